-- How old were the people in need of international protection whom UNHCR last counted whole in a country?
WITH counted AS (
    SELECT
        *,
        split_part(breakdown, '-', 1) AS sex,
        substr(breakdown, strpos(breakdown, '-') + 1) AS age,
        count(*) OVER together AS groups,
        sum(value) OVER together AS known
    FROM firm
    WHERE measure = 'unhcr_oip'
      AND area = $country
      AND place IS NULL
      AND dimension = 'sex-and-age'
    WINDOW together AS (PARTITION BY date, reported_by, source)
)
SELECT counted.* EXCLUDE (groups), everybody.value AS counted, everybody.value - known AS unknown
FROM counted
LEFT JOIN wholes AS everybody
    ON everybody.measure = counted.measure
    AND everybody.area = counted.area
    AND everybody.date = counted.date
    AND everybody.reported_by = counted.reported_by
    AND everybody.source = counted.source
QUALIFY dense_rank() OVER (ORDER BY groups DESC, counted.date DESC, counted.grade, counted.source, counted.reported_by) = 1
ORDER BY counted.breakdown
