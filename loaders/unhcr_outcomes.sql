-- How claims of Venezuelans were decided at first instance, a row an outcome, year and host, people apart from cases.
-- UNHCR prints counts from 1 to 4 as 5, so that each 5 among the levels added up may be as little as 1: “least” is what a
-- count then comes to. “outcome” is the measure, whether people or cases are counted.
CREATE VIEW unhcr_outcomes AS
SELECT
    *,
    replace(measure, '_cases', '') AS outcome,
    value - 4 * masked AS least
FROM unhcr_yearly
WHERE starts_with(measure, 'unhcr_decisions_')
  AND NOT starts_with(measure, 'unhcr_decisions_total');

COMMENT ON VIEW unhcr_outcomes IS 'The decisions of UNHCR’s yearly tables by outcome, each with what it comes to at least.';
