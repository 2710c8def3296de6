-- How many claims were filed each year in Peru and in six other countries, in all or per 1,000 Venezuelans hosted?
-- Rates begin where UNHCR began to count those displaced abroad; where no rate can be given, there is no answer.
SELECT
    claims.*,
    hosted.value AS denominator,
    hosted.date AS denominator_date,
    hosted.source AS denominator_source,
    hosted.publisher_en AS denominator_publisher_en,
    hosted.publisher_es AS denominator_publisher_es,
    TRUE AS dated,
    CASE
        WHEN $per <> 'hosted' THEN claims.value
        WHEN year(claims.date) >= 2018 THEN 1000.0 * claims.value / nullif(hosted.value, 0)
    END AS shown
FROM unhcr_yearly AS claims
LEFT JOIN unhcr_yearly AS hosted
    ON hosted.measure = 'unhcr_hosted'
    AND hosted.area = claims.area
    AND hosted.date = claims.date
WHERE claims.measure = 'unhcr_claims_new'
  AND claims.area IN ('PER', 'COL', 'ECU', 'CHL', 'BRA', 'ESP', 'USA')
QUALIFY count(shown) OVER () > 0
ORDER BY array_position(['PER', 'COL', 'ECU', 'CHL', 'BRA', 'ESP', 'USA'], claims.area), claims.date
