-- How many people lived in an area in each year?
SELECT
    inhabitants.area,
    inhabitants.year AS population_year,
    NULL AS denominator_figure_id,
    CAST(inhabitants.population AS DOUBLE) AS denominator,
    0 AS denominator_masked,
    make_date(inhabitants.year, 12, 31) AS denominator_date,
    'year' AS denominator_precision,
    inhabitants.source AS denominator_source,
    publishers.name_en AS denominator_publisher_en,
    publishers.name_es AS denominator_publisher_es,
    sources.title AS denominator_title,
    sources.url AS denominator_url
FROM inhabitants
JOIN sources ON sources.id = inhabitants.source
JOIN organisations AS publishers ON publishers.name_en = sources.publisher
WHERE list_contains($areas, inhabitants.area)
ORDER BY inhabitants.area, inhabitants.year
