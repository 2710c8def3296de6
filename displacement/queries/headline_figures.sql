-- Which figures say the most about Venezuelan displacement today?
WITH
    latest AS (
        SELECT *, area AS card
        FROM wholes
        WHERE measure = 'venezuelans_hosted'
          AND area IN ('WORLD', 'LAC', 'COL', 'PER')
          AND standing = 'published'
          AND reported_by LIKE 'R4V%'
          AND (qualifier = 'exact' OR grade < CAST('news' AS grade))
        QUALIFY row_number() OVER (PARTITION BY area ORDER BY date DESC, qualifier <> 'exact', figure_id) = 1
    ),
    waiting AS (
        SELECT *, 'pending' AS card
        FROM wholes
        WHERE measure = 'unhcr_asylum_seekers' AND area = 'PER'
        ORDER BY date DESC
        LIMIT 1
    ),
    admitted AS (
        SELECT claims.*, 'admitted' AS card, recorded.value AS recorded
        FROM quotable AS claims, quotable AS recorded
        WHERE claims.figure_id = 'ai-border-2019-admitted' AND recorded.figure_id = 'ai-border-2019-recorded'
    )
SELECT *, card AS axis
FROM (
    SELECT * FROM latest
    UNION ALL BY NAME
    SELECT * FROM waiting
    UNION ALL BY NAME
    SELECT * FROM admitted
)
ORDER BY array_position(['WORLD', 'LAC', 'COL', 'PER', 'pending', 'admitted'], card)
