-- What did each counter say about the Venezuelans in a country in the year of UNHCR's last count?
SELECT *, TRUE AS dated, coalesce(note_en ILIKE '%misprint%', FALSE) AS doubtful
FROM wholes
WHERE measure IN ('venezuelans_hosted', 'unhcr_hosted')
  AND area = $country
  AND nationality = 'VEN'
  AND standing <> 'projection'
  AND value > 0
  AND year(date) = (SELECT max(year(date)) FROM unhcr_yearly WHERE measure = 'unhcr_hosted')
ORDER BY date, value, measure, figure_id
