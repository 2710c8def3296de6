-- Which countries besides Peru have permits with figures?
SELECT
    areas.id AS code,
    areas.name_en,
    areas.name_es
FROM quotable
JOIN areas ON areas.id = quotable.area
WHERE quotable.topic = 'permits'
  AND quotable.instrument IS NOT NULL
  AND quotable.area <> 'PER'
  AND quotable.grade <> 'mirror'
  AND quotable.unit <> 'percent'
  AND areas.kind = 'country'
GROUP BY areas.id, areas.name_en, areas.name_es
ORDER BY count(*) DESC, code
