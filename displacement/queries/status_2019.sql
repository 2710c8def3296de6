-- Who had which status in Peru in autumn 2019?
SELECT
    quotable.*,
    highlighted.slot,
    highlighted.position,
    quotable.figure_id AS axis
FROM highlighted
JOIN quotable USING (figure_id)
WHERE highlighted.exhibit = 'status-2019'
ORDER BY highlighted.position
