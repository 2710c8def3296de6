-- How many claims were decided on their merits in an area in a period: recognised, protected otherwise or rejected?
-- Claims closed for another reason are left out. Where one of the three is not published, there is no answer; nor where
-- there may be too few: what UNHCR writes as 5 is 1 to 5.
SELECT
    composable.area,
    composable.part_id,
    composable.date,
    string_agg(figure_id, ' ' ORDER BY figure_id) AS denominator_figure_id,
    sum(value) AS denominator,
    sum(masked) AS denominator_masked,
    composable.date AS denominator_date,
    'year' AS denominator_precision,
    any_value(sources.id) AS denominator_source,
    any_value(publishers.name_en) AS denominator_publisher_en,
    any_value(publishers.name_es) AS denominator_publisher_es,
    any_value(sources.title) AS denominator_title,
    any_value(sources.url) AS denominator_url
FROM composable
JOIN sources ON sources.id = composable.source
JOIN organisations AS publishers ON publishers.name_en = sources.publisher
WHERE list_contains($outcomes, measure)
  AND starts_with(composable.source, 'unhcr-rpsd')
  AND list_contains($areas, composable.area)
GROUP BY composable.area, composable.part_id, composable.date
HAVING count(*) = 3
   AND count(DISTINCT measure) = 3
   AND sum(value - 4 * masked) >= $few
ORDER BY composable.area, composable.part_id, composable.date
