-- In which areas do documents disagree?
SELECT 'all' AS code, 'All areas' AS name_en, 'Todas las áreas' AS name_es
UNION ALL
SELECT code, name_en, name_es
FROM (
    SELECT DISTINCT areas.id AS code, areas.name_en, areas.name_es
    FROM disagreements
    JOIN areas ON areas.id = disagreements.area
    ORDER BY areas.name_en
)
