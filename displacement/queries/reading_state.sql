-- How far has the second reading come, by topic and by kind of source?
WITH
    documents AS (
        SELECT
            figure_id,
            topic,
            CAST(grade AS VARCHAR) AS grade,
            CASE WHEN reread IS NULL THEN 'once' ELSE replace(substr(reread, 12), ' ', '_') END AS part
        FROM figures
        JOIN (SELECT id AS measure, topic FROM measures) USING (measure)
        JOIN (SELECT id AS source, grade, read_as FROM sources) USING (source)
        WHERE reread IS NOT NULL OR read_as <> 'data_file'
    ),
    counted AS (
        SELECT 'topic' AS axis, topic AS grouped, part, count(*) AS value
        FROM documents
        GROUP BY topic, part
        UNION ALL
        SELECT 'grade' AS axis, grade AS grouped, part, count(*) AS value
        FROM documents
        GROUP BY grade, part
    )
SELECT
    concat_ws('-', 'read', axis, grouped, part) AS figure_id,
    counted.*,
    sum(value) OVER (PARTITION BY axis, grouped) AS whole,
    sum(value) OVER (PARTITION BY axis, part) AS found,
    sum(value) OVER (PARTITION BY axis) AS in_all,
    (SELECT count(*) FROM figures) - (SELECT count(*) FROM documents) AS by_machine,
    edition.published AS date,
    'day' AS date_precision,
    'reading' AS source,
    'CURATION.md, The second reading' AS locator,
    'Refugio en cifras' AS publisher_en,
    'Refugio en cifras' AS publisher_es,
    'How the figures were chosen' AS source_title,
    CAST(year(edition.published) AS VARCHAR) AS published,
    CAST(NULL AS VARCHAR) AS url,
    'report' AS grade,
    'CC BY 4.0' AS licence,
    'full' AS read_as
FROM counted
CROSS JOIN edition
ORDER BY
    axis DESC,
    CASE WHEN axis = 'grade' THEN CAST(grouped AS grade) END,
    whole DESC,
    grouped,
    array_position(['confirmed', 'corrected', 'not_found', 'once'], part)
