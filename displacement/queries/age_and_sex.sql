-- How old were the people in need of international protection whom UNHCR last counted whole in a country?
WITH counted AS (
    SELECT
        *,
        split_part(breakdown, '-', 1) AS sex,
        substr(breakdown, strpos(breakdown, '-') + 1) AS age,
        count(*) OVER (PARTITION BY date, reported_by, source) AS groups
    FROM firm
    WHERE measure = 'unhcr_oip'
      AND area = $country
      AND place IS NULL
      AND dimension = 'sex-and-age'
)
SELECT * EXCLUDE (groups)
FROM counted
QUALIFY dense_rank() OVER (ORDER BY groups DESC, date DESC, grade, source, reported_by) = 1
ORDER BY breakdown
