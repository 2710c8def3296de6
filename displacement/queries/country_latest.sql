-- What was last published of each thing that is counted in a country, and by whom?
-- One figure of each measure and permit: of how many Venezuelans there are, one of each counter. A count of the whole
-- country before one of a part or a place, and what a copy of a document says, or a projection, where there is nothing else.
SELECT
    *,
    CAST(NULL AS VARCHAR) AS axis
FROM quotable
WHERE area = $country
  AND (measure <> 'unhcr_ooc' OR value > 0)
QUALIFY row_number() OVER (
    PARTITION BY measure, instrument, CASE WHEN topic = 'host_populations' THEN reported_by END
    ORDER BY
        grade = 'mirror',
        standing IN ('projection', 'provisional'),
        breakdown IS NOT NULL,
        place IS NOT NULL,
        nationality <> 'VEN',
        date DESC,
        period_start,
        grade,
        figure_id
) = 1
ORDER BY
    array_position(
        ['host_populations', 'asylum_claims', 'permits', 'border_flows', 'border_claims', 'surveys', 'context'], topic
    ),
    place IS NOT NULL,
    date DESC,
    grade,
    measure,
    figure_id
