-- Is the published share of border claims admitted what its parts give?
-- The share and its parts are those of one count: one counter, document and period; the latest that gives all three.
WITH
    counted AS (
        SELECT *
        FROM firm
        WHERE measure IN ('border_claims_admitted_share', 'border_claims_admitted', 'border_claims_recorded')
          AND area = 'PER'
          AND place_kind <> 'admin1'
          AND breakdown IS NULL
        QUALIFY row_number() OVER (PARTITION BY measure, nationality, reported_by, source, period_start, date ORDER BY figure_id) = 1
    ),
    shares AS (
        SELECT
            share.*,
            admitted.figure_id || ' ' || recorded.figure_id AS parts,
            admitted.value AS admitted,
            recorded.value AS recorded
        FROM counted AS share
        JOIN counted AS admitted
            ON admitted.measure = 'border_claims_admitted'
            AND admitted.nationality = share.nationality
            AND admitted.reported_by = share.reported_by
            AND admitted.source = share.source
            AND admitted.period_start IS NOT DISTINCT FROM share.period_start
            AND admitted.date = share.date
        JOIN counted AS recorded
            ON recorded.measure = 'border_claims_recorded'
            AND recorded.value > 0
            AND recorded.nationality = share.nationality
            AND recorded.reported_by = share.reported_by
            AND recorded.source = share.source
            AND recorded.period_start IS NOT DISTINCT FROM share.period_start
            AND recorded.date = share.date
        WHERE share.measure = 'border_claims_admitted_share'
        ORDER BY share.date DESC, share.grade, share.published, share.source, share.figure_id
        LIMIT 1
    )
SELECT
    * EXCLUDE (parts, admitted, recorded),
    'printed' AS form,
    CAST(NULL AS DOUBLE) AS numerator,
    CAST(NULL AS DOUBLE) AS denominator
FROM shares
UNION ALL BY NAME
SELECT
    * EXCLUDE (parts, admitted, recorded) REPLACE (
        parts AS figure_id,
        100.0 * admitted / recorded AS value,
        'exact' AS qualifier,
        'computed' AS standing,
        CAST(NULL AS VARCHAR) AS published_as,
        CAST(NULL AS VARCHAR) AS note_en,
        CAST(NULL AS VARCHAR) AS note_es
    ),
    'computed' AS form,
    admitted AS numerator,
    recorded AS denominator
FROM shares
ORDER BY form DESC
