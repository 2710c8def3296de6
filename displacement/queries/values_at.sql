-- What was counted in each country at one moment, by each counter, where anything was?
SELECT area, reported_by, arg_max(value, date) AS value
FROM composable
WHERE measure = $measure
  AND list_contains($parts, part_id)
  AND moment = $moment
  AND area_kind = 'country'
  AND bound IS NULL
  AND value > 0
GROUP BY area, reported_by
ORDER BY area, reported_by
