-- Which figures say the most about Venezuelan displacement today?
WITH
    said AS (
        SELECT
            *,
            area AS card,
            date >= max(date) OVER (PARTITION BY area) - INTERVAL 1 YEAR AS recent
        FROM wholes
        WHERE measure = 'venezuelans_hosted'
          AND area IN ('WORLD', 'LAC', 'COL', 'PER')
          AND nationality = 'VEN'
          AND standing = 'published'
          AND counter_kind IN ('r4v', 'national')
          AND (qualifier = 'exact' OR grade < CAST('news' AS grade))
    ),
    -- The latest one, and a newspaper's only where R4V or a state says nothing itself within a year of it.
    latest AS (
        SELECT * EXCLUDE (recent)
        FROM said
        WHERE recent
        QUALIFY row_number() OVER (
            PARTITION BY area
            ORDER BY grade >= CAST('news' AS grade), date DESC, qualifier <> 'exact', grade, figure_id
        ) = 1
    ),
    waiting AS (
        SELECT *, 'pending' AS card
        FROM wholes
        WHERE measure = 'unhcr_asylum_seekers' AND area = 'PER'
        ORDER BY date DESC, grade, figure_id
        LIMIT 1
    ),
    admitted AS (
        SELECT claims.*, 'admitted' AS card, recorded.value AS recorded
        FROM firm AS claims
        JOIN firm AS recorded
            ON recorded.measure = 'border_claims_recorded'
            AND recorded.area = claims.area
            AND recorded.place IS NOT DISTINCT FROM claims.place
            AND recorded.period_start = claims.period_start
            AND recorded.date = claims.date
            AND recorded.source = claims.source
            AND recorded.breakdown IS NULL
        WHERE claims.measure = 'border_claims_admitted' AND claims.area = 'PER' AND claims.breakdown IS NULL
        ORDER BY claims.date DESC, claims.grade, claims.figure_id
        LIMIT 1
    )
SELECT *, card AS axis
FROM (
    SELECT * FROM latest
    UNION ALL BY NAME
    SELECT * FROM waiting
    UNION ALL BY NAME
    SELECT * FROM admitted
)
ORDER BY array_position(['WORLD', 'LAC', 'COL', 'PER', 'pending', 'admitted'], card)
