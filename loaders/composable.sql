-- What a reader can compose a picture of: firm figures that somebody published or added up, no projections, each with
-- the part of its measure that it counts. Figures of different parts never stand for one another: not another permit,
-- another group, another place, other nationalities, nor a period of another length.
--   part_id  empty for Venezuelans in a whole area and, where a flow is counted, for whole years; otherwise what it is of:
--            PTP, second-round, at.darien, of.ALL, each.month, and PTP.second-round where several apply
--   rhythm   how long the period of a flow is; periods of any other length (other) are not held against each other
--   bound    whether it is the lower or the upper end of a range
--   moment   what figures are held against each other at: the year or, of a flow counted by halves, months or days, its end
-- Rows stand by measure, as those of quotable do, so that a measure is found without reading the others.
CREATE TABLE composable AS
SELECT
    figure_id,
    measure,
    concat_ws(
        '.',
        instrument,
        breakdown,
        'at.' || place,
        CASE WHEN nationality <> 'VEN' THEN 'of.' || nationality END,
        CASE WHEN rhythm <> 'year' THEN 'each.' || rhythm END
    ) AS part_id,
    instrument,
    breakdown,
    dimension,
    place,
    nationality,
    rhythm,
    CASE qualifier WHEN 'range_low' THEN 'low' WHEN 'range_high' THEN 'high' END AS bound,
    area,
    area_kind,
    reported_by,
    counter_kind,
    grade,
    segment,
    period_start,
    date,
    CASE WHEN rhythm <> 'year' THEN CAST(date AS VARCHAR) ELSE CAST(year(date) AS VARCHAR) END AS moment,
    value,
    unit,
    masked,
    source,
    qualifier = 'exact' AS exact,
    published,
    standing = 'provisional' AS provisional,
    population IS NOT NULL AS inhabitants
FROM (
    SELECT
        *,
        CASE
            WHEN kind <> 'flow' THEN NULL
            WHEN period_start = date THEN 'day'
            WHEN date <> last_day(date) OR day(period_start) <> 1 THEN 'other'
            WHEN period_start = date_trunc('month', date) THEN 'month'
            WHEN period_start = date_trunc('year', date) AND month(date) = 12 THEN 'year'
            WHEN month(date) IN (6, 12) AND period_start = date_trunc('month', date) - INTERVAL 5 MONTH THEN 'half'
            ELSE 'other'
        END AS rhythm
    FROM firm
    WHERE standing <> 'projection'
)
ORDER BY measure, area, date, figure_id;

COMMENT ON TABLE composable IS 'The figures that a picture can be composed of, each with the part of its measure that it counts.';
