-- Of which countries is it published in which departments or regions Venezuelans live, of five places at one date?
SELECT areas.id AS code, areas.name_en, areas.name_es
FROM areas
WHERE areas.id IN (
    SELECT area
    FROM firm
    WHERE measure IN ('venezuelans_hosted', 'unhcr_oip')
      AND nationality = 'VEN'
      AND place_kind IN ('admin1', 'capital')
      AND breakdown IS NULL
    GROUP BY area, measure, date, reported_by, source
    HAVING count(DISTINCT place) >= 5
)
ORDER BY code <> 'PER', areas.name_en
