-- Which other documents print this figure, and where in them?
SELECT
    also_printed.locator,
    organisations.name_en AS publisher_en,
    organisations.name_es AS publisher_es,
    sources.title AS source_title,
    sources.published,
    sources.url,
    sources.grade
FROM also_printed
JOIN sources ON sources.id = also_printed.source
JOIN organisations ON organisations.name_en = sources.publisher
WHERE also_printed.figure = $figure
ORDER BY sources.published, sources.publisher, also_printed.source, also_printed.locator
