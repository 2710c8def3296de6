-- How many Venezuelans lived in a country over the years, according to each counter?
SELECT
    *,
    CASE
        WHEN measure = 'unhcr_hosted' THEN 'unhcr'
        WHEN regexp_matches(reported_by, 'R4V|GTRM|GIFMM|RMRP') THEN 'r4v'
        WHEN grade = 'official' THEN 'national'
        ELSE 'other'
    END AS series
FROM quotable
WHERE measure IN ('venezuelans_hosted', 'unhcr_hosted')
  AND area = $country
  AND place IS NULL
  AND breakdown IS NULL
  AND nationality = 'VEN'
  AND standing <> 'projection'
  AND grade <> 'mirror'
  AND value > 0
ORDER BY date, figure_id
