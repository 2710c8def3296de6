-- Which countries, regions and the world can stand beside one another, and by which code are they all asked for?
SELECT 'all' AS code, 'All with figures' AS name_en, 'Todos los que tienen cifras' AS name_es, 0 AS place
UNION ALL
SELECT id, name_en, name_es, 1
FROM areas
WHERE id IN (SELECT area FROM composable)
ORDER BY place, code
