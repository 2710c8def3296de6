-- What was last published of each stage of the permits and protections for a time, in applications, permits and people?
-- Those given for a term alone: no residence without one, no visa asked for before the journey, no census or register that
-- gives nothing. Of a stage in one unit, the running total before a period of it; what stands on a day beside both.
WITH chosen AS (
    SELECT
        ['USA_TPS', 'COL_PEP', 'COL_PEP_RAMV', 'COL_PPT',
         'ECU_VERHU', 'ECU_VIRTE', 'PTP', 'CPP', 'CHL_VRD', 'TTO_REGISTRATION'] AS for_a_term
)
SELECT
    * EXCLUDE (for_a_term),
    instrument AS grouped,
    figure_id AS axis
FROM wholes
CROSS JOIN chosen
WHERE topic = 'permits'
  AND list_contains(for_a_term, instrument)
  AND stage IS NOT NULL
  AND unit IN ('applications', 'permits', 'persons')
  AND standing NOT IN ('projection', 'provisional')
QUALIFY row_number() OVER (
    PARTITION BY instrument, stage, unit, kind = 'stock'
    ORDER BY nationality <> 'VEN', kind = 'flow', date DESC, qualifier <> 'exact', grade, value DESC, figure_id
) = 1
ORDER BY
    array_position(for_a_term, instrument),
    array_position(
        ['eligible', 'registered', 'applied', 'in_process', 'pending', 'denied', 'granted', 'delivered', 'uncollected', 'closed'],
        stage
    ),
    date,
    figure_id
