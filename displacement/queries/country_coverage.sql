-- Of which measures are there figures on a country, and of which years?
-- The years begin with the first of which there are figures on two things, or ten; what is earlier is counted and not drawn.
WITH
    here AS (SELECT * FROM held WHERE area = $country),
    crowded AS (
        SELECT year
        FROM here
        GROUP BY year
        HAVING count(*) >= 2 OR sum(figures) >= 10
    ),
    beginning AS (SELECT min(year) AS since FROM crowded)
SELECT
    concat_ws('-', 'held', $country, here.measure, here.year) AS figure_id,
    here.measure,
    measures.label_en AS measure_en,
    measures.label_es AS measure_es,
    measures.topic,
    areas.id AS area,
    areas.name_en AS area_en,
    areas.name_es AS area_es,
    here.year,
    here.figures AS value,
    make_date(here.year, 12, 31) AS date,
    'year' AS date_precision,
    here.documents,
    'edition' AS source,
    'figures.csv' AS locator,
    'Refugio en cifras' AS publisher_en,
    'Refugio en cifras' AS publisher_es,
    'The figures of this edition' AS source_title,
    CAST(year(edition.published) AS VARCHAR) AS published,
    CAST(NULL AS VARCHAR) AS url,
    'report' AS grade,
    'CC BY 4.0' AS licence,
    'full' AS read_as,
    CAST(NULL AS VARCHAR) AS axis,
    (SELECT count(DISTINCT measure) FROM here) AS things,
    sum(here.figures) OVER () AS in_all,
    sum(here.figures) OVER (PARTITION BY here.measure) AS of_measure,
    since,
    coalesce(sum(here.figures) FILTER (WHERE here.year < since) OVER (), 0) AS earlier
FROM here
JOIN measures ON measures.id = here.measure
JOIN areas ON areas.id = here.area
CROSS JOIN edition
CROSS JOIN beginning
QUALIFY coalesce(here.year >= since, TRUE)
ORDER BY
    array_position(
        ['host_populations', 'asylum_claims', 'permits', 'border_flows', 'border_claims', 'surveys', 'context'], measures.topic
    ),
    of_measure DESC,
    here.measure,
    here.year
