-- How many people of all nationalities were recorded entering Chile irregularly each year?
SELECT *, TRUE AS dated
FROM wholes
WHERE measure = 'irregular_entries'
  AND area = 'CHL'
  AND nationality = 'ALL'
  AND period_start = date_trunc('year', date)
  AND month(date) = 12
QUALIFY row_number() OVER (PARTITION BY period_start ORDER BY grade, figure_id) = 1
ORDER BY period_start
