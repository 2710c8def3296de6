-- What share of the claims of Venezuelans decided on the merits in a country each year were recognised, and protected in all?
-- A year has a rate where recognised, other protection and rejected are all published. UNHCR prints counts from 1 to 4 as 5,
-- so that each 5 among those added up may be as little as 1: “low” and “high” are the rates that this leaves possible.
WITH
    outcomes AS (
        SELECT *
        FROM unhcr_outcomes
        WHERE area = $country
          AND outcome <> 'unhcr_decisions_closed'
    ),
    years AS (
        SELECT
            date,
            unit,
            sum(value) AS decided,
            sum(least) AS decided_least,
            coalesce(sum(value) FILTER (WHERE outcome <> 'unhcr_decisions_rejected'), 0) AS protected,
            coalesce(sum(least) FILTER (WHERE outcome <> 'unhcr_decisions_rejected'), 0) AS protected_least,
            string_agg(figure_id, ' ' ORDER BY outcome) AS parts
        FROM outcomes
        GROUP BY date, unit
        HAVING count(*) = 3 AND decided > 0
    )
SELECT
    outcomes.*,
    outcomes.unit AS axis,
    TRUE AS dated,
    year(date) AS year,
    decided AS denominator,
    decided_least AS denominator_least,
    parts,
    100.0 * value / decided AS shown,
    100.0 * least / (decided - value + least) AS low,
    100.0 * value / (decided_least - least + value) AS high,
    protected,
    protected_least,
    100.0 * protected / decided AS protected_shown,
    100.0 * protected_least / (decided - protected + protected_least) AS protected_low,
    100.0 * protected / (decided_least - protected_least + protected) AS protected_high
FROM outcomes
JOIN years USING (date, unit)
WHERE outcome = 'unhcr_decisions_recognised'
ORDER BY unit DESC, date
