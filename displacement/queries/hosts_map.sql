-- Where did people displaced from Venezuela live at the end of a year?
SELECT
    wholes.*,
    wholes.area AS code,
    areas.latitude,
    areas.longitude,
    areas.unhcr_region,
    population AS denominator,
    CASE WHEN $per = '1000' THEN 1000.0 * value / population ELSE value END AS shown
FROM wholes
JOIN areas ON areas.id = wholes.area
WHERE measure = 'unhcr_hosted'
  AND value > 0
QUALIFY date = max(date) OVER ()
ORDER BY shown DESC NULLS LAST, wholes.area
