-- How long did people wait at the border for an answer, and what does the law allow?
SELECT *
FROM quotable
WHERE measure = 'waiting_days'
  AND area IN ('PER', 'ECU', 'CHL')
  AND grade <> 'mirror'
ORDER BY date, source, value
