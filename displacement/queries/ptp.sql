-- How many applied for the PTP, how many waited for it and how many received it, month by month?
SELECT
    *,
    measure AS axis,
    $weak = 'with' AS weak_asked,
    TRUE AS dated
FROM quotable
WHERE instrument = 'PTP'
  AND measure IN ('permits_applied', 'permits_pending', 'permits_granted')
  AND breakdown IS NULL
  AND (grade < CAST('mirror' AS grade) OR $weak = 'with')
ORDER BY array_position(['permits_applied', 'permits_pending', 'permits_granted'], measure), date, figure_id
