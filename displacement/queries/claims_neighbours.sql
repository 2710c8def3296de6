-- How many claims were filed each year in Peru and in other countries, in all or per 1,000 Venezuelans hosted?
-- The others are those chosen, or six where none is. Rates begin where UNHCR began to count those displaced abroad; where no rate can be given, there is no answer.
-- What UNHCR prints as 5 may be 1 to 5: no rate is told of what is nothing but such counts ("few").
WITH
    chosen AS (
        SELECT list(area ORDER BY place) AS areas
        FROM (SELECT unnest(string_split($c, '~')) AS area, generate_subscripts(string_split($c, '~'), 1) AS place)
        WHERE area <> 'PER' AND area IN (SELECT area FROM unhcr_yearly WHERE measure = 'unhcr_claims_new')
    ),
    compared AS (
        SELECT ['PER'] || coalesce(areas, ['COL', 'ECU', 'CHL', 'BRA', 'ESP', 'USA']) AS areas FROM chosen
    )
SELECT
    claims.*,
    hosted.value AS denominator,
    hosted.date AS denominator_date,
    hosted.source AS denominator_source,
    hosted.publisher_en AS denominator_publisher_en,
    hosted.publisher_es AS denominator_publisher_es,
    TRUE AS dated,
    coalesce(5 * claims.masked = claims.value OR 5 * hosted.masked = hosted.value, FALSE) AS few,
    CASE
        WHEN $per <> 'hosted' THEN claims.value
        WHEN year(claims.date) >= 2018 AND NOT few THEN 1000.0 * claims.value / nullif(hosted.value, 0)
    END AS shown
FROM unhcr_yearly AS claims
JOIN compared ON list_contains(compared.areas, claims.area)
LEFT JOIN unhcr_yearly AS hosted
    ON hosted.measure = 'unhcr_hosted'
    AND hosted.area = claims.area
    AND hosted.date = claims.date
WHERE claims.measure = 'unhcr_claims_new'
QUALIFY count(shown) OVER () > 0
ORDER BY list_position(compared.areas, claims.area), claims.date
