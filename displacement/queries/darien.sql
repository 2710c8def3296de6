-- How many Venezuelans crossed the Darién northward each month?
SELECT *, TRUE AS dated
FROM monthly
WHERE measure = 'transits'
  AND area = 'PAN'
  AND place = 'darien'
  AND nationality = 'VEN'
ORDER BY period_start
