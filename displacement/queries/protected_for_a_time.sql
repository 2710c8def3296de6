-- What was last published of each stage of the permits and protections for a time, in applications, permits and people?
-- Those given for a term alone: no residence without one, no visa asked for before the journey, no census or register that
-- gives nothing. Of a stage in one unit, the running total before a period of it; what stands on a day beside both.
SELECT
    wholes.*,
    wholes.instrument AS grouped,
    wholes.figure_id AS axis
FROM wholes
JOIN instruments ON instruments.id = wholes.instrument
WHERE topic = 'permits'
  AND instruments.for_a_term IS NOT NULL
  AND stage IS NOT NULL
  AND unit IN ('applications', 'permits', 'persons')
  AND standing NOT IN ('projection', 'provisional')
QUALIFY row_number() OVER (
    PARTITION BY wholes.instrument, stage, unit, kind = 'stock'
    ORDER BY nationality <> 'VEN', kind = 'flow', date DESC, qualifier <> 'exact', grade, value DESC, figure_id
) = 1
ORDER BY
    instruments.for_a_term,
    array_position(
        ['eligible', 'registered', 'applied', 'in_process', 'pending', 'denied', 'granted', 'delivered', 'uncollected', 'closed'],
        stage
    ),
    date,
    figure_id
