-- When did Peru, Chile and Ecuador begin to ask Venezuelans for a visa?
SELECT
    requirements.event AS figure_id,
    requirements.area,
    areas.name_en AS area_en,
    areas.name_es AS area_es,
    requirements.state,
    requirements.answer_en,
    requirements.answer_es,
    requirements.since AS date,
    requirements.date_precision,
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
FROM requirements
JOIN events ON events.id = requirements.event
JOIN areas ON areas.id = requirements.area
JOIN sources ON sources.id = events.source
WHERE requirements.aspect = 'visa'
  AND requirements.state = 'closed'
  AND requirements.area IN ('PER', 'CHL', 'ECU')
QUALIFY row_number() OVER (PARTITION BY requirements.area ORDER BY requirements.since) = 1
ORDER BY requirements.since
