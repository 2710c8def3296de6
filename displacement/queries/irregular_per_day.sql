-- How many people a day were estimated to enter Peru from Ecuador outside the border posts?
SELECT *, TRUE AS dated
FROM firm
WHERE measure = 'irregular_entries_per_day'
  AND area = 'PER'
  AND place IN ('peru-ecuador-border', 'per-tumbes', 'tumbes', 'cebaf-tumbes')
  AND breakdown IS NULL
ORDER BY date, reported_by, source, place, value, figure_id
