-- Which acts of a country are drawn over its entries between two days?
SELECT
    *,
    coalesce(effective, announced) AS date
FROM events
WHERE area = $country
  AND mark = 1
  AND coalesce(effective, announced) BETWEEN CAST($first AS DATE) AND CAST($last AS DATE)
QUALIFY row_number() OVER (PARTITION BY title_en, coalesce(effective, announced) ORDER BY id) = 1
ORDER BY date, id
