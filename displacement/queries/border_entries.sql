-- How many Venezuelans entered a country each month, by its own count or that of the platform there?
SELECT *
FROM quotable
WHERE measure = 'entries'
  AND area = $border
  AND nationality = 'VEN'
  AND breakdown IS NULL
  AND coalesce(place, 'pacaraima') = 'pacaraima'
  AND date_precision = 'month'
  AND period_start = date_trunc('month', date)
  AND grade <> 'mirror'
QUALIFY row_number() OVER (
    PARTITION BY period_start
    ORDER BY qualifier <> 'exact', array_position(['official', 'inter_agency', 'report', 'news'], grade), value DESC
) = 1
ORDER BY period_start
