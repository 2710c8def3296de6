-- The last running total of each measure, instrument, area and nationality that is given exactly: of its last year, the
-- one of the best document.
CREATE VIEW last_totals AS
SELECT *
FROM wholes
WHERE kind = 'cumulative'
  AND qualifier = 'exact'
QUALIFY row_number() OVER (
    PARTITION BY measure, instrument, area, nationality
    ORDER BY year(date) DESC, grade, date DESC, figure_id
) = 1;

COMMENT ON VIEW last_totals IS 'The last exact running total of each measure, instrument, area and nationality.';
