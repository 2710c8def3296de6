-- Which figures stand against each other in one disagreement?
WITH members AS (
    SELECT
        unnest(figures) AS figure_id,
        generate_subscripts(figures, 1) AS position,
        one_scale,
        reason,
        explanation_en,
        explanation_es
    FROM disagreements
    WHERE id = $disagreement
)
SELECT
    *,
    CASE WHEN one_scale THEN '' ELSE measure END || ' ' || coalesce(instrument, '') || ' ' || coalesce(breakdown, '') AS axis,
    TRUE AS weak_asked,
    TRUE AS dated
FROM quotable
JOIN members USING (figure_id)
QUALIFY row_number() OVER (PARTITION BY figure_id ORDER BY breakdown NULLS LAST) = 1
ORDER BY min(position) OVER (PARTITION BY axis), date, figure_id
