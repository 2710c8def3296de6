-- Of which years are there figures in the ledger?
SELECT 'all' AS code, 'All years' AS name_en, 'Todos los años' AS name_es
UNION ALL
SELECT year, year, year
FROM (SELECT DISTINCT CAST(year(date) AS VARCHAR) AS year FROM figures ORDER BY year DESC)
