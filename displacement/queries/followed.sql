-- Which areas and measures can somebody follow: those of figures, with their names?
SELECT 'c' AS what, areas.id AS code, areas.name_en, areas.name_es
FROM areas
WHERE areas.id IN (SELECT area FROM figures)
UNION ALL
SELECT 'm', measures.id, measures.label_en, measures.label_es
FROM measures
WHERE measures.id IN (SELECT measure FROM figures)
ORDER BY what, code
