-- In which four steps did Peru close its border, with what figure does each go, and what was asked before the first?
WITH
    steps AS (
        SELECT *
        FROM highlighted
        WHERE exhibit = 'door-in-four-steps'
    ),
    eve AS (SELECT CAST(min(event_date) - INTERVAL 1 DAY AS DATE) AS day FROM steps),
    before AS (
        SELECT requirements.*
        FROM requirements, eve
        WHERE area = 'PER'
          AND since <= eve.day
        QUALIFY row_number() OVER (PARTITION BY aspect ORDER BY since DESC) = 1
    ),
    turned(slot, aspect) AS (VALUES ('passport', 'document'), ('ptp', 'permit'), ('visa', 'visa'), ('claims', 'asylum'))
SELECT
    quotable.*,
    steps.position AS step,
    steps.slot AS axis,
    steps.event_date AS effective,
    steps.event_precision,
    steps.phrase_en,
    steps.phrase_es,
    eve.day AS eve,
    before.answer_en AS before_en,
    before.answer_es AS before_es,
    concat_ws(' ', quotable.source, nullif(events.source, quotable.source)) AS sources
FROM steps
CROSS JOIN eve
JOIN quotable USING (figure_id)
LEFT JOIN turned USING (slot)
LEFT JOIN before USING (aspect)
LEFT JOIN events ON events.id = before.event
ORDER BY steps.position
