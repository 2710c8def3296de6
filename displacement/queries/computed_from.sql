-- Which numbers are added up from this figure and others?
SELECT DISTINCT measure_en, measure_es, value AS total, unit, date, date_precision
FROM quotable
WHERE standing = 'computed'
  AND list_contains(string_split(figure_id, ' '), $figure)
  AND figure_id <> $figure
