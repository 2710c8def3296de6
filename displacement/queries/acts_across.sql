-- Which measures of some states fall within some years, so that they can be drawn across a picture over time?
SELECT *, id AS figure_id, coalesce(effective, announced) AS date
FROM enacted
WHERE list_contains(CAST($areas AS VARCHAR[]), area)
  AND year(coalesce(effective, announced)) BETWEEN $since AND $until
QUALIFY row_number() OVER (PARTITION BY area, title_en, coalesce(effective, announced) ORDER BY id) = 1
ORDER BY date, id
