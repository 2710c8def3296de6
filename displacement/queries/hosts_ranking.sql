-- Which countries hosted most people displaced from Venezuela at the end of a year, in all or per 1,000 inhabitants?
SELECT
    *,
    area AS code,
    population AS denominator,
    CASE WHEN $per = '1000' THEN 1000.0 * value / population ELSE value END AS shown
FROM wholes
WHERE measure = 'unhcr_hosted'
  AND value > 0
QUALIFY date = max(date) OVER ()
ORDER BY shown DESC NULLS LAST, area
LIMIT 20
