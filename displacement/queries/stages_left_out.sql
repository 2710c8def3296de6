-- Which other counts of a permit are published, besides those that are drawn?
SELECT
    measure,
    measure_en,
    measure_es,
    count(*) AS figures
FROM firm
WHERE instrument = $instrument
  AND breakdown IS NULL
  AND NOT list_contains($drawn, measure)
GROUP BY measure, measure_en, measure_es
ORDER BY figures DESC, measure
