-- For which countries are there monthly entries of at least three months, to the whole country or at one crossing?
SELECT areas.id AS code, areas.name_en, areas.name_es
FROM areas
WHERE areas.id IN (
    SELECT area
    FROM monthly
    WHERE measure = 'entries'
      AND nationality = 'VEN'
      AND (place IS NULL OR place_kind = 'crossing')
    GROUP BY area, place
    HAVING count(DISTINCT period_start) >= 3
)
ORDER BY code <> 'PER', areas.name_en
