-- Which figures and events does an exhibit pick out, and what does it say of them?
SELECT slot, position, figure_id, event, event_date, event_precision, phrase_en, phrase_es
FROM highlighted
WHERE exhibit = $exhibit
ORDER BY position
