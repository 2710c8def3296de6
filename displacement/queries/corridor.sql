-- When did Peru, Chile and Ecuador begin to ask Venezuelans for a visa?
SELECT
    requirements.event AS figure_id,
    requirements.state,
    requirements.answer_en,
    requirements.answer_es,
    requirements.since AS date,
    requirements.date_precision,
    1 AS value,
    TRUE AS dated,
    enacted.* EXCLUDE (id, date_precision)
FROM requirements
JOIN enacted ON enacted.id = requirements.event
WHERE requirements.aspect = 'visa'
  AND requirements.state = 'closed'
  AND requirements.area IN ('PER', 'CHL', 'ECU')
QUALIFY row_number() OVER (PARTITION BY requirements.area ORDER BY requirements.since, requirements.event) = 1
ORDER BY requirements.since, requirements.area
