-- Of which measures can a picture be composed, the best covered first, and from which documents?
SELECT
    measures.id AS code,
    measures.label_en AS name_en,
    measures.label_es AS name_es,
    measures.topic,
    measures.stage,
    measures.kind,
    measures.unit,
    measures.over_time,
    measures.over_areas,
    measures.over_parts,
    list(DISTINCT coverage.area ORDER BY coverage.area) AS areas,
    coalesce(list(DISTINCT coverage.area ORDER BY coverage.area) FILTER (WHERE coverage.part_id = ''), []) AS whole_areas,
    list(DISTINCT coverage.part_id ORDER BY coverage.part_id) AS parts,
    bool_or(among('no_news', grade, counter_kind)) AS no_news,
    bool_or(among('official', grade, counter_kind)) AS official,
    bool_or(among('unhcr', grade, counter_kind)) AS unhcr,
    sum(coverage.figures) AS figures
FROM coverage
JOIN measures ON measures.id = coverage.measure
GROUP BY ALL
ORDER BY len(areas) DESC, figures DESC, code
