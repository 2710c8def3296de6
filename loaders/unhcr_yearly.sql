-- UNHCR's own yearly counts of Venezuelans that count a whole: one for each measure, area and date, so that a sum
-- over years or over outcomes adds nothing twice.
CREATE VIEW unhcr_yearly AS
SELECT *
FROM wholes
WHERE starts_with(measure, 'unhcr_')
  AND starts_with(source, 'unhcr-rpsd')
  AND nationality = 'VEN'
QUALIFY row_number() OVER (PARTITION BY measure, area, date ORDER BY grade, figure_id) = 1;

COMMENT ON VIEW unhcr_yearly IS 'One yearly count of UNHCR for each measure, area and date.';
