-- Which figures answer a question of a measure that nobody published?
-- None; the answer has its columns all the same.
SELECT *, measure AS axis, TRUE AS dated, area AS series, value AS shown, FALSE AS unfinished
FROM quotable
WHERE FALSE
