-- How were the claims of Venezuelans decided in a country each year, at first instance?
-- A year whose four outcomes are not all published has no whole, and no rate.
SELECT
    *,
    measure AS part,
    TRUE AS dated,
    year(date) AS year,
    sum(value) FILTER (WHERE measure <> 'unhcr_decisions_closed') OVER of_the_year AS on_the_merits,
    sum(value) OVER of_the_year AS all_decisions
FROM unhcr_yearly
WHERE measure IN (
    'unhcr_decisions_recognised', 'unhcr_decisions_other_protection', 'unhcr_decisions_rejected', 'unhcr_decisions_closed'
)
  AND area = $country
WINDOW of_the_year AS (PARTITION BY date)
QUALIFY all_decisions > 0
    AND count(*) OVER of_the_year = 4
ORDER BY
    date,
    array_position(
        ['unhcr_decisions_recognised', 'unhcr_decisions_other_protection', 'unhcr_decisions_rejected', 'unhcr_decisions_closed'],
        measure
    )
