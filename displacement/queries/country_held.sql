-- How much is held on a country: figures, documents, years, disagreements, measures of the state?
SELECT
    any_value(areas.name_en) AS area_en,
    any_value(areas.name_es) AS area_es,
    any_value(areas.kind) AS area_kind,
    any_value(areas.note_en) AS note_en,
    any_value(areas.note_es) AS note_es,
    count(figures.figure_id) AS figures,
    count(DISTINCT figures.source) AS documents,
    count(DISTINCT figures.measure) AS measures,
    min(year(figures.date)) AS first_year,
    max(year(figures.date)) AS last_year,
    (SELECT count(*) FROM disagreements WHERE area = $country) AS disagreements,
    (SELECT count(*) FROM events WHERE area = $country) AS acts
FROM areas
LEFT JOIN figures ON figures.area = areas.id
WHERE areas.id = $country
