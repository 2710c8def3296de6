-- By which measures did Peru keep the door closed after 2019?
SELECT
    events.id AS figure_id,
    events.area,
    areas.name_en AS area_en,
    areas.name_es AS area_es,
    events.effective AS date,
    events.date_precision,
    events.direction,
    1 AS value,
    events.title_en,
    events.title_es,
    events.legal_instrument,
    events.summary_en,
    events.summary_es,
    events.source,
    events.locator,
    sources.grade,
    sources.publisher,
    sources.title AS source_title,
    sources.published,
    sources.url,
    sources.licence,
    sources.read_as
FROM events
JOIN areas ON areas.id = events.area
JOIN sources ON sources.id = events.source
WHERE events.id IN ('per-2021-01-26-troops-tumbes', 'per-2023-11-10-cpp-deadline', 'per-2026-01-12-corridor-refused')
ORDER BY events.effective
