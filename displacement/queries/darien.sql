-- How many Venezuelans crossed the Darién northward each month?
SELECT *
FROM quotable
WHERE measure = 'transits'
  AND area = 'PAN'
  AND nationality = 'VEN'
  AND breakdown IS NULL
  AND date_precision = 'month'
  AND period_start = date_trunc('month', date)
  AND grade <> 'mirror'
QUALIFY row_number() OVER (
    PARTITION BY period_start
    ORDER BY qualifier <> 'exact', array_position(['official', 'inter_agency', 'report', 'news'], grade), figure_id
) = 1
ORDER BY period_start
