-- How many Venezuelans were counted each month at the four stations of the road north, and of how many people in all?
-- A share is given where both are exact counts of the same month and station.
WITH
    stations AS (
        SELECT *
        FROM monthly
        WHERE (measure = 'transits' AND place = 'darien')
           OR (measure = 'irregular_entries' AND area = 'HND' AND place IS NULL)
           OR (measure = 'irregular_status_events' AND area = 'MEX' AND place IS NULL)
           OR (measure = 'encounters' AND place = 'usa-southwest-border')
    ),
    beside AS (
        SELECT
            counted.*,
            everybody.value AS denominator,
            everybody.figure_id AS denominator_figure_id,
            everybody.date AS denominator_date,
            everybody.date_precision AS denominator_precision,
            everybody.source AS denominator_source,
            everybody.publisher_en AS denominator_publisher_en,
            everybody.publisher_es AS denominator_publisher_es,
            counted.qualifier = 'exact' AND everybody.qualifier = 'exact' AND counted.value <= everybody.value
                AND everybody.value > 0 AND counted.segment = everybody.segment AS comparable
        FROM stations AS counted
        LEFT JOIN stations AS everybody
            ON everybody.nationality = 'ALL'
            AND everybody.measure = counted.measure
            AND everybody.area = counted.area
            AND everybody.period_start = counted.period_start
        WHERE counted.nationality = 'VEN'
    )
SELECT
    * EXCLUDE (comparable),
    measure AS axis,
    CASE WHEN $among = 'share' THEN 100.0 * value / denominator ELSE value END AS shown,
    TRUE AS dated
FROM beside
WHERE $among <> 'share' OR comparable
ORDER BY array_position(['transits', 'irregular_entries', 'irregular_status_events', 'encounters'], measure), period_start
