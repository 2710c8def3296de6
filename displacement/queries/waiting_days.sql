-- How long did people wait at the border for an answer, and what does the law allow?
SELECT *, TRUE AS dated
FROM firm
WHERE measure = 'waiting_days'
  AND area IN ('PER', 'ECU', 'CHL')
ORDER BY date, source, value, figure_id
