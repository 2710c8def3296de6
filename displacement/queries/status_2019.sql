-- Who had which status in Peru in autumn 2019?
WITH
    named(position, figure_id) AS (
        VALUES
            (1, 'ai-per-2019-10-host'),
            (2, 'ai-per-2019-10-regular'),
            (3, 'ai-per-2019-09-ptp-granted'),
            (4, 'ai-per-2019-06-claims'),
            (5, 'ai-per-2019-09-ptp-pending')
    )
SELECT
    quotable.*,
    named.position,
    quotable.figure_id AS axis
FROM named
JOIN quotable USING (figure_id)
ORDER BY named.position
