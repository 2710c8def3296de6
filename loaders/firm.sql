-- What can be quoted from documents of their own: everything but what copies of documents (mirrors) say.
CREATE VIEW firm AS
SELECT *
FROM quotable
WHERE grade < CAST('mirror' AS grade);

COMMENT ON VIEW firm IS 'The rows of quotable that do not lean on a copy of a document.';
