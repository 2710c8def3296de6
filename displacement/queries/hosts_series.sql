-- How many Venezuelans lived in a country over the years, according to each counter?
SELECT *, TRUE AS dated, coalesce(note_en ILIKE '%misprint%', FALSE) AS doubtful
FROM wholes
WHERE measure IN ('venezuelans_hosted', 'unhcr_hosted')
  AND area = $country
  AND nationality = 'VEN'
  AND standing <> 'projection'
  AND value > 0
ORDER BY date, figure_id
