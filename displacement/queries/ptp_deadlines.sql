-- Which deadlines ended the PTP?
SELECT
    enacted.*,
    highlighted.phrase_en,
    highlighted.phrase_es
FROM highlighted
JOIN enacted ON enacted.id = highlighted.event
WHERE highlighted.exhibit = 'ptp'
ORDER BY highlighted.position
