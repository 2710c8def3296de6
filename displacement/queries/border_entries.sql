-- How many Venezuelans entered a country each month, by its own count or that of the platform there?
SELECT *, TRUE AS dated
FROM monthly
WHERE measure = 'entries'
  AND area = $border
  AND nationality = 'VEN'
  AND coalesce(place, 'pacaraima') = 'pacaraima'
QUALIFY row_number() OVER (PARTITION BY period_start ORDER BY qualifier <> 'exact', grade, value DESC, figure_id) = 1
ORDER BY period_start
