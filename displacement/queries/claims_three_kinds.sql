-- Which three numbers of Peru's claims in 2019 look alike and count different things?
WITH
    named(position, figure_id) AS (
        VALUES
            (1, 'unhcr-per-2019-claims-new-level-fi'),
            (2, 'unhcr-per-2019-asylum-seekers'),
            (3, 'ai-per-2019-06-claims')
    )
SELECT
    quotable.*,
    named.position,
    quotable.kind AS axis
FROM named
JOIN quotable USING (figure_id)
WHERE quotable.breakdown IS NULL
   OR quotable.source NOT LIKE 'unhcr-rpsd%'
ORDER BY named.position
