-- What is there of a measure: which counters gave figures of which part of it, of which area, for which dates?
SELECT
    * EXCLUDE (measure, grade),
    CAST(grade AS VARCHAR) AS grade,
    list_filter(['all', 'no_news', 'official', 'unhcr'], lambda each: among(each, coverage.grade, counter_kind)) AS among
FROM coverage
WHERE measure = $measure
ORDER BY part_id, area, counter, coverage.grade, bound, segment
