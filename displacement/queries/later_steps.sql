-- By which measures did Peru keep the door closed after 2019?
SELECT
    enacted.id AS figure_id,
    highlighted.event_date AS date,
    1 AS value,
    TRUE AS dated,
    highlighted.phrase_en,
    highlighted.phrase_es,
    enacted.* EXCLUDE (id)
FROM highlighted
JOIN enacted ON enacted.id = highlighted.event
WHERE highlighted.exhibit = 'later-steps'
ORDER BY highlighted.event_date, highlighted.position
