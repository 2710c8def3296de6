-- From which year to which do the figures speak, and since when do they speak of more than one or two things?
WITH
    spoken AS (
        SELECT year(coalesce(period_start, date)) AS since, year(date) AS year, measure
        FROM figures
        WHERE standing <> 'projection'
    ),
    begun AS (
        SELECT since
        FROM spoken
        GROUP BY since
        HAVING count(DISTINCT measure) > 2
    )
SELECT
    min(spoken.since) AS first,
    max(spoken.year) AS last,
    coalesce((SELECT min(since) FROM begun), first) AS begins
FROM spoken
