-- Which countries hosted most people displaced from Venezuela at the end of a year, in all or per 1,000 inhabitants?
-- Those that are chosen are told even where they are not among the first.
SELECT
    wholes.*,
    wholes.area AS code,
    wholes.population AS denominator,
    make_date(inhabitants.year, 12, 31) AS denominator_date,
    'year' AS denominator_precision,
    inhabitants.source AS denominator_source,
    estimators.name_en AS denominator_publisher_en,
    estimators.name_es AS denominator_publisher_es,
    CASE WHEN $per = '1000' THEN 1000.0 * value / wholes.population ELSE value END AS shown,
    row_number() OVER (ORDER BY shown DESC NULLS LAST, wholes.area) AS place_in_order
FROM wholes
LEFT JOIN inhabitants
    ON inhabitants.area = wholes.area
    AND inhabitants.year = wholes.population_year
LEFT JOIN sources AS estimates ON estimates.id = inhabitants.source
LEFT JOIN organisations AS estimators ON estimators.name_en = estimates.publisher
WHERE measure = 'unhcr_hosted'
  AND date = (SELECT max(date) FROM wholes WHERE measure = 'unhcr_hosted')
  AND value > 0
QUALIFY place_in_order <= 20 OR list_contains($countries, wholes.area)
ORDER BY place_in_order
