-- Which permits did a country open to Venezuelans, and what was last published of each stage?
SELECT
    *,
    instrument AS grouped,
    figure_id AS axis,
    max(date) OVER (PARTITION BY instrument) AS latest
FROM wholes
WHERE topic = 'permits'
  AND area = $country
  AND instrument IS NOT NULL
  AND stage IS NOT NULL
  AND unit <> 'percent'
  AND standing NOT IN ('projection', 'provisional')
QUALIFY row_number() OVER (
    PARTITION BY instrument, measure
    ORDER BY nationality <> 'VEN', date DESC, qualifier <> 'exact', grade, value DESC, figure_id
) = 1
ORDER BY
    latest DESC,
    instrument,
    array_position(
        ['eligible', 'appointment', 'registered', 'applied', 'in_process', 'pending', 'denied', 'granted', 'delivered', 'uncollected', 'closed'],
        stage
    ),
    date,
    measure,
    figure_id
