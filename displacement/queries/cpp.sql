-- How many registered for the CPP, applied for it and received it, in each of its rounds?
WITH rounds AS (
    SELECT
        max(event_date) FILTER (WHERE slot = 'second') AS reopened,
        max(event_date) FILTER (WHERE slot = 'after') AS closed
    FROM highlighted
    WHERE exhibit = 'cpp'
)
SELECT
    firm.*,
    CASE
        WHEN reopened IS NULL OR closed IS NULL THEN 'all'
        WHEN date < reopened THEN 'first'
        WHEN year(date) <= year(closed) THEN 'second'
        ELSE 'after'
    END AS grouped,
    figure_id AS axis
FROM firm
CROSS JOIN rounds
WHERE instrument = 'CPP'
  AND measure IN ('permits_registered', 'permits_applied', 'permits_granted', 'permits_delivered', 'permits_pending', 'permits_uncollected', 'permits_held')
  AND (breakdown IS NULL OR breakdown IN ('second-round', 'processed-or-issued', 'not-converted', 'observed'))
ORDER BY
    array_position(['first', 'second', 'after'], grouped),
    array_position(
        [
            'permits_registered', 'permits_applied', 'permits_granted', 'permits_delivered', 'permits_pending',
            'permits_uncollected', 'permits_held'
        ],
        measure
    ),
    CASE date_precision WHEN 'year' THEN coalesce(period_start, date) ELSE date END,
    value,
    figure_id
