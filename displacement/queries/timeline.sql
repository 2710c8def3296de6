-- Which measures did each country take and when, over the entries to Peru of the same months?
WITH
    acts_taken AS (
        SELECT
            id AS figure_id,
            'act' AS kind,
            'acts' AS unit,
            'exact' AS qualifier,
            'acts' AS axis,
            1 AS value,
            coalesce(effective, announced) AS date,
            * EXCLUDE (id)
        FROM enacted
        WHERE $country IN ('all', area)
          AND $kind IN ('all', category)
          AND year(coalesce(effective, announced)) BETWEEN coalesce(CAST($since AS INTEGER), 0) AND coalesce(CAST($until AS INTEGER), 9999)
    ),
    entries AS (
        SELECT
            *,
            'entries' AS axis
        FROM monthly
        WHERE measure = 'entries'
          AND area = 'PER'
          AND nationality = 'VEN'
          AND place IS NULL
    )
SELECT *, TRUE AS dated
FROM acts_taken
UNION ALL BY NAME
SELECT *, TRUE AS dated
FROM entries
WHERE period_start <= (SELECT max(date) FROM acts_taken)
ORDER BY axis DESC, date, figure_id
