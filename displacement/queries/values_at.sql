-- What was counted in each country at one moment, by each counter?
SELECT area, reported_by, arg_max(value, date) AS value
FROM composable
WHERE measure = $measure
  AND list_contains($parts, part_id)
  AND moment = $moment
  AND area_kind = 'country'
  AND bound IS NULL
GROUP BY area, reported_by
ORDER BY area, reported_by
