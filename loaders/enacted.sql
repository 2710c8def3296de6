-- The measures of states as exhibits show them: with the names of their area, with their document, and with what other
-- documents say differently of them.
CREATE VIEW enacted AS
SELECT
    events.*,
    areas.name_en AS area_en,
    areas.name_es AS area_es,
    sources.grade,
    publishers.name_en AS publisher_en,
    publishers.name_es AS publisher_es,
    sources.title AS source_title,
    sources.published,
    sources.url,
    sources.licence,
    sources.read_as,
    otherwise.told_otherwise_en,
    otherwise.told_otherwise_es
FROM events
JOIN areas ON areas.id = events.area
JOIN sources ON sources.id = events.source
JOIN organisations AS publishers ON publishers.name_en = sources.publisher
LEFT JOIN (
    SELECT
        event,
        string_agg(explanation_en, ' ' ORDER BY id) AS told_otherwise_en,
        string_agg(explanation_es, ' ' ORDER BY id) AS told_otherwise_es
    FROM event_conflicts
    GROUP BY event
) AS otherwise ON otherwise.event = events.id
