-- Which countries hosted most people displaced from Venezuela at the end of a year, in all or per 1,000 inhabitants?
-- Those that are chosen are told even where they are not among the first.
SELECT
    *,
    area AS code,
    population AS denominator,
    CASE WHEN $per = '1000' THEN 1000.0 * value / population ELSE value END AS shown,
    row_number() OVER (ORDER BY shown DESC NULLS LAST, area) AS place_in_order
FROM wholes
WHERE measure = 'unhcr_hosted'
  AND date = (SELECT max(date) FROM wholes WHERE measure = 'unhcr_hosted')
  AND value > 0
QUALIFY place_in_order <= 20 OR list_contains($countries, area)
ORDER BY place_in_order
