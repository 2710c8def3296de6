-- What can be quoted from documents of their own: everything but what copies of documents (mirrors) say, and but what is
-- held back because nobody can tell what it counts (reference/held_back.csv).
CREATE VIEW firm AS
SELECT *
FROM quotable
WHERE grade < CAST('mirror' AS grade)
  AND NOT held_back;

COMMENT ON VIEW firm IS 'The rows of quotable that do not lean on a copy of a document and are not held back.';
