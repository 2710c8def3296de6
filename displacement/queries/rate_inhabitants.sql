-- How many people lived in an area in each year?
SELECT
    population.area,
    population.year AS population_year,
    NULL AS denominator_figure_id,
    CAST(population.population AS DOUBLE) AS denominator,
    0 AS denominator_masked,
    make_date(population.year, 12, 31) AS denominator_date,
    population.source AS denominator_source,
    publishers.name_en AS denominator_publisher_en,
    publishers.name_es AS denominator_publisher_es,
    sources.title AS denominator_title,
    sources.url AS denominator_url
FROM population
JOIN sources ON sources.id = population.source
JOIN organisations AS publishers ON publishers.name_en = sources.publisher
WHERE list_contains($areas, population.area)
ORDER BY population.area, population.year
