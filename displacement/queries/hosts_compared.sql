-- How many Venezuelans did UNHCR last count in each country, in all and per 1,000 inhabitants?
SELECT
    area AS code,
    value AS hosted,
    1000.0 * value / population AS hosted_per_1000
FROM unhcr_yearly
WHERE measure = 'unhcr_hosted'
  AND value > 0
QUALIFY date = max(date) OVER (PARTITION BY area)
ORDER BY area
