-- What are the areas called, and where do they lie?
SELECT id AS code, name_en, name_es, kind, latitude, longitude
FROM areas
ORDER BY id
