-- Which countries besides Peru have permits with figures?
SELECT
    areas.id AS code,
    areas.name_en,
    areas.name_es
FROM firm
JOIN areas ON areas.id = firm.area
WHERE firm.topic = 'permits'
  AND firm.instrument IS NOT NULL
  AND firm.area <> 'PER'
  AND firm.unit <> 'percent'
  AND areas.kind = 'country'
GROUP BY areas.id, areas.name_en, areas.name_es
ORDER BY count(*) DESC, code
