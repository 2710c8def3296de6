-- Which figures say the most about a country: how many Venezuelans, by whom counted; claims, decisions, permits, entries?
-- The latest of each, and a newspaper's only where it is exact and nobody else says anything within a year of it. Where
-- fewer than three of these are published, the latest of whatever else is: not what repeats a count of the same people, nor
-- deaths, which are no number among others.
WITH
    said AS (
        SELECT
            *,
            CASE
                WHEN measure = 'venezuelans_hosted' AND counter_kind IN ('r4v', 'national') AND (qualifier = 'exact' OR grade < CAST('news' AS grade))
                    THEN counter_kind
                WHEN measure = 'entries' AND period_start = date_trunc('year', date) AND month(date) = 12 THEN 'entries'
                WHEN measure IN ('unhcr_hosted', 'unhcr_asylum_seekers', 'unhcr_refugees', 'unhcr_claims_new', 'unhcr_decisions_recognised')
                    THEN measure
                WHEN kind = 'cumulative' AND stage IN ('granted', 'delivered') THEN 'permits'
            END AS card
        FROM wholes
        WHERE area = $country
          AND standing NOT IN ('projection', 'provisional')
          AND nationality = 'VEN'
          AND unit <> 'percent'
    ),
    -- Of permits, the instrument of which most were given.
    known AS (
        SELECT *
        FROM said
        WHERE card IS NOT NULL
          AND (card <> 'permits' OR instrument IS NOT NULL)
        QUALIFY card <> 'permits'
            OR dense_rank() OVER (PARTITION BY card ORDER BY value DESC, instrument) = 1
    ),
    latest AS (
        SELECT *, date >= max(date) OVER (PARTITION BY card) - INTERVAL 1 YEAR AS recent
        FROM known
    ),
    cards AS (
        SELECT * EXCLUDE (recent)
        FROM latest
        WHERE recent
        QUALIFY row_number() OVER (
            PARTITION BY card
            ORDER BY grade >= CAST('news' AS grade), date DESC, qualifier <> 'exact', grade, figure_id
        ) = 1
    ),
    decided AS (
        SELECT date, sum(value) AS decided
        FROM unhcr_yearly
        WHERE area = $country
          AND measure IN ('unhcr_decisions_recognised', 'unhcr_decisions_other_protection', 'unhcr_decisions_rejected')
        GROUP BY date
        HAVING count(*) = 3
    ),
    others AS (
        SELECT * REPLACE (measure AS card)
        FROM (SELECT *, CAST(NULL AS VARCHAR) AS card FROM firm WHERE area = $country)
        WHERE (SELECT count(*) FROM cards) < 3
          AND measure NOT IN (SELECT measure FROM cards)
          AND measure NOT LIKE 'unhcr_claims_other%'
          AND measure NOT LIKE 'unhcr_flow%'
          AND measure <> 'deaths_and_disappearances'
          AND (measure NOT LIKE 'undesa%' OR 'venezuelans_hosted' NOT IN (SELECT measure FROM wholes WHERE area = $country))
          AND value > 0
        QUALIFY row_number() OVER (
            PARTITION BY measure ORDER BY standing IN ('projection', 'provisional'), breakdown IS NOT NULL, place IS NOT NULL, date DESC, grade, figure_id
        ) = 1
    )
SELECT
    *,
    card AS axis,
    CASE WHEN measure = 'unhcr_decisions_recognised' THEN decided END AS of_decided
FROM (
    SELECT * FROM cards
    UNION ALL BY NAME
    SELECT * FROM others
)
LEFT JOIN decided USING (date)
ORDER BY
    coalesce(
        array_position(
            [
                'national', 'r4v', 'unhcr_hosted', 'unhcr_asylum_seekers', 'unhcr_refugees', 'unhcr_claims_new',
                'unhcr_decisions_recognised', 'permits', 'entries'
            ],
            card
        ),
        99
    ),
    date DESC,
    card
LIMIT 9
