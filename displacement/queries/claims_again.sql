-- How many repeat claims and appeals did Venezuelans file in a country each year, people apart from cases?
SELECT
    *,
    unit AS axis,
    TRUE AS dated
FROM unhcr_yearly
WHERE measure IN ('unhcr_claims_other', 'unhcr_claims_other_cases')
  AND area = $country
ORDER BY unit DESC, date
