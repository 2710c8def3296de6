-- In which four steps did Peru close its border, and with what figure does each go?
SELECT
    quotable.*,
    highlighted.position AS step,
    highlighted.slot AS axis,
    highlighted.event_date AS effective,
    highlighted.event_precision,
    highlighted.phrase_en,
    highlighted.phrase_es
FROM highlighted
JOIN quotable USING (figure_id)
WHERE highlighted.exhibit = 'door-in-four-steps'
ORDER BY highlighted.position
