-- Which disagreements are there to choose from, the one picked out to begin with first?
SELECT id AS code, id AS name_en, id AS name_es
FROM disagreements
ORDER BY
    coalesce(
        list_contains(figures, (SELECT figure_id FROM highlighted WHERE exhibit = 'disagreement' AND slot = 'first')),
        FALSE
    ) DESC,
    id
