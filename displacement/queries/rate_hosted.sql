-- How many Venezuelans did UNHCR count in an area at the end of each year, since it counts those displaced abroad?
SELECT
    area,
    date,
    figure_id AS denominator_figure_id,
    value AS denominator,
    masked AS denominator_masked,
    date AS denominator_date,
    date_precision AS denominator_precision,
    source AS denominator_source,
    publisher_en AS denominator_publisher_en,
    publisher_es AS denominator_publisher_es,
    source_title AS denominator_title,
    url AS denominator_url
FROM unhcr_yearly
WHERE measure = 'unhcr_hosted'
  AND year(date) >= 2018
  AND value > 0
  AND list_contains($areas, area)
ORDER BY area, date
