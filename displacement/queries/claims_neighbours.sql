-- How many claims were filed each year in Peru and in six other countries, in all or per 1,000 Venezuelans hosted?
SELECT
    claims.*,
    hosted.value AS denominator,
    TRUE AS dated,
    CASE
        WHEN $per <> 'hosted' THEN claims.value
        WHEN year(claims.date) >= 2018 THEN 1000.0 * claims.value / hosted.value
    END AS shown
FROM wholes AS claims
LEFT JOIN wholes AS hosted
    ON hosted.measure = 'unhcr_hosted'
    AND hosted.area = claims.area
    AND hosted.date = claims.date
WHERE claims.measure = 'unhcr_claims_new'
  AND claims.area IN ('PER', 'COL', 'ECU', 'CHL', 'BRA', 'ESP', 'USA')
ORDER BY array_position(['PER', 'COL', 'ECU', 'CHL', 'BRA', 'ESP', 'USA'], claims.area), claims.date
