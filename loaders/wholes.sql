-- Firm figures that count a whole: no part (breakdown) of what is counted, and no place but the whole area.
-- Two of one measure, area and date are two counts of the same people, never two parts of a sum.
CREATE VIEW wholes AS
SELECT *
FROM firm
WHERE breakdown IS NULL
  AND place IS NULL;

COMMENT ON VIEW wholes IS 'The rows of firm that count a whole area, and no part of what is counted.';
