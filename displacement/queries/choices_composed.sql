-- Of which areas can a picture be composed: all countries together, then each?
SELECT 'all' AS code, 'All countries with a figure' AS name_en, 'Todos los países con una cifra' AS name_es
UNION ALL
(
    SELECT id, name_en, name_es
    FROM areas
    WHERE id IN (SELECT area FROM coverage)
    ORDER BY kind, id
)
