-- How many claims were filed in Peru, and how many people recognised, by mid-2019 and by UNHCR's yearly counts to 2019?
WITH
    published(position, figure_id) AS (
        VALUES (1, 'ai-per-2019-06-claims'), (2, 'ai-per-2019-06-recognised')
    ),
    yearly AS (
        SELECT
            measure,
            sum(value) AS added,
            string_agg(figure_id, ' ' ORDER BY date) AS ids,
            min(period_start) AS first,
            max(date) AS last
        FROM wholes
        WHERE area = 'PER'
          AND measure IN ('unhcr_claims_new', 'unhcr_decisions_total', 'unhcr_decisions_recognised')
          AND year(date) BETWEEN 2014 AND 2019
        GROUP BY measure
    )
SELECT
    quotable.*,
    published.position,
    'published' AS grouped,
    quotable.figure_id AS axis,
    quotable.stage AS part
FROM published
JOIN quotable USING (figure_id)
UNION ALL BY NAME
SELECT
    wholes.* REPLACE (
        yearly.ids AS figure_id,
        yearly.added AS value,
        yearly.first AS period_start,
        yearly.last AS date,
        'computed' AS standing
    ),
    2 + array_position(['filed', 'decided', 'recognised'], wholes.stage) AS position,
    'yearly' AS grouped,
    'yearly' AS axis,
    wholes.stage AS part
FROM yearly
JOIN wholes
    ON wholes.measure = yearly.measure
    AND wholes.date = yearly.last
    AND wholes.area = 'PER'
ORDER BY position
