-- Which areas lie beside an area, on land or over a short stretch of sea?
SELECT CASE WHEN area = $area THEN neighbour ELSE area END AS code
FROM neighbours
WHERE $area IN (area, neighbour)
ORDER BY code
