-- By which measures did Peru keep the door closed after 2019?
SELECT
    id AS figure_id,
    effective AS date,
    1 AS value,
    * EXCLUDE (id)
FROM enacted
WHERE id IN ('per-2021-01-26-troops-tumbes', 'per-2023-11-10-cpp-deadline', 'per-2026-01-12-corridor-refused')
ORDER BY effective, id
