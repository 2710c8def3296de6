-- How many of the Venezuelans estimated in Chile were in an irregular situation, by year and, in the last one, by region?
-- Each is a share of those estimated at the same place on the same day in the same document; those whose region is not
-- known are a row of their own.
WITH
    estimated AS (
        SELECT *, coalesce(place, breakdown, area) AS code
        FROM firm
        WHERE area = 'CHL'
          AND measure IN ('irregular_status', 'venezuelans_hosted')
          AND nationality = 'VEN'
          AND (place IS NULL OR place_kind IN ('admin1', 'capital'))
          AND (breakdown IS NULL OR (place IS NULL AND breakdown IN ('region-not-known', 'census-carried-forward')))
    ),
    shares AS (
        SELECT
            irregular.*,
            hosted.value AS denominator,
            hosted.figure_id AS denominator_figure_id,
            hosted.date AS denominator_date,
            hosted.date_precision AS denominator_precision,
            hosted.source AS denominator_source,
            hosted.publisher_en AS denominator_publisher_en,
            hosted.publisher_es AS denominator_publisher_es,
            100.0 * irregular.value / hosted.value AS shown,
            irregular.code = irregular.area AS whole
        FROM estimated AS irregular
        JOIN estimated AS hosted USING (code, date, source, reported_by)
        WHERE irregular.measure = 'irregular_status'
          AND hosted.measure = 'venezuelans_hosted'
          AND hosted.value >= irregular.value
          AND hosted.value > 0
        QUALIFY row_number() OVER (
            PARTITION BY code, date
            ORDER BY irregular.grade, irregular.figure_id, hosted.figure_id
        ) = 1
    )
SELECT
    shares.*,
    TRUE AS dated,
    year(shares.date) AS year,
    census.value AS carried_forward
FROM shares
LEFT JOIN estimated AS census
    ON census.measure = 'venezuelans_hosted'
    AND census.breakdown = 'census-carried-forward'
    AND shares.whole
    AND census.date = shares.date
    AND census.source = shares.source
    AND census.reported_by = shares.reported_by
WHERE shares.whole
   OR shares.date = (SELECT max(date) FROM shares WHERE NOT whole)
ORDER BY NOT shares.whole, shares.date, shares.shown DESC, shares.code
