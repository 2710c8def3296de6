-- The rows of highlights that hold: their figure and their event are there, at the dates and the value written for.
CREATE VIEW highlighted AS
SELECT
    highlights.exhibit,
    highlights.slot,
    highlights.position,
    highlights.figure AS figure_id,
    highlights.event,
    highlights.event_date,
    events.date_precision AS event_precision,
    highlights.phrase_en,
    highlights.phrase_es
FROM highlights
LEFT JOIN figures ON figures.figure_id = highlights.figure
LEFT JOIN events ON events.id = highlights.event
WHERE (
        highlights.figure IS NULL
        OR (figures.date = highlights.figure_date AND coalesce(figures.value = highlights.figure_value, TRUE))
    )
  AND (highlights.event IS NULL OR coalesce(events.effective, events.announced) = highlights.event_date);

COMMENT ON VIEW highlighted IS 'The rows of highlights whose figure and event are as they were when the words were written.';
