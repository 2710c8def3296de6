-- Which parts of measures can a picture be composed of: the whole first, parts of a kind side by side, then each alone?
-- Their names are those of a measure’s own parts (parts_named.sql).
SELECT code, code AS name_en, code AS name_es
FROM (
    SELECT '' AS code
    UNION
    SELECT DISTINCT part_id FROM coverage
    UNION
    SELECT DISTINCT 'by.' || coalesce(replace(dimension, ' ', '-'), 'permit')
    FROM coverage
    WHERE part_id <> ''
      AND NOT contains(part_id, '.')
)
ORDER BY code <> '', NOT starts_with(code, 'by.'), code
