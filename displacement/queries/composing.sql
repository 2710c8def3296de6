-- What was published of a measure, in these areas and at these times, each series with one figure for one time?
-- Of one counter's figures for one time the one of the best document is taken, exact before rounded, the last published
-- before others; “also” tells how many others there are. Copies of documents and projections are left out.
WITH
    chosen AS (
        SELECT figure_id, breakdown, part_id, rhythm, bound, moment, count(*) OVER same - 1 AS also
        FROM composable
        WHERE measure = $measure
          AND list_contains($parts, part_id)
          AND list_contains($areas, area)
          AND (list_contains($counters, reported_by) OR list_contains($counters, area || ' ' || reported_by))
          AND ($ranges = 'with' OR bound IS NULL)
          AND year(date) BETWEEN $first_year AND $last_year
          AND (len($moments) = 0 OR list_contains($moments, moment))
          AND among($s, grade, counter_kind)
        WINDOW same AS (PARTITION BY part_id, area, reported_by, bound, period_start, date)
        QUALIFY row_number() OVER (
            PARTITION BY part_id, area, reported_by, bound, period_start, date
            ORDER BY grade, NOT exact, published DESC NULLS LAST, figure_id
        ) = 1
    )
SELECT
    quotable.*,
    chosen.* EXCLUDE (figure_id, breakdown),
    quotable.measure AS axis,
    TRUE AS dated,
    quotable.area AS code,
    areas.latitude,
    areas.longitude,
    quotable.kind = 'flow' AND (quotable.standing = 'provisional' OR quotable.date >= edition.published) AS unfinished
FROM chosen
JOIN quotable ON quotable.figure_id = chosen.figure_id AND quotable.breakdown IS NOT DISTINCT FROM chosen.breakdown
JOIN areas ON areas.id = quotable.area
CROSS JOIN (SELECT published FROM edition) AS edition
WHERE quotable.measure = $measure
ORDER BY
    list_position($areas, quotable.area),
    list_position($parts, chosen.part_id),
    list_position($counters, quotable.reported_by),
    quotable.reported_by,
    chosen.bound NULLS FIRST,
    quotable.date,
    quotable.period_start
