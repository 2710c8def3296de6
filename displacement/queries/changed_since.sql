-- What was corrected after an edition in these figures and measures of states, what was withdrawn of the same counts, and what of them is counted elsewhere now?
-- What differs from that edition where both are at hand ($ids, $fields, $was, $now) is told beside what the lists of corrections have.
WITH
    corrected AS (
        SELECT 'figure' AS thing, figure AS id, edition, date, field, was, now FROM corrections
        UNION ALL
        SELECT 'event', event, edition, date, field, was, now FROM event_corrections
    ),
    listed AS (
        SELECT
            thing,
            id,
            field,
            arg_min(coalesce(was, ''), date) AS was,
            arg_max(coalesce(now, ''), date) AS now
        FROM corrected
        WHERE CAST(string_split(edition, '.') AS INTEGER[]) > CAST(string_split($edition, '.') AS INTEGER[])
        GROUP BY thing, id, field
        HAVING arg_min(coalesce(was, ''), date) <> arg_max(coalesce(now, ''), date)
    ),
    compared AS (
        SELECT
            'figure' AS thing,
            unnest(CAST($ids AS VARCHAR[])) AS id,
            unnest(CAST($fields AS VARCHAR[])) AS field,
            unnest(CAST($was AS VARCHAR[])) AS was,
            unnest(CAST($now AS VARCHAR[])) AS now
    ),
    turned AS (
        SELECT * FROM listed
        UNION ALL
        SELECT * FROM compared ANTI JOIN listed USING (thing, id, field)
    ),
    named AS (
        SELECT 'measure' AS field, id, label_en, label_es FROM measures
        UNION ALL
        SELECT 'instrument', id, name_en, name_es FROM instruments
        UNION ALL
        SELECT 'breakdown', id, label_en, label_es FROM breakdowns
        UNION ALL
        SELECT 'area', id, name_en, name_es FROM areas
        UNION ALL
        SELECT 'place', id, name_en, name_es FROM places
        UNION ALL
        SELECT 'reported_by', name_en, name_en, name_es FROM organisations
        UNION ALL
        SELECT 'source', id, publisher, publisher FROM sources
    ),
    told AS (
        SELECT
            turned.thing,
            turned.id,
            list(turned.field ORDER BY turned.field) AS fields,
            list(coalesce(before.label_en, turned.was) ORDER BY turned.field) AS was_en,
            list(coalesce(before.label_es, turned.was) ORDER BY turned.field) AS was_es,
            list(coalesce(since.label_en, turned.now) ORDER BY turned.field) AS now_en,
            list(coalesce(since.label_es, turned.now) ORDER BY turned.field) AS now_es,
            any_value(turned.was) FILTER (turned.field = 'measure') AS measure_was,
            any_value(turned.was) FILTER (turned.field = 'area') AS area_was
        FROM turned
        LEFT JOIN named AS before ON before.field = turned.field AND before.id = turned.was
        LEFT JOIN named AS since ON since.field = turned.field AND since.id = turned.now
        GROUP BY turned.thing, turned.id
    )
SELECT
    CASE WHEN told.id IN (SELECT unnest(CAST($figures AS VARCHAR[]))) THEN 'figure' ELSE 'moved' END AS thing,
    told.* EXCLUDE (thing, measure_was, area_was),
    coalesce(told.measure_was, quotable.measure) || ' ' || coalesce(told.area_was, quotable.area) AS counted_as,
    quotable.measure_en,
    quotable.measure_es,
    quotable.instrument_en,
    quotable.instrument_es,
    quotable.breakdown_en,
    quotable.breakdown_es,
    coalesce(quotable.place_en, quotable.area_en) AS area_en,
    coalesce(quotable.place_es, quotable.area_es) AS area_es,
    quotable.unit,
    quotable.kind,
    quotable.qualifier,
    quotable.value AS number,
    quotable.period_start,
    quotable.date,
    quotable.date_precision
FROM told
JOIN quotable ON quotable.figure_id = told.id
WHERE told.thing = 'figure'
  AND (
      told.id IN (SELECT unnest(CAST($figures AS VARCHAR[])))
      OR (
          coalesce(told.measure_was, told.area_was) IS NOT NULL
          AND coalesce(told.measure_was, quotable.measure) || ' ' || coalesce(told.area_was, quotable.area)
              IN (SELECT unnest(CAST($counts AS VARCHAR[])))
      )
  )
UNION ALL BY NAME
SELECT
    told.thing,
    told.* EXCLUDE (thing, measure_was, area_was),
    events.title_en AS measure_en,
    events.title_es AS measure_es,
    areas.name_en AS area_en,
    areas.name_es AS area_es,
    coalesce(events.effective, events.announced) AS date,
    events.date_precision
FROM told
JOIN events ON events.id = told.id
JOIN areas ON areas.id = events.area
WHERE told.thing = 'event' AND told.id IN (SELECT unnest(CAST($figures AS VARCHAR[])))
UNION ALL BY NAME
SELECT
    'withdrawn' AS thing,
    withdrawn.figure AS id,
    withdrawn.measure || ' ' || withdrawn.area AS counted_as,
    measures.label_en AS measure_en,
    measures.label_es AS measure_es,
    areas.name_en AS area_en,
    areas.name_es AS area_es,
    measures.unit,
    measures.kind,
    'exact' AS qualifier,
    withdrawn.value AS number,
    withdrawn.counted_on AS date,
    'day' AS date_precision,
    stays.value AS stays,
    stays.qualifier AS stays_qualifier,
    withdrawn.explanation_en,
    withdrawn.explanation_es
FROM withdrawn
JOIN measures ON measures.id = withdrawn.measure
JOIN areas ON areas.id = withdrawn.area
LEFT JOIN figures AS stays ON stays.figure_id = withdrawn.stays
WHERE CAST(string_split(withdrawn.edition, '.') AS INTEGER[]) > CAST(string_split($edition, '.') AS INTEGER[])
  AND withdrawn.measure || ' ' || withdrawn.area IN (SELECT unnest(CAST($counts AS VARCHAR[])))
ORDER BY thing, id
