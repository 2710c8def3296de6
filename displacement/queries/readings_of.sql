-- How many of these figures come from documents, and how many of those were read twice and found again?
SELECT
    count(*) AS documents,
    count(*) FILTER (WHERE reread SIMILAR TO '.* (confirmed|corrected)') AS twice
FROM figures
JOIN sources ON sources.id = figures.source
WHERE figure_id IN (SELECT unnest($figures))
  AND (reread IS NOT NULL OR read_as <> 'data_file')
