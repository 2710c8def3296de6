-- How many Venezuelans lived in a country, counted by birth, by citizenship, by the country or R4V, and by UNHCR as displaced?
-- What repeats UN DESA's estimate in round numbers is counted by birth or by citizenship, and stands there. Since 2010:
-- before, UN DESA alone counted.
SELECT
    firm.*,
    coalesce(firm.breakdown, firm.measure) AS axis,
    TRUE AS dated,
    coalesce(firm.note_en ILIKE '%misprint%', FALSE) AS doubtful,
    measures.definition_en,
    measures.definition_es
FROM firm
JOIN measures ON measures.id = firm.measure
WHERE firm.measure IN ('undesa_born_in_venezuela', 'undesa_venezuelan_citizens', 'venezuelans_hosted', 'unhcr_hosted')
  AND firm.area = $country
  AND firm.place IS NULL
  AND firm.nationality = 'VEN'
  AND firm.standing <> 'projection'
  AND firm.value > 0
  AND firm.date >= DATE '2010-01-01'
  AND (firm.breakdown IS NULL OR (firm.measure = 'venezuelans_hosted' AND firm.breakdown = 'venezuelan-nationality'))
  AND NOT (
      firm.measure = 'venezuelans_hosted'
      AND firm.qualifier <> 'exact'
      AND EXISTS (
          SELECT 1
          FROM wholes AS modelled
          WHERE modelled.measure IN ('undesa_born_in_venezuela', 'undesa_venezuelan_citizens')
            AND modelled.area = firm.area
            AND modelled.date <= firm.date
            AND abs(modelled.value - firm.value) < 0.001 * firm.value
      )
  )
ORDER BY
    array_position(
        ['undesa_born_in_venezuela', 'undesa_venezuelan_citizens', 'venezuelan-nationality', 'venezuelans_hosted', 'unhcr_hosted'],
        axis
    ),
    date,
    qualifier = 'exact',
    value,
    figure_id
