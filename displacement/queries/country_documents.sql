-- In which documents were the figures on a country read, those of most figures first?
SELECT
    sources.id AS source,
    organisations.name_en AS publisher_en,
    organisations.name_es AS publisher_es,
    sources.title AS source_title,
    sources.published,
    sources.url,
    sources.grade,
    sources.licence,
    count(*) AS figures
FROM figures
JOIN sources ON sources.id = figures.source
JOIN organisations ON organisations.name_en = sources.publisher
WHERE figures.area = $country
GROUP BY ALL
ORDER BY figures DESC, sources.published DESC, sources.id
