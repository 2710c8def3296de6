-- How many figures there are of each measure in each area and year, and from how many documents: what a country's page
-- counts, so that it need not read every figure again.
CREATE TABLE held AS
SELECT
    area,
    measure,
    CAST(year(date) AS INTEGER) AS year,
    CAST(count(*) AS INTEGER) AS figures,
    CAST(count(DISTINCT source) AS INTEGER) AS documents
FROM figures
GROUP BY ALL
ORDER BY area, measure, year;

COMMENT ON TABLE held IS 'How many figures there are of a measure in an area and year, from how many documents.';
