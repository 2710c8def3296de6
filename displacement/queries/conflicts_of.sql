-- Which of these figures disagree with another, and why?
SELECT DISTINCT conflicts.*
FROM conflicts
JOIN conflict_figures ON conflict_figures.conflict = conflicts.id
WHERE conflict_figures.figure IN (SELECT unnest(CAST($figures AS VARCHAR[])))
ORDER BY conflicts.id
