-- What do the parts of one kind come to in an area at each date, and what is the whole?
SELECT
    year(date) AS year,
    date,
    sum(value) FILTER (WHERE part_id <> '') AS parts,
    any_value(value) FILTER (WHERE part_id = '') AS whole
FROM composable
WHERE measure = $measure
  AND area = $area
  AND bound IS NULL
  AND (part_id = '' OR (NOT contains(part_id, '.') AND replace(dimension, ' ', '-') = $dimension))
GROUP BY reported_by, date, period_start
HAVING parts IS NOT NULL
ORDER BY date
