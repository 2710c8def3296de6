-- For which countries are there monthly entries of at least three months?
SELECT areas.id AS code, areas.name_en, areas.name_es
FROM monthly
JOIN areas ON areas.id = monthly.area
WHERE monthly.measure = 'entries'
  AND monthly.nationality = 'VEN'
  AND coalesce(monthly.place, 'pacaraima') = 'pacaraima'
GROUP BY areas.id, areas.name_en, areas.name_es
HAVING count(DISTINCT monthly.period_start) >= 3
ORDER BY code <> 'PER', areas.name_en
