-- Which of these figures, of these measures, disagree with another, and why?
SELECT *
FROM disagreements
WHERE list_has_any(
    figures,
    (
        SELECT list(figure_id)
        FROM quotable
        WHERE figure_id IN (SELECT unnest(CAST($figures AS VARCHAR[])))
          AND list_contains(CAST($measures AS VARCHAR[]), measure)
    )
)
ORDER BY found_only, id
