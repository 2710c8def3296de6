-- Which measures of states do documents tell differently, and how?
WITH named AS (
    SELECT
        cited.id,
        string_agg(coalesce(name_en || substr(document, strpos(document || ' ', ' ')), document), '; ' ORDER BY position)
            AS documents_en,
        string_agg(coalesce(name_es || substr(document, strpos(document || ' ', ' ')), document), '; ' ORDER BY position)
            AS documents_es
    FROM (
        SELECT
            id,
            unnest(string_split(documents, '; ')) AS document,
            generate_subscripts(string_split(documents, '; '), 1) AS position
        FROM event_conflicts
    ) AS cited
    LEFT JOIN sources ON sources.id = split_part(document, ' ', 1)
    LEFT JOIN organisations ON organisations.name_en = sources.publisher
    GROUP BY cited.id
)
SELECT
    event_conflicts.id,
    event_conflicts.event,
    event_conflicts.reason,
    event_conflicts.explanation_en,
    event_conflicts.explanation_es,
    named.documents_en,
    named.documents_es,
    enacted.title_en,
    enacted.title_es,
    enacted.area,
    enacted.area_en,
    enacted.area_es,
    coalesce(enacted.effective, enacted.announced) AS date,
    enacted.date_precision,
    enacted.locator,
    enacted.publisher_en,
    enacted.publisher_es,
    enacted.url,
    enacted.summary_en,
    enacted.summary_es,
    enacted.legal_instrument,
    enacted.told_otherwise_en,
    enacted.told_otherwise_es
FROM event_conflicts
JOIN enacted ON enacted.id = event_conflicts.event
JOIN named ON named.id = event_conflicts.id
ORDER BY enacted.area, date, event_conflicts.id
