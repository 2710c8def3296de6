-- Where did people displaced from Venezuela live at the end of a year?
SELECT
    wholes.*,
    wholes.area AS code,
    areas.latitude,
    areas.longitude,
    areas.unhcr_region,
    wholes.population AS denominator,
    make_date(inhabitants.year, 12, 31) AS denominator_date,
    'year' AS denominator_precision,
    inhabitants.source AS denominator_source,
    estimators.name_en AS denominator_publisher_en,
    estimators.name_es AS denominator_publisher_es,
    CASE WHEN $per = '1000' THEN 1000.0 * value / wholes.population ELSE value END AS shown
FROM wholes
JOIN areas ON areas.id = wholes.area
LEFT JOIN inhabitants
    ON inhabitants.area = wholes.area
    AND inhabitants.year = wholes.population_year
LEFT JOIN sources AS estimates ON estimates.id = inhabitants.source
LEFT JOIN organisations AS estimators ON estimators.name_en = estimates.publisher
WHERE measure = 'unhcr_hosted'
  AND value > 0
QUALIFY date = max(date) OVER ()
ORDER BY shown DESC NULLS LAST, wholes.area
