-- How many people of all nationalities were recorded entering Chile irregularly each year?
SELECT *
FROM quotable
WHERE measure = 'irregular_entries'
  AND area = 'CHL'
  AND nationality = 'ALL'
  AND place IS NULL
  AND breakdown IS NULL
  AND period_start = date_trunc('year', date)
  AND month(date) = 12
  AND grade <> 'mirror'
QUALIFY row_number() OVER (PARTITION BY period_start ORDER BY array_position(['official', 'inter_agency', 'report', 'news'], grade), figure_id) = 1
ORDER BY period_start
