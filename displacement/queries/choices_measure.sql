-- Of which measures can a picture be composed, the best covered first?
SELECT measures.id AS code, measures.label_en AS name_en, measures.label_es AS name_es
FROM coverage
JOIN measures ON measures.id = coverage.measure
GROUP BY measures.id, measures.label_en, measures.label_es
ORDER BY count(DISTINCT coverage.area) DESC, sum(coverage.figures) DESC, code
