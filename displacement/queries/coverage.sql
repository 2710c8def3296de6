-- Which time, which areas and which measures do the figures cover?
SELECT
    min(coalesce(period_start, date)) AS first,
    max(date) AS last,
    (SELECT list(DISTINCT name_en ORDER BY name_en) FROM areas WHERE id IN (SELECT area FROM figures)) AS areas,
    (SELECT list(DISTINCT label_en ORDER BY label_en) FROM measures) AS measures
FROM figures
WHERE standing <> 'projection'
