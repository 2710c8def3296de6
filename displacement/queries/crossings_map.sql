-- What was last counted at each crossing, and where does it stand on the map?
SELECT
    firm.*,
    firm.place AS axis,
    coalesce(places.latitude, stand_in.latitude) AS latitude,
    coalesce(places.longitude, stand_in.longitude) AS longitude
FROM firm
JOIN places ON places.id = firm.place
LEFT JOIN places AS stand_in ON stand_in.id = places.drawn_at
WHERE firm.measure IN (
        'entries', 'exits', 'transits', 'irregular_entries', 'entries_per_day', 'irregular_entries_per_day',
        'crossings_per_day', 'southbound_returns'
    )
  AND firm.place_kind IN ('crossing', 'centre', 'route', 'city', 'capital')
  AND firm.breakdown IS NULL
  AND coalesce(places.latitude, stand_in.latitude) IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY
        round(2 * coalesce(places.latitude, stand_in.latitude)),
        round(2 * coalesce(places.longitude, stand_in.longitude))
    ORDER BY firm.place_kind NOT IN ('crossing', 'centre', 'route'), firm.date DESC, firm.qualifier <> 'exact', firm.figure_id
) = 1
ORDER BY latitude DESC, firm.place, firm.figure_id
