-- Which host countries can be chosen, the largest hosts first?
SELECT
    areas.id AS code,
    areas.name_en,
    areas.name_es
FROM quotable
JOIN areas ON areas.id = quotable.area
WHERE areas.kind = 'country'
  AND quotable.measure IN ('venezuelans_hosted', 'unhcr_oip', 'unhcr_asylum_seekers', 'unhcr_refugees')
GROUP BY areas.id, areas.name_en, areas.name_es
ORDER BY max(quotable.value) DESC, code
