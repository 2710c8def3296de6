-- Which of these figures disagree with another, and why?
SELECT *
FROM disagreements
WHERE list_has_any(figures, CAST($figures AS VARCHAR[]))
ORDER BY found_only, id
