-- How many Venezuelans entered a country each month, by its own count or that of the platform there?
-- A series is of one extent: the whole country or, where more months are counted there, one of its crossings.
WITH
    counted AS (
        SELECT
            *,
            count(DISTINCT period_start) OVER (PARTITION BY place) AS months
        FROM monthly
        WHERE measure = 'entries'
          AND area = $country
          AND nationality = 'VEN'
          AND (place IS NULL OR place_kind = 'crossing')
    )
SELECT * EXCLUDE (months), TRUE AS dated
FROM counted
WHERE place IS NOT DISTINCT FROM (SELECT place FROM counted ORDER BY months DESC, place NULLS FIRST LIMIT 1)
QUALIFY row_number() OVER (PARTITION BY period_start ORDER BY qualifier <> 'exact', grade, figure_id) = 1
ORDER BY period_start
