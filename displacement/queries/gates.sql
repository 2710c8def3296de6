-- How many Venezuelans entered and how many left a whole country by its border posts each month?
SELECT *, measure AS axis, measure AS panel, 'VEN' AS series, area AS code, FALSE AS unfinished, TRUE AS dated
FROM monthly
WHERE measure IN ('entries', 'exits')
  AND area = $country
  AND place IS NULL
  AND nationality = 'VEN'
QUALIFY row_number() OVER (PARTITION BY measure, period_start ORDER BY qualifier <> 'exact', grade, figure_id) = 1
ORDER BY measure, period_start
