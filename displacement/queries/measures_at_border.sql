-- Which measures of a country are drawn over its entries between two days?
SELECT *
FROM events
WHERE area = $border
  AND mark = 1
  AND coalesce(effective, announced) BETWEEN CAST($first AS DATE) AND CAST($last AS DATE)
ORDER BY coalesce(effective, announced), id
