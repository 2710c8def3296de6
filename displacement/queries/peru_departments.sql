-- In which departments of Peru did UNHCR last count people in need of international protection?
WITH counted AS (
    SELECT
        *,
        place AS code,
        count(*) OVER (PARTITION BY date, reported_by, source) AS departments
    FROM firm
    WHERE measure = 'unhcr_oip'
      AND area = 'PER'
      AND place_kind = 'admin1'
      AND breakdown IS NULL
)
SELECT * EXCLUDE (departments)
FROM counted
QUALIFY dense_rank() OVER (ORDER BY date DESC, grade, departments DESC, source, reported_by) = 1
ORDER BY value DESC, place
