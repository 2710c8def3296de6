-- In which countries and regions were measures taken, all of them first?
SELECT
    'all' AS code,
    'All countries' AS name_en,
    'Todos los países' AS name_es,
    1000 AS measures
UNION ALL
SELECT
    areas.id,
    areas.name_en,
    areas.name_es,
    count(*)
FROM events
JOIN areas ON areas.id = events.area
GROUP BY areas.id, areas.name_en, areas.name_es
ORDER BY measures DESC, code
