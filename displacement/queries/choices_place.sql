-- Which countries, regions and the world have figures?
SELECT id AS code, name_en, name_es
FROM areas
WHERE id IN (SELECT area FROM figures)
ORDER BY kind, id
