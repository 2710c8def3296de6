-- What is known of some documents, as a figure that was read in one tells it?
SELECT
    sources.id AS source,
    sources.grade,
    publishers.name_en AS publisher_en,
    publishers.name_es AS publisher_es,
    sources.title AS source_title,
    sources.published,
    sources.url,
    sources.licence
FROM sources
JOIN organisations AS publishers ON publishers.name_en = sources.publisher
WHERE list_contains($sources, sources.id)
ORDER BY sources.id
