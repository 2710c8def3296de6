-- Which areas have figures in the ledger?
SELECT 'all' AS code, 'All areas' AS name_en, 'Todas las áreas' AS name_es
UNION ALL
SELECT code, name_en, name_es
FROM (
    SELECT DISTINCT areas.id AS code, areas.name_en, areas.name_es
    FROM figures
    JOIN areas ON areas.id = figures.area
    ORDER BY areas.name_en
)
