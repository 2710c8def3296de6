-- How many people did Chile's police record entering irregularly each year?
SELECT *
FROM quotable
WHERE measure = 'irregular_entries'
  AND area = 'CHL'
  AND nationality = 'VEN'
  AND place IS NULL
  AND breakdown IS NULL
  AND period_start = date_trunc('year', date)
  AND month(date) = 12
  AND grade <> 'mirror'
ORDER BY period_start, value
