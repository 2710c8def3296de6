-- How long did people wait at the border for an answer?
SELECT *, TRUE AS dated
FROM firm
WHERE measure = 'waiting_days'
  AND area IN ('PER', 'ECU', 'CHL')
  AND breakdown IS NULL
ORDER BY date, area, place, source, reported_by, value, figure_id
