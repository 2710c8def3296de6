-- Which three numbers of Peru's claims in one year look alike and count different things?
-- The year is that of the last running total given exactly, or, where there is none, the last that UNHCR counted.
WITH
    running AS (
        SELECT *
        FROM last_totals
        WHERE measure = 'claims_filed_total'
          AND area = 'PER'
          AND nationality = 'VEN'
    ),
    counted AS (
        SELECT *
        FROM unhcr_yearly
        WHERE measure IN ('unhcr_claims_new', 'unhcr_asylum_seekers')
          AND area = 'PER'
          AND year(date) = coalesce((SELECT year(date) FROM running), year(date))
        QUALIFY year(date) = max(year(date)) OVER ()
    )
SELECT
    *,
    kind AS axis
FROM (FROM counted UNION ALL BY NAME FROM running)
ORDER BY array_position(['flow', 'stock', 'cumulative'], kind)
