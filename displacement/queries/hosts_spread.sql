-- What did each counter say about the Venezuelans in a country in one year?
SELECT *
FROM quotable
WHERE measure IN ('venezuelans_hosted', 'unhcr_hosted')
  AND area = $country
  AND place IS NULL
  AND breakdown IS NULL
  AND nationality = 'VEN'
  AND standing <> 'projection'
  AND grade <> 'mirror'
  AND value > 0
  AND year(date) = CAST($year AS INTEGER)
ORDER BY date, value
