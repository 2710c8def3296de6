-- For which countries are there monthly entries of at least three months?
SELECT areas.id AS code, areas.name_en, areas.name_es
FROM quotable
JOIN areas ON areas.id = quotable.area
WHERE quotable.measure = 'entries'
  AND quotable.nationality = 'VEN'
  AND quotable.breakdown IS NULL
  AND coalesce(quotable.place, 'pacaraima') = 'pacaraima'
  AND quotable.date_precision = 'month'
  AND quotable.period_start = date_trunc('month', quotable.date)
  AND quotable.grade <> 'mirror'
GROUP BY areas.id, areas.name_en, areas.name_es
HAVING count(DISTINCT quotable.period_start) >= 3
ORDER BY code <> 'PER', areas.name_en
