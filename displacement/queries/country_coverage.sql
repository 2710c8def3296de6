-- Of which measures are there figures on a country, and of which years?
-- The years begin with the first of which there are figures on two things, or ten; what is earlier is counted and not drawn.
WITH
    crowded AS (
        SELECT year(date) AS year
        FROM figures
        WHERE area = $country
        GROUP BY year(date)
        HAVING count(DISTINCT measure) >= 2 OR count(*) >= 10
    ),
    beginning AS (SELECT min(year) AS since FROM crowded)
SELECT
    concat_ws('-', 'held', $country, measure, year(figures.date)) AS figure_id,
    measure,
    measures.label_en AS measure_en,
    measures.label_es AS measure_es,
    measures.topic,
    areas.id AS area,
    areas.name_en AS area_en,
    areas.name_es AS area_es,
    CAST(year(figures.date) AS INTEGER) AS year,
    count(*) AS value,
    make_date(CAST(year(any_value(figures.date)) AS INTEGER), 12, 31) AS date,
    'year' AS date_precision,
    count(DISTINCT source) AS documents,
    'edition' AS source,
    'figures.csv' AS locator,
    'Refugio en cifras' AS publisher_en,
    'Refugio en cifras' AS publisher_es,
    'The figures of this edition' AS source_title,
    CAST(year(any_value(edition.published)) AS VARCHAR) AS published,
    CAST(NULL AS VARCHAR) AS url,
    'report' AS grade,
    'CC BY 4.0' AS licence,
    'full' AS read_as,
    CAST(NULL AS VARCHAR) AS axis,
    (SELECT count(DISTINCT measure) FROM figures WHERE area = $country) AS things,
    sum(count(*)) OVER () AS in_all,
    sum(count(*)) OVER (PARTITION BY measure) AS of_measure,
    since,
    coalesce(sum(count(*)) FILTER (WHERE year(figures.date) < since) OVER (), 0) AS earlier
FROM figures
JOIN measures ON measures.id = figures.measure
JOIN areas ON areas.id = figures.area
CROSS JOIN edition
CROSS JOIN beginning
WHERE figures.area = $country
GROUP BY measure, measures.label_en, measures.label_es, measures.topic, areas.id, areas.name_en, areas.name_es, year(figures.date), since
QUALIFY coalesce(year(figures.date) >= since, TRUE)
ORDER BY
    array_position(
        ['host_populations', 'asylum_claims', 'permits', 'border_flows', 'border_claims', 'surveys', 'context'], measures.topic
    ),
    of_measure DESC,
    measure,
    year
