-- Is the published share of border claims admitted what its parts give?
SELECT *, 'printed' AS form
FROM quotable
WHERE figure_id = 'ai-border-2019-admitted-share'
UNION ALL BY NAME
SELECT
    share.* REPLACE (
        'ai-border-2019-admitted ai-border-2019-recorded' AS figure_id,
        100.0 * admitted.value / recorded.value AS value,
        'exact' AS qualifier,
        'computed' AS standing,
        CAST(NULL AS VARCHAR) AS published_as,
        CAST(NULL AS VARCHAR) AS note_en,
        CAST(NULL AS VARCHAR) AS note_es
    ),
    'computed' AS form,
    admitted.value AS numerator,
    recorded.value AS denominator
FROM quotable AS share, quotable AS admitted, quotable AS recorded
WHERE share.figure_id = 'ai-border-2019-admitted-share'
  AND admitted.figure_id = 'ai-border-2019-admitted'
  AND recorded.figure_id = 'ai-border-2019-recorded'
