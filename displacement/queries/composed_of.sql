-- Which measures and parts would a picture be composed of that shows these figures, the most of them first, and where?
SELECT
    measure,
    part_id AS part,
    count(*) AS figures,
    list(DISTINCT area ORDER BY area) AS areas
FROM composable
WHERE list_contains($figures, figure_id)
GROUP BY measure, part_id
ORDER BY figures DESC, part_id <> '', measure, part_id
