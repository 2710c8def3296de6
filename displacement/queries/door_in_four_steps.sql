-- In which four steps did Peru close its border, and with what figure does each go?
WITH
    steps(step, event, axis, figure_id) AS (
        VALUES
            (1, 'per-2018-08-25-passport', 'passport', 'per-2018-08-25-entries'),
            (2, 'per-2018-12-31-ptp-application-deadline', 'ptp', 'ai-per-2019-09-ptp-granted'),
            (3, 'per-2019-06-15-humanitarian-visa', 'visa', 'per-2019-07-entries'),
            (4, 'per-2019-06-border-asylum-prescreening', 'claims', 'ai-border-2019-admitted')
    )
SELECT
    quotable.*,
    steps.step,
    steps.axis,
    events.effective,
    events.date_precision AS event_precision
FROM steps
JOIN quotable USING (figure_id)
JOIN events ON events.id = steps.event
ORDER BY steps.step
