-- Where documents disagree. Two kinds of rows:
--   what is explained in conflicts.csv, with its reason;
--   what is found here and explained nowhere: two published figures of the same thing (measure, instrument, part,
--   area, place, nationality) at the same time, as exactly as their dates are known, that differ by more than the
--   last digit printed. They are listed as unexplained.
CREATE TABLE disagreements AS
WITH
    dated AS (
        SELECT
            *,
            CASE date_precision
                WHEN 'day' THEN date
                ELSE CAST(date_trunc(date_precision, date) AS DATE)
            END AS earliest,
            CASE
                WHEN value <> floor(value) THEN pow(10, -length(split_part(printf('%.10g', value), '.', 2)))
                ELSE pow(10, length(regexp_extract(CAST(CAST(value AS BIGINT) AS VARCHAR), '0*$')))
            END AS last_digit,
            CASE WHEN qualifier IN ('over', 'at_least', 'range_low') THEN 'inf' ELSE value END AS may_reach,
            CASE WHEN qualifier IN ('under', 'at_most', 'range_high') THEN '-inf' ELSE value END AS may_fall_to
        FROM figures
        JOIN (SELECT id AS measure, kind FROM measures) USING (measure)
        JOIN (SELECT id AS source, grade FROM sources) USING (source)
        WHERE standing = 'published'
          AND grade < CAST('mirror' AS grade)
    ),
    found AS (
        SELECT one.figure_id AS first, other.figure_id AS second
        FROM dated AS one
        JOIN dated AS other
            ON one.figure_id < other.figure_id
            AND one.measure = other.measure
            AND one.area = other.area
            AND one.nationality = other.nationality
            AND one.place IS NOT DISTINCT FROM other.place
            AND one.instrument IS NOT DISTINCT FROM other.instrument
            AND one.breakdown IS NOT DISTINCT FROM other.breakdown
            AND one.earliest <= other.date
            AND other.earliest <= one.date
        WHERE (one.kind IN ('stock', 'cumulative')
               OR (one.date = other.date AND one.period_start IS NOT DISTINCT FROM other.period_start))
          AND abs(one.value - other.value) >= greatest(one.last_digit, other.last_digit)
          AND NOT (one.may_fall_to <= other.may_reach AND other.may_fall_to <= one.may_reach)
    ),
    members AS (
        SELECT conflict AS id, figure, position
        FROM conflict_figures
        UNION ALL
        SELECT first || '+' || second AS id, unnest([first, second]) AS figure, unnest([1, 2]) AS position
        FROM found
        WHERE NOT EXISTS (
            SELECT 1
            FROM conflict_figures AS one
            JOIN conflict_figures AS other USING (conflict)
            WHERE one.figure = first
              AND other.figure = second
        )
    )
SELECT
    members.id,
    coalesce(any_value(conflicts.reason), 'unexplained') AS reason,
    any_value(conflicts.explanation_en) AS explanation_en,
    any_value(conflicts.explanation_es) AS explanation_es,
    any_value(conflicts.id) IS NULL AS found_only,
    list(members.figure ORDER BY members.position) AS figures,
    min(figures.value) AS low,
    max(figures.value) AS high,
    count(DISTINCT figures.measure) = 1 AND count(DISTINCT measures.unit) = 1 AS one_scale,
    arg_min(figures.area, members.position) AS area,
    arg_min(figures.measure, members.position) AS measure,
    max(figures.date) AS date
FROM members
JOIN figures ON figures.figure_id = members.figure
JOIN measures ON measures.id = figures.measure
LEFT JOIN conflicts ON conflicts.id = members.id
GROUP BY members.id
ORDER BY area, date, members.id;
