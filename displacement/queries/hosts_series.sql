-- How many Venezuelans lived in a country over the years, according to each counter?
-- What is “modelled” is UN DESA's estimate by birth, which R4V repeats: no count of a state or of R4V.
SELECT *, TRUE AS dated, reported_by = 'UN DESA' AS modelled, coalesce(note_en ILIKE '%misprint%', FALSE) AS doubtful
FROM wholes
WHERE measure IN ('venezuelans_hosted', 'unhcr_hosted')
  AND area = $country
  AND nationality = 'VEN'
  AND standing <> 'projection'
  AND value > 0
ORDER BY date, figure_id
