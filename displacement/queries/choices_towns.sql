-- Of which countries is it published in which towns or communes Venezuelans live, of ten places at one date?
SELECT areas.id AS code, areas.name_en, areas.name_es
FROM areas
WHERE areas.id IN (
    SELECT area
    FROM firm
    WHERE measure = 'venezuelans_hosted'
      AND nationality = 'VEN'
      AND place_kind IN ('city', 'capital', 'area')
      AND breakdown IS NULL
    GROUP BY area, date, reported_by, source
    HAVING count(DISTINCT place) >= 10
)
ORDER BY code <> 'COL', areas.name_en
