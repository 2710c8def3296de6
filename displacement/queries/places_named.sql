-- What are the places called that figures are counted at, and in which area do they lie?
SELECT id AS code, name_en, name_es, area, kind
FROM places
ORDER BY id
