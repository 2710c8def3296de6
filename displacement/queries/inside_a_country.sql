-- In which departments or regions of a country were Venezuelans last counted, at one date, by one counter?
-- A capital that is a division of its own, as Bogotá, stands among them. Of several counts of five places or more the last is taken
-- that has at least half as many as the fullest; “denominator” is the whole country in the same document, else all places.
WITH
    counted AS (
        SELECT *, count(*) OVER (PARTITION BY measure, date, reported_by, source) AS places_counted
        FROM firm
        WHERE measure IN ('venezuelans_hosted', 'unhcr_oip')
          AND area = $country
          AND nationality = 'VEN'
          AND place_kind IN ('admin1', 'capital')
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
    coalesce(whole.value, sum(last_counted.value) OVER ()) AS denominator
FROM last_counted
LEFT JOIN (
    SELECT measure, area, nationality, date, source, reported_by, max(value) AS value
    FROM wholes
    GROUP BY ALL
) AS whole USING (measure, area, nationality, date, source, reported_by)
JOIN places ON places.id = last_counted.place
LEFT JOIN places AS stand_in ON stand_in.id = places.drawn_at
ORDER BY last_counted.value DESC, last_counted.place
