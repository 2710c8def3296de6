-- On which days did something change in what was asked of a Venezuelan?
SELECT
    CAST(since AS VARCHAR) AS code,
    min(date_precision) AS precision
FROM requirements
GROUP BY since
ORDER BY since
