-- Do published numbers follow from the parts published with them?
WITH parts AS (
    SELECT
        check_id,
        list(figure ORDER BY position) AS part_ids,
        list(value ORDER BY position) AS part_values,
        list(qualifier ORDER BY position) AS part_qualifiers
    FROM check_parts
    JOIN figures ON figures.figure_id = check_parts.figure
    GROUP BY check_id
)
SELECT
    quotable.*,
    CAST(NULL AS VARCHAR) AS axis,
    checks.id AS check_id,
    checks.operation,
    checks.explanation_en,
    checks.explanation_es,
    coalesce(part_ids, []) AS part_ids,
    coalesce(part_values, []) AS part_values,
    coalesce(part_qualifiers, []) AS part_qualifiers
FROM checks
JOIN quotable ON quotable.figure_id = checks.figure
LEFT JOIN parts ON parts.check_id = checks.id
QUALIFY row_number() OVER (PARTITION BY checks.id ORDER BY quotable.breakdown NULLS LAST) = 1
ORDER BY quotable.area <> 'PER', quotable.area, quotable.date, checks.id
