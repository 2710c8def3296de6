-- Which disagreements are there to choose from?
SELECT id AS code, id AS name_en, id AS name_es
FROM disagreements
ORDER BY id
