-- In which towns or communes of a country were most Venezuelans last counted, at one date, by one counter?
-- Of several counts of ten places or more the last is taken that has at least half as many as the fullest; “denominator”
-- are all foreigners there, by the same document.
WITH
    counted AS (
        SELECT *, count(*) OVER (PARTITION BY date, reported_by, source) AS places_counted
        FROM firm
        WHERE measure = 'venezuelans_hosted'
          AND area = $country
          AND nationality = 'VEN'
          AND place_kind IN ('city', 'capital', 'area')
          AND breakdown IS NULL
    ),
    last_counted AS (
        SELECT *
        FROM (SELECT *, max(places_counted) OVER () AS fullest FROM counted)
        WHERE places_counted >= 10 AND 2 * places_counted >= fullest
        QUALIFY dense_rank() OVER (ORDER BY date DESC, grade, places_counted DESC, source, reported_by) = 1
    )
SELECT
    last_counted.* EXCLUDE (places_counted, fullest),
    last_counted.place AS code,
    foreigners.value AS denominator,
    100.0 * last_counted.value / foreigners.value AS share
FROM last_counted
LEFT JOIN firm AS foreigners
    ON foreigners.measure = 'foreigners_hosted'
    AND foreigners.nationality = 'ALL'
    AND foreigners.breakdown IS NULL
    AND foreigners.place = last_counted.place
    AND foreigners.date = last_counted.date
    AND foreigners.source = last_counted.source
    AND foreigners.reported_by = last_counted.reported_by
QUALIFY row_number() OVER (ORDER BY last_counted.value DESC, last_counted.place) <= 24
ORDER BY last_counted.value DESC, last_counted.place
