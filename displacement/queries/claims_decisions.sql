-- How were the claims of Venezuelans decided in a country each year, at first instance, people apart from cases?
-- A year whose four outcomes are not all published has no whole, and no rate. UNHCR prints counts from 1 to 4 as 5, so
-- that each 5 among the levels added up may be as little as 1: “least” is what a sum then comes to.
SELECT
    * RENAME (outcome AS part),
    unit AS axis,
    TRUE AS dated,
    year(date) AS year,
    year(date) || ' ' || unit AS bar,
    sum(value) FILTER (WHERE part <> 'unhcr_decisions_closed') OVER of_the_year AS on_the_merits,
    sum(least) FILTER (WHERE part <> 'unhcr_decisions_closed') OVER of_the_year AS on_the_merits_least,
    coalesce(sum(value) FILTER (WHERE part IN ('unhcr_decisions_recognised', 'unhcr_decisions_other_protection')) OVER of_the_year, 0)
        AS protected,
    coalesce(sum(least) FILTER (WHERE part IN ('unhcr_decisions_recognised', 'unhcr_decisions_other_protection')) OVER of_the_year, 0)
        AS protected_least,
    sum(value) OVER of_the_year AS all_decisions,
    sum(least) OVER of_the_year AS all_decisions_least
FROM unhcr_outcomes
WHERE area = $country
WINDOW of_the_year AS (PARTITION BY date, unit)
QUALIFY all_decisions > 0
    AND count(*) OVER of_the_year = 4
ORDER BY
    date,
    unit,
    array_position(
        ['unhcr_decisions_recognised', 'unhcr_decisions_other_protection', 'unhcr_decisions_rejected', 'unhcr_decisions_closed'],
        part
    )
