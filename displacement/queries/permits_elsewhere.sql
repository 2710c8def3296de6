-- Which permits did another country open to Venezuelans, and how far did each get: registered, applied for, approved, delivered?
-- A place stands for itself where it alone is counted; one of many is no figure of its country.
SELECT
    *,
    instrument AS grouped,
    figure_id AS axis,
    max(date) OVER (PARTITION BY instrument) AS latest
FROM firm
WHERE topic = 'permits'
  AND area = $country
  AND instrument IS NOT NULL
  AND unit <> 'percent'
QUALIFY row_number() OVER (PARTITION BY instrument, measure, breakdown, nationality ORDER BY date DESC, grade, value DESC, figure_id) = 1
    AND (nationality = 'VEN' OR NOT bool_or(nationality = 'VEN') OVER (PARTITION BY instrument, measure, breakdown, date))
    AND (place IS NULL OR count(DISTINCT place) OVER (PARTITION BY instrument, measure) = 1)
ORDER BY
    latest DESC,
    instrument,
    array_position(
        [
            'permits_eligible', 'permit_appointments', 'permits_registered', 'permits_applied', 'permits_applied_period',
            'permits_pending', 'permits_denied_period', 'permits_granted', 'permits_granted_period', 'permits_held',
            'permit_holders', 'permits_delivered', 'permits_uncollected', 'permits_closed'
        ],
        measure
    ),
    breakdown IS NOT NULL,
    date,
    figure_id
