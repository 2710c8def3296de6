-- In which departments or regions of a country were Venezuelans last counted, at one date, by one counter?
-- Bogotá, which is a department of its own, stands among them. Of several counts of five places or more the last is taken
-- that has at least half as many as the fullest; “whole” is what the same document says of the whole country.
WITH
    counted AS (
        SELECT *, count(*) OVER (PARTITION BY measure, date, reported_by, source) AS places_counted
        FROM firm
        WHERE measure IN ('venezuelans_hosted', 'unhcr_oip')
          AND area = $country
          AND nationality = 'VEN'
          AND (place_kind = 'admin1' OR place = 'bogota')
          AND breakdown IS NULL
    ),
    last_counted AS (
        SELECT *
        FROM (SELECT *, max(places_counted) OVER () AS fullest FROM counted)
        WHERE places_counted >= 5 AND 2 * places_counted >= fullest
        QUALIFY dense_rank() OVER (
            ORDER BY date DESC, grade, places_counted DESC, source, reported_by, measure
        ) = 1
    )
SELECT
    last_counted.* EXCLUDE (places_counted, fullest),
    last_counted.place AS code,
    coalesce(places.latitude, stand_in.latitude) AS latitude,
    coalesce(places.longitude, stand_in.longitude) AS longitude,
    CASE WHEN places.latitude IS NULL THEN places.note_en END AS stands_en,
    CASE WHEN places.latitude IS NULL THEN places.note_es END AS stands_es,
    (
        SELECT max(wholes.value)
        FROM wholes
        WHERE wholes.measure = last_counted.measure
          AND wholes.area = last_counted.area
          AND wholes.nationality = last_counted.nationality
          AND wholes.date = last_counted.date
          AND wholes.source = last_counted.source
          AND wholes.reported_by = last_counted.reported_by
    ) AS whole
FROM last_counted
JOIN places ON places.id = last_counted.place
LEFT JOIN places AS stand_in ON stand_in.id = places.drawn_at
ORDER BY last_counted.value DESC, last_counted.place
