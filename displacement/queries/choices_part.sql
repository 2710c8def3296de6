-- Which parts of a measure can a picture show, alone or all of a kind side by side? The first is the whole.
SELECT DISTINCT part_id AS code, part_id AS name_en, part_id AS name_es
FROM composable
UNION
SELECT DISTINCT
    'by.' || replace(coalesce(dimension, 'permit'), ' ', '-') AS code,
    'by.' || replace(coalesce(dimension, 'permit'), ' ', '-') AS name_en,
    'by.' || replace(coalesce(dimension, 'permit'), ' ', '-') AS name_es
FROM composable
WHERE part_id <> ''
  AND NOT contains(part_id, '.')
ORDER BY code
