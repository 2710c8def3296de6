-- How many registered for the CPP, applied for it and received it, in its two rounds from 2020 to 2024?
SELECT
    *,
    CASE
        WHEN date < DATE '2023-05-10' THEN 'first'
        WHEN date < DATE '2024-01-01' THEN 'second'
        ELSE 'after'
    END AS grouped,
    figure_id AS axis
FROM firm
WHERE instrument = 'CPP'
  AND measure IN ('permits_registered', 'permits_applied', 'permits_granted', 'permits_pending', 'permits_uncollected', 'permits_held')
  AND (breakdown IS NULL OR breakdown IN ('second-round', 'processed-or-issued', 'not-converted', 'observed'))
ORDER BY
    array_position(['first', 'second', 'after'], grouped),
    array_position(
        ['permits_registered', 'permits_applied', 'permits_granted', 'permits_pending', 'permits_uncollected', 'permits_held'],
        measure
    ),
    CASE date_precision WHEN 'year' THEN coalesce(period_start, date) ELSE date END,
    value
