-- Which figures of all Venezuelans abroad are later than the last exact one?
WITH abroad AS (
    SELECT *
    FROM quotable
    WHERE measure = 'venezuelans_hosted'
      AND area = 'WORLD'
      AND place IS NULL
      AND breakdown IS NULL
      AND standing = 'published'
      AND reported_by LIKE 'R4V%'
      AND grade <> 'mirror'
)
SELECT *
FROM abroad
WHERE date > (SELECT max(date) FROM abroad WHERE qualifier = 'exact')
ORDER BY date
