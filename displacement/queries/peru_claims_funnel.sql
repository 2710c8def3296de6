-- How many claims were filed in Peru and how many people recognised: running totals as published, and UNHCR's years added up?
-- The running total of claims is the last one given exactly; beside it stands that of people recognised in the same
-- document or, where there is none, the nearest in time. Years are added up as far back as none is missing.
WITH
    filed AS (
        SELECT *
        FROM last_totals
        WHERE measure = 'claims_filed_total'
          AND area = 'PER'
          AND nationality = 'VEN'
    ),
    recognised AS (
        SELECT wholes.*
        FROM wholes
        LEFT JOIN filed ON true
        WHERE wholes.measure = 'refugees_recognised_total'
          AND wholes.area = 'PER'
          AND wholes.nationality = 'VEN'
        ORDER BY
            wholes.source IS DISTINCT FROM filed.source,
            abs(wholes.date - filed.date),
            wholes.date DESC,
            wholes.grade,
            wholes.figure_id
        LIMIT 1
    ),
    years AS (
        SELECT
            *,
            year(date) + row_number() OVER (PARTITION BY measure ORDER BY date DESC) AS unbroken
        FROM unhcr_yearly
        WHERE area = 'PER'
          AND measure IN ('unhcr_claims_new', 'unhcr_decisions_total', 'unhcr_decisions_recognised')
          AND year(date) <= coalesce((SELECT year(date) FROM filed), year(date))
        QUALIFY unbroken = 1 + max(year(date)) OVER (PARTITION BY measure)
    ),
    yearly AS (
        SELECT
            years.* REPLACE (
                string_agg(figure_id, ' ') OVER (PARTITION BY measure ORDER BY date ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS figure_id,
                sum(value) OVER (PARTITION BY measure) AS value,
                min(period_start) OVER (PARTITION BY measure) AS period_start,
                'computed' AS standing
            )
        FROM years
        QUALIFY row_number() OVER (PARTITION BY measure ORDER BY date DESC) = 1
    )
SELECT
    * EXCLUDE (unbroken),
    CASE WHEN grouped = 'yearly' THEN 2 ELSE 0 END
        + array_position(CASE WHEN grouped = 'yearly' THEN ['filed', 'decided', 'recognised'] ELSE ['filed', 'recognised'] END, stage) AS position,
    CASE WHEN grouped = 'yearly' THEN 'yearly' ELSE figure_id END AS axis,
    stage AS part,
    TRUE AS dated
FROM (
    SELECT *, 'published' AS grouped FROM filed
    UNION ALL BY NAME
    SELECT *, 'published' AS grouped FROM recognised
    UNION ALL BY NAME
    SELECT *, 'yearly' AS grouped FROM yearly
)
ORDER BY position
