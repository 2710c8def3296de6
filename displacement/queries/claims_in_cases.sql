-- Which of some countries count a measure of claims in cases besides people, and in which years?
SELECT *, TRUE AS dated, sum(value) OVER (PARTITION BY area) AS in_all
FROM unhcr_yearly
WHERE list_contains(CAST($areas AS VARCHAR[]), area)
  AND measure = $in_cases
  AND value > 0
ORDER BY area, date
