-- Which numbers are added up from this figure and others?
SELECT *, CAST(NULL AS VARCHAR) AS axis
FROM quotable
WHERE standing = 'computed'
  AND list_contains(string_split(figure_id, ' '), $figure)
  AND figure_id <> $figure
