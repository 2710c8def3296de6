-- From which year to which do the figures speak?
SELECT
    min(year(coalesce(period_start, date))) AS first,
    max(year(date)) AS last
FROM figures
WHERE standing <> 'projection'
