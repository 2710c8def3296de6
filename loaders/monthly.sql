-- Firm figures of one calendar month each, no part of what is counted, one for each measure, area, place,
-- nationality and month: the exact one first, then the one of the best document.
CREATE VIEW monthly AS
SELECT *
FROM firm
WHERE breakdown IS NULL
  AND date_precision = 'month'
  AND period_start = date_trunc('month', date)
QUALIFY row_number() OVER (
    PARTITION BY measure, instrument, area, place, nationality, period_start
    ORDER BY qualifier <> 'exact', grade, figure_id
) = 1;

COMMENT ON VIEW monthly IS 'One firm figure for each whole month of a measure in an area or at a place.';
