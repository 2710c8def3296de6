-- Which figures are held on a country?
SELECT
    *,
    CAST(NULL AS VARCHAR) AS axis
FROM quotable
WHERE area = $country
  AND NOT contains(figure_id, ' ')
QUALIFY row_number() OVER (PARTITION BY figure_id ORDER BY breakdown NULLS LAST) = 1
ORDER BY topic, measure, instrument, breakdown, place, date, figure_id
