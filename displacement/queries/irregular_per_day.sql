-- How many people a day were estimated to enter Peru outside the border posts?
SELECT *
FROM quotable
WHERE measure = 'irregular_entries_per_day'
  AND area = 'PER'
  AND grade <> 'mirror'
  AND breakdown IS NULL
ORDER BY date, value
