-- What was published of a part of the year that follows the last full one?
SELECT *, TRUE AS dated
FROM wholes
WHERE measure = 'irregular_entries'
  AND area = 'CHL'
  AND nationality = 'ALL'
  AND period_start > CAST($last AS DATE)
QUALIFY row_number() OVER (PARTITION BY period_start ORDER BY date DESC, grade, figure_id) = 1
ORDER BY date, figure_id
