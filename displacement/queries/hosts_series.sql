-- How many Venezuelans lived in a country over the years, according to each counter?
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
ORDER BY date, figure_id
