-- How did the number of Venezuelans abroad grow, in the world and in Latin America and the Caribbean?
SELECT *, area AS series, TRUE AS dated, coalesce(note_en ILIKE '%misprint%', FALSE) AS doubtful
FROM wholes
WHERE measure = 'venezuelans_hosted'
  AND area IN ('WORLD', 'LAC')
  AND nationality = 'VEN'
  AND standing = 'published'
  AND date_precision <> 'year'
ORDER BY date, figure_id
