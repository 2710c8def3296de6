-- Which other documents print this figure, and where in them?
SELECT also_printed.locator, sources.publisher, sources.title AS source_title, sources.published, sources.url, sources.grade
FROM also_printed
JOIN sources ON sources.id = also_printed.source
WHERE also_printed.figure = $figure
ORDER BY sources.published, sources.publisher
