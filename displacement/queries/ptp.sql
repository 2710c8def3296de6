-- How many applied for the PTP, how many waited for it and how many received it, from December 2017 on?
SELECT
    *,
    measure AS axis,
    $weak = 'with' AS weak_asked
FROM quotable
WHERE instrument = 'PTP'
  AND measure IN ('permits_applied', 'permits_pending', 'permits_granted')
  AND breakdown IS NULL
  AND (grade < CAST('mirror' AS grade) OR $weak = 'with')
ORDER BY array_position(['permits_applied', 'permits_pending', 'permits_granted'], measure), date, figure_id
