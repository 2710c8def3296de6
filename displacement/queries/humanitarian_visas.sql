-- How many humanitarian visas and residences did Peru grant, and how many were asked for?
SELECT
    *,
    instrument AS grouped,
    figure_id AS axis
FROM firm
WHERE topic = 'permits'
  AND area = 'PER'
  AND instrument IN ('PER_HUMANITARIAN_VISA', 'PER_HUMANITARIAN_RESIDENCE')
ORDER BY
    instrument DESC,
    breakdown IS NOT NULL,
    array_position(
        ['permits_eligible', 'permits_registered', 'permits_applied', 'permits_pending', 'permits_granted'], measure
    ),
    date,
    value,
    figure_id
