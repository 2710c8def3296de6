-- Of the people interviewed at the border in November 2019, how many had the humanitarian visa and were still refused?
SELECT *
FROM quotable
WHERE figure_id IN (
    'ai-2019-interviewed-venezuelans',
    'ai-2019-interviewed-women',
    'ai-2019-interviewed-men',
    'ai-2019-interviewed-with-humanitarian-visa',
    'ai-2019-interviewed-visa-holders-refused-entry'
)
ORDER BY value DESC, figure_id
