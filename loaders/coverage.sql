-- What there is: which counters gave figures of which part of a measure, of which area, and for which dates. One row for
-- each segment of a counter's series, for each grade of document and each end of a range, so that it can be told before
-- anybody asks what a picture would hold. Against its firm dates a change can be held: more than none, and not 1 to 5.
CREATE TABLE coverage AS
SELECT
    measure,
    part_id,
    instrument,
    breakdown,
    dimension,
    place,
    nationality,
    rhythm,
    area,
    area_kind,
    reported_by AS counter,
    counter_kind,
    grade,
    bound,
    segment,
    min(date) AS first,
    max(date) AS last,
    CAST(count(*) AS INTEGER) AS figures,
    list(DISTINCT date ORDER BY date) AS dates,
    coalesce(list(DISTINCT date ORDER BY date) FILTER (WHERE value > 0 AND masked = 0 AND NOT provisional), []) AS firm_dates,
    bool_or(provisional) AS provisional,
    bool_or(inhabitants) AS inhabitants
FROM composable
GROUP BY ALL
ORDER BY measure, part_id, area, counter, grade, bound, segment;

COMMENT ON TABLE coverage IS 'Which counters gave figures of which part of a measure, of which area, for which dates.';
