-- How many Venezuelans crossed the Darién northward each month?
SELECT *, TRUE AS dated
FROM monthly
WHERE measure = 'transits'
  AND area = 'PAN'
  AND place = 'darien'
  AND nationality = 'VEN'
QUALIFY row_number() OVER (PARTITION BY period_start ORDER BY qualifier <> 'exact', grade, figure_id) = 1
ORDER BY period_start
