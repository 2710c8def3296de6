-- Which sums, shares and rates of published figures are told besides the figures, and from which figures is each computed?
-- A count that UNHCR prints as 5 may be 1 to 5: a share that it could change is not told.
-- “operation” says how: the sum of all values, the first as a share of the second (percent), or the first per 1,000 of it.
WITH
    named AS (
        SELECT figure_id, measure, topic, unit, area, area_en, area_es, date, date_precision, value, population, standing, 5 * masked = value AS few
        FROM unhcr_yearly
    ),
    sums AS (
        SELECT 'sum' AS what, 'sum' AS operation, named.* EXCLUDE (figure_id, population, standing, few),
            string_split(figure_id, ' ') AS parts, [value] AS terms
        FROM named
        WHERE standing = 'computed'
    ),
    world AS (
        SELECT 'world' AS what, 'sum' AS operation, measure, any_value(topic) AS topic, any_value(unit) AS unit,
            'WORLD' AS area, 'World' AS area_en, 'Mundo' AS area_es, date, any_value(date_precision) AS date_precision,
            sum(value) AS value, string_split(string_agg(figure_id, ' ' ORDER BY area), ' ') AS parts, [sum(value)] AS terms
        FROM named
        WHERE measure = 'unhcr_hosted' AND value > 0
        GROUP BY measure, date
    ),
    masked AS (
        SELECT told_id AS figure_id, 4 * count(*) AS less
        FROM (SELECT figure_id AS told_id, unnest(string_split(figure_id, ' ')) AS figure_id FROM unhcr_yearly)
        JOIN figures USING (figure_id)
        WHERE figures.value = 5 AND starts_with(figures.measure, 'unhcr_decisions')
        GROUP BY told_id
    ),
    outcomes AS (
        SELECT
            area, any_value(area_en) AS area_en, any_value(area_es) AS area_es, date, any_value(topic) AS topic,
            CASE WHEN ends_with(measure, '_cases') THEN '_cases' ELSE '' END AS suffix,
            any_value(date_precision) AS date_precision, string_split(string_agg(figure_id, ' ' ORDER BY measure), ' ') AS parts,
            max(value) FILTER (WHERE measure LIKE '%recognised%') AS recognised,
            sum(value) FILTER (WHERE measure NOT LIKE '%rejected%') AS protected,
            sum(value) AS second,
            max(value - coalesce(less, 0)) FILTER (WHERE measure LIKE '%recognised%') AS recognised_least,
            sum(value - coalesce(less, 0)) FILTER (WHERE measure NOT LIKE '%rejected%') AS protected_least,
            sum(value - coalesce(less, 0)) AS second_least
        FROM named
        LEFT JOIN masked USING (figure_id)
        WHERE measure LIKE 'unhcr\_decisions\_%' ESCAPE '\' AND NOT contains(measure, 'total') AND NOT contains(measure, 'closed')
        GROUP BY area, date, suffix
        HAVING count(*) = 3 AND second > 0
    ),
    added AS (
        SELECT
            what, value, 'sum' AS operation, 'unhcr_decisions_total' || suffix AS measure, topic,
            CASE suffix WHEN '' THEN 'persons' ELSE 'cases' END AS unit, area, area_en, area_es, date, date_precision,
            CASE what WHEN 'merits' THEN parts ELSE [part FOR part IN parts IF NOT contains(part, 'rejected')] END AS parts,
            [value] AS terms
        FROM (
            SELECT *, unnest([{'what': 'merits', 'value': second}, {'what': 'protected', 'value': protected}], recursive := true)
            FROM outcomes
        )
    ),
    decided AS (
        SELECT *
        FROM (SELECT
            unnest([
                {'what': 'recognition', 'first': recognised, 'first_least': recognised_least},
                {'what': 'protection', 'first': protected, 'first_least': protected_least}
            ], recursive := true),
            'unhcr_decisions_recognised' AS measure,
            * EXCLUDE (recognised, recognised_least, protected, protected_least, suffix)
        FROM outcomes)
        WHERE NOT (5 * first_least = first AND first > 0)
            AND 5 * second_least <> second
            AND round(100 * first_least / (second - first + first_least)) = round(100 * first / (second_least - first_least + first))
    ),
    per_inhabitant AS (
        SELECT 'per_inhabitant' AS what, * EXCLUDE (figure_id, unit, value, population, standing, few),
            string_split(figure_id, ' ') AS parts, value AS first, population AS second
        FROM named
        WHERE measure = 'unhcr_hosted' AND population > 0 AND value > 0
    ),
    per_hosted AS (
        SELECT 'per_hosted' AS what, claims.* EXCLUDE (figure_id, unit, value, population, standing, few),
            string_split(claims.figure_id || ' ' || hosted.figure_id, ' ') AS parts, claims.value AS first, hosted.value AS second
        FROM named AS claims
        JOIN named AS hosted ON hosted.measure = 'unhcr_hosted' AND hosted.area = claims.area AND hosted.date = claims.date
        WHERE claims.measure = 'unhcr_claims_new' AND hosted.value > 0 AND year(claims.date) >= 2018
          AND NOT (claims.few OR hosted.few)
    ),
    people AS (
        SELECT
            measure, any_value(topic) AS topic, area, any_value(area_en) AS area_en, any_value(area_es) AS area_es, date,
            any_value(date_precision) AS date_precision, string_split(string_agg(figure_id, ' ' ORDER BY figure_id), ' ') AS parts,
            sum(value) AS second,
            sum(value) FILTER (WHERE starts_with(breakdown, 'female')) AS women,
            sum(value) FILTER (WHERE regexp_matches(breakdown, '-(0-4|5-11|12-17)$')) AS children
        FROM firm
        WHERE measure = 'unhcr_oip' AND place IS NULL AND dimension = 'sex-and-age'
        GROUP BY measure, area, date
    ),
    ages AS (
        SELECT unnest([{'what': 'women', 'first': women}, {'what': 'children', 'first': children}], recursive := true),
            * EXCLUDE (women, children)
        FROM people
    ),
    by_region AS (
        SELECT
            'americas' AS what, 'unhcr_hosted' AS measure, any_value(topic) AS topic, 'WORLD' AS area, 'World' AS area_en,
            'Mundo' AS area_es, date, any_value(date_precision) AS date_precision,
            string_split(string_agg(figure_id, ' ' ORDER BY named.area), ' ') AS parts,
            sum(value) FILTER (WHERE unhcr_region = 'The Americas') AS first, sum(value) AS second
        FROM named
        JOIN (SELECT id AS area, unhcr_region FROM areas) USING (area)
        WHERE measure = 'unhcr_hosted' AND value > 0
        GROUP BY date
    ),
    placed AS (
        SELECT
            *, coalesce(place_kind IN ('admin1', 'capital'), false) AS is_department,
            coalesce(place_kind IN ('city', 'capital', 'area'), false) AS is_town
        FROM firm
        WHERE measure IN ('venezuelans_hosted', 'unhcr_oip', 'foreigners_hosted')
          AND breakdown IS NULL
    ),
    departments AS (
        SELECT
            'department' AS what, one.measure, one.topic, one.area, one.place_en || ' (' || one.area_en || ')' AS area_en,
            one.place_es || ' (' || one.area_es || ')' AS area_es, one.date, one.date_precision, [one.figure_id] AS parts,
            one.value AS first, coalesce(whole.value, sum(one.value) OVER same) AS second
        FROM placed AS one
        LEFT JOIN (
            SELECT measure, date, source, reported_by, area, max(value) AS value FROM placed WHERE place IS NULL GROUP BY ALL
        ) AS whole USING (measure, date, source, reported_by, area)
        WHERE one.is_department AND one.nationality = 'VEN'
        WINDOW same AS (PARTITION BY one.measure, one.area, one.date, one.source, one.reported_by)
        QUALIFY count(*) OVER same >= 16
    ),
    foreigners AS (
        SELECT
            'foreigners' AS what, one.measure, one.topic, one.area, one.place_en || ' (' || one.area_en || ')' AS area_en,
            one.place_es || ' (' || one.area_es || ')' AS area_es, one.date, one.date_precision,
            [one.figure_id, every.figure_id] AS parts, one.value AS first, every.value AS second
        FROM placed AS one
        JOIN placed AS every USING (area, place, date, source, reported_by)
        WHERE one.is_town AND one.measure = 'venezuelans_hosted' AND one.nationality = 'VEN'
          AND every.measure = 'foreigners_hosted' AND every.nationality = 'ALL'
    ),
    status AS (
        SELECT
            'regular' AS what, regular.measure, regular.topic, regular.area, regular.area_en, regular.area_es, regular.date,
            regular.date_precision, [regular.figure_id, here.figure_id] AS parts, regular.value AS first, here.value AS second
        FROM highlighted AS one
        JOIN quotable AS regular ON one.figure_id = regular.figure_id
        JOIN highlighted AS other ON other.exhibit = one.exhibit AND other.slot = 'here'
        JOIN quotable AS here ON here.figure_id = other.figure_id
        WHERE one.exhibit = 'status-2019' AND one.slot = 'regular'
    ),
    shares AS (
        SELECT *, 'share' AS operation, 'percent' AS unit, 100.0 * first / second AS value, [first, second] AS terms
        FROM (
            SELECT * EXCLUDE (first_least, second_least) FROM decided UNION ALL BY NAME FROM ages UNION ALL BY NAME FROM by_region UNION ALL BY NAME FROM departments
            UNION ALL BY NAME FROM foreigners
            UNION ALL BY NAME FROM status
        )
        UNION ALL BY NAME
        SELECT *, 'rate' AS operation, 'persons' AS unit, 1000.0 * first / second AS value, [first, second] AS terms
        FROM (FROM per_inhabitant UNION ALL BY NAME FROM per_hosted)
    )
SELECT told.*, measures.label_en AS measure_en, measures.label_es AS measure_es
FROM (FROM sums UNION ALL BY NAME FROM world UNION ALL BY NAME FROM added UNION ALL BY NAME SELECT * EXCLUDE (first, second) FROM shares) AS told
JOIN measures ON measures.id = told.measure
ORDER BY told.date DESC, told.what, told.area, told.measure, told.value
