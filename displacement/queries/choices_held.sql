-- On which countries, regions and the world are there figures?
SELECT
    areas.id AS code,
    areas.name_en,
    areas.name_es
FROM figures
JOIN areas ON areas.id = figures.area
GROUP BY areas.id, areas.name_en, areas.name_es
ORDER BY count(*) DESC, code
