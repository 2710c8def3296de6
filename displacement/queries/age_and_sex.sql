-- How old were the people in need of international protection whom UNHCR counted in a country at the end of 2025?
SELECT
    *,
    split_part(breakdown, '-', 1) AS sex,
    substr(breakdown, strpos(breakdown, '-') + 1) AS age
FROM quotable
WHERE measure = 'unhcr_oip'
  AND area = $country
  AND place IS NULL
  AND dimension = 'sex-and-age'
ORDER BY breakdown
