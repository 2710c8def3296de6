-- How many new asylum claims did Venezuelans file in a country each year, people apart from cases?
SELECT
    *,
    unit AS axis,
    TRUE AS dated
FROM unhcr_yearly
WHERE measure IN ('unhcr_claims_new', 'unhcr_claims_new_cases')
  AND area = $country
ORDER BY unit DESC, date
