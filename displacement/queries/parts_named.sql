-- Which parts of a measure are there, and what are the permits, groups and places in their names?
SELECT
    coverage.part_id AS code,
    instruments.name_en AS instrument_en,
    instruments.name_es AS instrument_es,
    breakdowns.label_en AS breakdown_en,
    breakdowns.label_es AS breakdown_es,
    places.name_en AS place_en,
    places.name_es AS place_es,
    any_value(coverage.nationality) AS nationality,
    any_value(coverage.rhythm) AS rhythm,
    sum(coverage.figures) AS figures
FROM coverage
LEFT JOIN instruments ON instruments.id = coverage.instrument
LEFT JOIN breakdowns ON breakdowns.id = coverage.breakdown
LEFT JOIN places ON places.id = coverage.place
WHERE coverage.measure = $measure
GROUP BY ALL
ORDER BY figures DESC, code
