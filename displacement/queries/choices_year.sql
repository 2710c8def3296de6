-- For the end of which years does UNHCR count Venezuelans abroad?
SELECT DISTINCT
    CAST(year(date) AS VARCHAR) AS code,
    CAST(year(date) AS VARCHAR) AS name_en,
    CAST(year(date) AS VARCHAR) AS name_es
FROM wholes
WHERE measure = 'unhcr_asylum_seekers'
ORDER BY code DESC
