-- How many people a day were estimated to enter Peru outside the border posts?
SELECT *, TRUE AS dated
FROM firm
WHERE measure = 'irregular_entries_per_day'
  AND area = 'PER'
  AND breakdown IS NULL
ORDER BY date, value, figure_id
