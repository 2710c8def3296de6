-- The inhabitants that figures are held against: one estimate for each area and year, the World Bank's. Others stand in
-- population beside it and are no part of its series: a rate never changes hands between two years.
CREATE VIEW inhabitants AS
SELECT *
FROM population
WHERE source = 'worldbank-sp-pop-totl';

COMMENT ON VIEW inhabitants IS 'The inhabitants of an area and year that rates are made with: one estimate, the World Bank’s.';
