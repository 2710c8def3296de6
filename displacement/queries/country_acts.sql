-- Which measures did a country take, the latest first?
SELECT
    id AS figure_id,
    coalesce(effective, announced) AS date,
    * EXCLUDE (id)
FROM enacted
WHERE area = $country
ORDER BY date DESC, id
