-- What was last published of each thing that is counted in a country, and by whom?
-- One figure of each measure and permit: of how many Venezuelans there are, one of each counter; of the whole country where
-- it is counted whole, else of a part or a place.
SELECT
    *,
    CAST(NULL AS VARCHAR) AS axis
FROM firm
WHERE area = $country
  AND standing NOT IN ('projection', 'provisional')
  AND (measure <> 'unhcr_ooc' OR value > 0)
QUALIFY row_number() OVER (
    PARTITION BY measure, instrument, CASE WHEN topic = 'host_populations' THEN reported_by END
    ORDER BY breakdown IS NOT NULL, place IS NOT NULL, nationality <> 'VEN', date DESC, period_start, grade, figure_id
) = 1
ORDER BY
    array_position(
        ['host_populations', 'asylum_claims', 'permits', 'border_flows', 'border_claims', 'surveys', 'context'], topic
    ),
    date DESC,
    grade,
    measure,
    figure_id
