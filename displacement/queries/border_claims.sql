-- What became of the asylum claims recorded at Peru's border with Ecuador between June and December 2019?
SELECT
    *,
    measure AS part
FROM quotable
WHERE figure_id IN (
    'ai-border-2019-recorded',
    'ai-border-2019-admitted',
    'ai-border-2019-denied',
    'ai-border-2019-pending',
    'ai-border-2019-archived'
)
ORDER BY array_position(
    ['border_claims_recorded', 'border_claims_admitted', 'border_claims_denied', 'border_claims_pending',
     'border_claims_archived'],
    measure
)
