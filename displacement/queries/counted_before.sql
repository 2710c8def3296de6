-- Which of UNHCR’s totals of a year repeat, to the last person, what was counted in an earlier year, and when was that?
SELECT
    totals.area,
    totals.area_en,
    totals.area_es,
    totals.date,
    totals.value,
    min(counts.date) AS counted,
    arg_min(counts.date_precision, counts.date) AS counted_precision,
    arg_min(counts.counter_en, counts.date) AS counter_en,
    arg_min(counts.counter_es, counts.date) AS counter_es
FROM wholes AS totals
JOIN wholes AS counts
    ON counts.area = totals.area
    AND counts.value = totals.value
    AND year(counts.date) < year(totals.date)
WHERE totals.measure = 'unhcr_hosted'
  AND totals.value >= 1000
  AND counts.measure IN ('unhcr_hosted', 'venezuelans_hosted')
  AND counts.nationality = 'VEN'
  AND counts.qualifier = 'exact'
GROUP BY ALL
ORDER BY totals.date, totals.value DESC, totals.area
