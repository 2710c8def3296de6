-- For which countries are there entries or exits of at least three months, by all border posts of the country?
SELECT areas.id AS code, areas.name_en, areas.name_es
FROM areas
WHERE areas.id IN (
    SELECT area
    FROM monthly
    WHERE measure IN ('entries', 'exits')
      AND place IS NULL
      AND nationality = 'VEN'
    GROUP BY area, measure
    HAVING count(DISTINCT period_start) >= 3
)
ORDER BY code <> 'PER', areas.name_en
