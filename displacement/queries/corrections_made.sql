-- What was wrong in a figure or in a measure of a state, what is it now, and why; and what was withdrawn?
WITH
    told AS (
        SELECT 'figure' AS thing, figure AS id, date, field, was, now, explanation_en, explanation_es, NULL AS stays
        FROM corrections
        UNION ALL
        SELECT 'event', event, date, field, was, now, explanation_en, explanation_es, NULL
        FROM event_corrections
        UNION ALL
        SELECT 'withdrawn', figure, date, 'value', printf('%.15g', value), NULL, explanation_en, explanation_es, stays
        FROM withdrawn
    ),
    places AS (
        SELECT 'figure' AS thing, figure_id AS id, area, measure FROM figures
        UNION ALL
        SELECT 'event', id, area, NULL FROM events
        UNION ALL
        SELECT 'withdrawn', figure, area, measure FROM withdrawn
    )
SELECT
    told.thing,
    told.id,
    told.date,
    list(field ORDER BY field) AS fields,
    list(coalesce(was, '') ORDER BY field) AS was,
    list(coalesce(now, '') ORDER BY field) AS now,
    string_agg(DISTINCT explanation_en, ' ' ORDER BY explanation_en) AS explanation_en,
    string_agg(DISTINCT explanation_es, ' ' ORDER BY explanation_es) AS explanation_es,
    any_value(stays) AS stays,
    any_value(places.measure) AS measure,
    any_value(areas.id) AS area,
    any_value(areas.name_en) AS area_en,
    any_value(areas.name_es) AS area_es
FROM told
JOIN places ON places.thing = told.thing AND places.id = told.id
JOIN areas ON areas.id = places.area
GROUP BY told.thing, told.id, told.date
ORDER BY told.date DESC, told.thing, told.id
