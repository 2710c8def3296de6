-- Of which measures can a picture be composed, the best covered first?
SELECT
    measures.id AS code,
    measures.label_en AS name_en,
    measures.label_es AS name_es,
    measures.topic,
    measures.stage,
    measures.kind,
    measures.unit,
    measures.over_time,
    measures.over_areas,
    measures.over_parts,
    count(DISTINCT coverage.area) AS areas,
    sum(coverage.figures) AS figures
FROM coverage
JOIN measures ON measures.id = coverage.measure
GROUP BY ALL
ORDER BY areas DESC, figures DESC, code
