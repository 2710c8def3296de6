-- Which countries, regions and the world have figures, and all countries together?
SELECT 'all' AS code, 'All countries' AS name_en, 'Todos los países' AS name_es
UNION ALL
(
    SELECT id, name_en, name_es
    FROM areas
    WHERE id IN (SELECT area FROM figures)
    ORDER BY kind, id
)
