-- How many Venezuelans in a country waited for an answer to their claim, and how many were recognised, at each year's end?
SELECT
    *,
    measure AS part,
    TRUE AS dated
FROM unhcr_yearly
WHERE measure IN ('unhcr_asylum_seekers', 'unhcr_refugees')
  AND area = $country
ORDER BY measure, date
