-- Which figures of all Venezuelans abroad are later than the last exact one?
WITH abroad AS (
    SELECT *
    FROM wholes
    WHERE measure = 'venezuelans_hosted'
      AND area = 'WORLD'
      AND standing = 'published'
      AND reported_by LIKE 'R4V%'
)
SELECT *, TRUE AS dated
FROM abroad
WHERE date > (SELECT max(date) FROM abroad WHERE qualifier = 'exact')
ORDER BY date, figure_id
