-- What was asked of a Venezuelan on a chosen day, country by country?
WITH
    cells AS (
        SELECT
            areas.id AS area,
            areas.name_en AS area_en,
            areas.name_es AS area_es,
            aspect
        FROM areas
        CROSS JOIN (VALUES ('document'), ('visa'), ('proof'), ('asylum'), ('permit'), ('border')) AS aspects(aspect)
        WHERE areas.id IN ('COL', 'ECU', 'PER', 'CHL', 'BRA')
    ),
    answers AS (
        SELECT *
        FROM requirements
        WHERE since <= CAST($day AS DATE)
        QUALIFY row_number() OVER (PARTITION BY area, aspect ORDER BY since DESC) = 1
    )
SELECT
    answers.event AS figure_id,
    cells.*,
    coalesce(answers.state, 'unsaid') AS state,
    answers.answer_en,
    answers.answer_es,
    answers.basis,
    answers.since AS date,
    answers.date_precision,
    CASE WHEN answers.event IS NOT NULL THEN 1 END AS value,
    TRUE AS dated,
    enacted.title_en,
    enacted.title_es,
    enacted.legal_instrument,
    enacted.source,
    enacted.locator,
    enacted.grade,
    enacted.publisher_en,
    enacted.publisher_es,
    enacted.source_title,
    enacted.published,
    enacted.url,
    enacted.licence,
    enacted.read_as,
    enacted.told_otherwise_en,
    enacted.told_otherwise_es
FROM cells
LEFT JOIN answers USING (area, aspect)
LEFT JOIN enacted ON enacted.id = answers.event
ORDER BY
    array_position(['COL', 'ECU', 'PER', 'CHL', 'BRA'], cells.area),
    array_position(['document', 'visa', 'proof', 'asylum', 'permit', 'border'], cells.aspect)
