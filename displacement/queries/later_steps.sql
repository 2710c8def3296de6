-- By which measures did Peru keep the door closed after 2019?
WITH
    steps AS (
        SELECT
            event,
            event_date,
            position AS step,
            phrase_en,
            phrase_es
        FROM highlighted
        WHERE exhibit = 'later-steps'
    ),
    states AS (
        SELECT
            *,
            lead(since) OVER (PARTITION BY area, aspect ORDER BY since) AS until
        FROM requirements
        WHERE area = 'PER'
          AND aspect IN ('document', 'visa', 'asylum', 'permit', 'border')
    )
SELECT
    states.event AS figure_id,
    states.aspect,
    states.state,
    states.answer_en,
    states.answer_es,
    states.basis,
    states.since,
    states.until,
    states.date_precision,
    coalesce(steps.event_date, states.since) AS date,
    steps.step,
    steps.phrase_en,
    steps.phrase_es,
    1 AS value,
    TRUE AS dated,
    enacted.* EXCLUDE (id, date_precision)
FROM states
JOIN enacted ON enacted.id = states.event
LEFT JOIN steps ON steps.event = states.event AND states.basis = 'from'
WHERE states.until IS NULL OR states.until > DATE '2020-01-01'
ORDER BY
    steps.step NULLS LAST,
    array_position(['document', 'visa', 'asylum', 'permit', 'border'], states.aspect),
    states.since
