-- In which countries are Venezuelans counted by more than one definition: by birth, by citizenship, by the country or R4V, by UNHCR?
SELECT
    areas.id AS code,
    areas.name_en,
    areas.name_es
FROM wholes
JOIN areas ON areas.id = wholes.area
WHERE areas.kind = 'country'
  AND wholes.measure IN ('undesa_born_in_venezuela', 'undesa_venezuelan_citizens', 'venezuelans_hosted', 'unhcr_hosted')
  AND wholes.value > 0
GROUP BY areas.id, areas.name_en, areas.name_es
HAVING count(DISTINCT wholes.measure) > 1
ORDER BY max(wholes.value) DESC, code
