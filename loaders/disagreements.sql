-- Where documents disagree. Three kinds of rows:
--   what is explained in conflicts.csv, with its reason; a conflict that names all parts of a total of UNHCR's is one
--   of that total;
--   what is explained once for two measures in comparable.csv: the first counts fewer by its nature, and does;
--   what is found here and explained nowhere: two published figures, or totals of UNHCR's, of the same thing
--   (measure, or measures that are comparable, instrument, part, area, place, nationality) at the same time, as
--   exactly as their dates are known, that differ by more than the last digit printed and than “over” and “under”
--   make room for. They are listed as unexplained.
-- “Over 400,000” is read as less than one of its last digit above, 500,000; an end of a range and “at least” are open.
CREATE TABLE disagreements AS
WITH
    dated AS (
        SELECT
            figure_id,
            measure,
            kind,
            instrument,
            breakdown,
            area,
            place,
            nationality,
            value,
            period_start,
            date,
            CASE date_precision
                WHEN 'day' THEN date
                WHEN 'mid-year' THEN date
                WHEN 'half' THEN CAST(date_trunc('month', date) - INTERVAL 5 MONTH AS DATE)
                ELSE CAST(date_trunc(date_precision, date) AS DATE)
            END AS earliest,
            CASE
                WHEN value <> floor(value) THEN pow(10, -length(split_part(printf('%.10g', value), '.', 2)))
                ELSE pow(10, length(regexp_extract(CAST(CAST(value AS BIGINT) AS VARCHAR), '0*$')))
            END AS last_digit,
            CASE
                WHEN qualifier IN ('at_least', 'range_low') THEN 'inf'
                WHEN qualifier = 'over' THEN value + last_digit
                ELSE value
            END AS may_reach,
            CASE
                WHEN qualifier IN ('at_most', 'range_high') THEN '-inf'
                WHEN qualifier = 'under' THEN value - last_digit
                ELSE value
            END AS may_fall_to
        FROM quotable
        WHERE (standing = 'published' OR contains(figure_id, ' '))
          AND grade < CAST('mirror' AS grade)
    ),
    facing AS (
        SELECT *, measure AS faces, NULL AS reason
        FROM dated
        UNION ALL
        SELECT dated.*, more, reason
        FROM dated
        JOIN comparable ON comparable.fewer = dated.measure
    ),
    differing AS (
        SELECT DISTINCT
            one.figure_id AS first,
            other.figure_id AS second,
            one.reason IS NOT NULL AND one.value < other.value AS by_nature,
            one.measure || '+' || one.area || '+' || one.date AS kind
        FROM facing AS one
        JOIN dated AS other
            ON one.faces = other.measure
            AND one.area = other.area
            AND one.nationality = other.nationality
            AND one.place IS NOT DISTINCT FROM other.place
            AND one.instrument IS NOT DISTINCT FROM other.instrument
            AND one.breakdown IS NOT DISTINCT FROM other.breakdown
            AND one.earliest <= other.date
            AND other.earliest <= one.date
        WHERE (one.measure <> other.measure OR one.figure_id < other.figure_id)
          AND (one.kind IN ('stock', 'cumulative')
               OR (one.date = other.date AND one.period_start IS NOT DISTINCT FROM other.period_start))
          AND abs(one.value - other.value) >= greatest(one.last_digit, other.last_digit)
          AND NOT (one.may_fall_to < other.may_reach AND other.may_fall_to < one.may_reach)
    ),
    parts AS (
        SELECT figure_id AS total, unnest(string_split(figure_id, ' ')) AS part
        FROM quotable
        WHERE contains(figure_id, ' ')
    ),
    totals AS (
        SELECT conflict, total
        FROM conflict_figures
        JOIN parts ON parts.part = conflict_figures.figure
        GROUP BY conflict, total
        HAVING count(*) = len(string_split(total, ' '))
    ),
    named AS (
        SELECT conflict, coalesce(whole.total, figure) AS figure, min(position) AS position
        FROM conflict_figures
        LEFT JOIN (SELECT conflict, total, part AS figure FROM totals JOIN parts USING (total)) AS whole
            USING (conflict, figure)
        GROUP BY ALL
    ),
    found AS (
        SELECT *
        FROM differing
        WHERE NOT EXISTS (
            SELECT 1
            FROM named AS one
            JOIN named AS other USING (conflict)
            WHERE one.figure = first
              AND other.figure = second
        )
    ),
    members AS (
        SELECT conflict AS id, figure, position
        FROM named
        UNION
        SELECT kind, unnest([first, second]), unnest([2, 1])
        FROM found
        WHERE by_nature
        UNION
        SELECT first || '+' || second, unnest([first, second]), unnest([1, 2])
        FROM found
        WHERE NOT by_nature
    ),
    counted AS (
        SELECT DISTINCT ON (figure_id) figure_id, measure, coalesce(more, measure) AS thing, unit, value, area, date, date_precision
        FROM quotable
        LEFT JOIN comparable ON comparable.fewer = quotable.measure
        WHERE figure_id IN (SELECT figure FROM members)
        ORDER BY figure_id, starts_with(measure, 'unhcr_hosted')
    )
SELECT
    members.id,
    coalesce(any_value(conflicts.reason), any_value(comparable.reason), 'unexplained') AS reason,
    coalesce(any_value(conflicts.explanation_en), any_value(comparable.explanation_en)) AS explanation_en,
    coalesce(any_value(conflicts.explanation_es), any_value(comparable.explanation_es)) AS explanation_es,
    any_value(conflicts.id) IS NULL AND any_value(comparable.fewer) IS NULL AS found_only,
    list(members.figure ORDER BY members.position, counted.date, members.figure) AS figures,
    min(counted.value) AS low,
    max(counted.value) AS high,
    count(DISTINCT counted.thing) = 1 AND count(DISTINCT counted.unit) = 1 AS one_scale,
    arg_min(counted.area, members.position) AS area,
    arg_min(counted.measure, members.position) AS measure,
    max(counted.date) AS date,
    arg_min(counted.date_precision, members.position) AS date_precision
FROM members
JOIN counted ON counted.figure_id = members.figure
LEFT JOIN conflicts ON conflicts.id = members.id
LEFT JOIN comparable
    ON comparable.fewer = split_part(members.id, '+', 1)
    AND members.id NOT IN (SELECT id FROM conflicts)
GROUP BY members.id
ORDER BY area, date, members.id;
