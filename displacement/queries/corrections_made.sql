-- What was wrong in a figure, what is it now, and why?
SELECT corrections.*, figures.area, areas.name_en AS area_en, areas.name_es AS area_es
FROM corrections
JOIN figures ON figures.figure_id = corrections.figure
JOIN areas ON areas.id = figures.area
ORDER BY corrections.date DESC, corrections.figure, corrections.field
