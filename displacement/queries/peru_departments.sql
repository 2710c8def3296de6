-- In which departments of Peru did UNHCR count people in need of international protection at the end of 2025?
SELECT *, place AS code
FROM quotable
WHERE measure = 'unhcr_oip'
  AND area = 'PER'
  AND place_kind = 'admin1'
  AND breakdown IS NULL
ORDER BY value DESC, figure_id
