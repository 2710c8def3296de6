-- Where do documents disagree, by how much, and why?
SELECT
    disagreements.*,
    areas.name_en AS area_en,
    areas.name_es AS area_es,
    measures.label_en AS measure_en,
    measures.label_es AS measure_es,
    measures.unit
FROM disagreements
JOIN areas ON areas.id = disagreements.area
JOIN measures ON measures.id = disagreements.measure
WHERE $where IN ('all', disagreements.area)
  AND $reason IN ('all', disagreements.reason)
ORDER BY disagreements.area <> 'PER', area_en, disagreements.date, disagreements.id
