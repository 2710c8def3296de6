-- Which changes of method, law or census cut these series?
SELECT * RENAME (kind AS cause)
FROM breaks
WHERE area IN (SELECT unnest(CAST($areas AS VARCHAR[])))
  AND measure IN (SELECT unnest(CAST($measures AS VARCHAR[])))
ORDER BY date, id
