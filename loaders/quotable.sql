-- Every figure with what is needed to quote it: its measure's kind and unit, the names of its area and place,
-- the population it is a share of, the breaks of its series that lie before it (segment), and its document. held_back
-- tells that no picture shows it.
-- Three kinds of rows:
--   the figures of the tables, one row each;
--   UNHCR's total of each host at each year's end, added up from its parts, which keep their ids;
--   UNHCR's claims and first-instance decisions of each host and year, added up over the levels of the
--   procedure (people apart from cases, appeals and reviews left out of the decisions).
-- What UNHCR prints as 5 may be 1 to 5: such a count standing alone is qualified masked; in its table of decisions
-- numbers under ten are rounded to 5 or 10, and are qualified about. masked tells how many counts of 5 a row is made of.
-- Rows stand by measure, area, date and id, so that a measure is found without reading the others; that is for speed
-- alone, and every question says its own order. They are put in order while they are narrow, before names join them.
CREATE TEMP TABLE told AS
WITH
    living_there AS (
        SELECT area, year, population, lead(year, 1, 9999) OVER (PARTITION BY area ORDER BY year) AS next_year
        FROM inhabitants
    ),
    cuts AS (
        SELECT
            measure,
            area,
            date AS after,
            lead(date, 1, 'infinity') OVER series AS until,
            row_number() OVER series AS segment
        FROM breaks
        WINDOW series AS (PARTITION BY measure, area ORDER BY date)
    ),
    unhcr_hosted AS (
        SELECT
            string_agg(figure_id, ' ' ORDER BY figure_id) AS figure_id,
            'unhcr_hosted' AS measure,
            area,
            'VEN' AS nationality,
            sum(value) AS value,
            'exact' AS qualifier,
            count(*) FILTER (WHERE value = 5) AS masked,
            date,
            'day' AS date_precision,
            'computed' AS standing,
            'UNHCR' AS reported_by,
            any_value(source) AS source,
            'Population, ' || year(date) || ', ' || area AS locator
        FROM figures
        WHERE measure IN ('unhcr_refugees', 'unhcr_asylum_seekers', 'unhcr_oip', 'unhcr_ooc')
          AND place IS NULL
          AND breakdown IS NULL
          AND nationality = 'VEN'
          AND source LIKE 'unhcr-rpsd%'
        GROUP BY area, date
    ),
    unhcr_levels AS (
        SELECT
            string_agg(figure_id, ' ' ORDER BY figure_id) AS figure_id,
            measure,
            area,
            'VEN' AS nationality,
            sum(value) AS value,
            'exact' AS qualifier,
            count(*) FILTER (WHERE value = 5) AS masked,
            period_start,
            date,
            any_value(date_precision) AS date_precision,
            CASE WHEN count(*) = 1 THEN 'published' ELSE 'computed' END AS standing,
            'UNHCR' AS reported_by,
            any_value(source) AS source,
            string_agg(locator, '; ' ORDER BY figure_id) AS locator
        FROM figures
        WHERE source LIKE 'unhcr-rpsd%'
          AND (
              measure LIKE 'unhcr\_claims\_%' ESCAPE '\'
              OR (
                  measure LIKE 'unhcr\_decisions\_%' ESCAPE '\'
                  AND breakdown NOT IN ('level-ar', 'level-jr', 'level-ra')
              )
          )
        GROUP BY measure, area, period_start, date
    ),
    every AS (
        SELECT *, CAST(value = 5 AS BIGINT) AS masked FROM figures WHERE source LIKE 'unhcr-rpsd%'
        UNION ALL BY NAME
        SELECT *, 0 AS masked FROM figures WHERE source NOT LIKE 'unhcr-rpsd%'
        UNION ALL BY NAME
        SELECT * FROM unhcr_hosted
        UNION ALL BY NAME
        SELECT * FROM unhcr_levels
    )
SELECT
    every.* REPLACE (
        CASE
            WHEN every.source LIKE 'unhcr-rpsd%' AND every.measure LIKE 'unhcr\_decisions\_%' ESCAPE '\' AND value IN (5, 10) THEN 'about'
            WHEN masked = 1 AND value = 5 THEN 'masked'
            ELSE qualifier
        END AS qualifier
    ),
    living_there.population,
    living_there.year AS population_year,
    coalesce(cuts.segment, 0) AS segment,
    held_back.measure IS NOT NULL AS held_back
FROM every
LEFT JOIN living_there
    ON living_there.area = every.area
    AND year(every.date) >= living_there.year
    AND year(every.date) < living_there.next_year
LEFT JOIN cuts
    ON cuts.measure = every.measure
    AND cuts.area = every.area
    AND every.date > cuts.after
    AND every.date <= cuts.until
LEFT JOIN held_back
    ON held_back.measure = every.measure
    AND held_back.area = every.area
    AND held_back.source = every.source
    AND every.date BETWEEN held_back.since AND held_back.until
ORDER BY every.measure, every.area, every.date, every.figure_id;

CREATE TABLE quotable AS
SELECT
    told.figure_id,
    told.measure,
    measures.topic,
    measures.stage,
    measures.kind,
    measures.unit,
    measures.label_en AS measure_en,
    measures.label_es AS measure_es,
    told.instrument,
    instruments.name_en AS instrument_en,
    instruments.name_es AS instrument_es,
    told.breakdown,
    breakdowns.dimension,
    breakdowns.label_en AS breakdown_en,
    breakdowns.label_es AS breakdown_es,
    told.area,
    areas.kind AS area_kind,
    areas.name_en AS area_en,
    areas.name_es AS area_es,
    told.place,
    places.name_en AS place_en,
    places.name_es AS place_es,
    places.kind AS place_kind,
    told.nationality,
    told.value,
    told.published_as,
    told.qualifier,
    told.masked,
    told.period_start,
    told.date,
    told.date_precision,
    told.standing,
    told.reported_by,
    counters.name_en AS counter_en,
    counters.name_es AS counter_es,
    counters.kind AS counter_kind,
    told.source,
    sources.grade,
    publishers.name_en AS publisher_en,
    publishers.name_es AS publisher_es,
    sources.title AS source_title,
    sources.published,
    sources.url,
    sources.licence,
    sources.read_as,
    told.locator,
    told.note_en,
    told.note_es,
    told.reread,
    told.population,
    told.population_year,
    told.segment,
    told.held_back
FROM told
JOIN measures ON measures.id = told.measure
JOIN areas ON areas.id = told.area
JOIN organisations AS counters ON counters.name_en = told.reported_by
JOIN sources ON sources.id = told.source
JOIN organisations AS publishers ON publishers.name_en = sources.publisher
LEFT JOIN instruments ON instruments.id = told.instrument
LEFT JOIN breakdowns ON breakdowns.id = told.breakdown
LEFT JOIN places ON places.id = told.place;

DROP TABLE told;

-- A question that names its figures finds them without reading the others.
CREATE INDEX quotable_by_id ON quotable (figure_id);
