-- Which figures of these measures and areas are published and not drawn, because nobody can tell what they count?
SELECT
    held_back.measure,
    held_back.area,
    areas.name_en AS area_en,
    areas.name_es AS area_es,
    measures.label_en AS measure_en,
    measures.label_es AS measure_es,
    since AS period_start,
    until AS date,
    'month' AS date_precision,
    'flow' AS kind,
    reason_en,
    reason_es
FROM held_back
JOIN areas ON areas.id = held_back.area
JOIN measures ON measures.id = held_back.measure
WHERE held_back.area IN (SELECT unnest(CAST($areas AS VARCHAR[])))
  AND held_back.measure IN (SELECT unnest(CAST($measures AS VARCHAR[])))
ORDER BY held_back.area, held_back.measure, since
