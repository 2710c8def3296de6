-- Which figures are in the ledger, and in which words can each be found?
SELECT
    *,
    CAST(NULL AS VARCHAR) AS axis,
    CASE
        WHEN reread IS NOT NULL THEN replace(substr(reread, 12), ' ', '_')
        WHEN read_as = 'data_file' THEN 'machine'
        ELSE 'once'
    END AS reading,
    (SELECT count(*) FROM also_printed WHERE also_printed.figure = quotable.figure_id) AS printings,
    figure_id IN (SELECT highlighted.figure_id FROM highlighted WHERE highlighted.figure_id IS NOT NULL) AS picked_out,
    strip_accents(lower(concat_ws(
        ' ',
        figure_id, measure_en, measure_es, instrument, instrument_en, instrument_es, breakdown_en, breakdown_es,
        area, area_en, area_es, place_en, place_es, counter_en, counter_es, publisher_en, publisher_es, source_title, source,
        locator, published_as, note_en, note_es, stage, kind, read_as,
        CASE qualifier
            WHEN 'over' THEN 'over more than más de'
            WHEN 'about' THEN 'about around unos unas cerca de'
            WHEN 'under' THEN 'under less than menos de'
            WHEN 'at_least' THEN 'at least al menos por lo menos'
            WHEN 'bare' THEN 'bare round number without a hedge numero redondo sin expresion de aproximacion'
            WHEN 'masked' THEN 'masked below five enmascarado menos de cinco'
            WHEN 'at_most' THEN 'at most como máximo hasta'
        END,
        CASE substr(reread, 12)
            WHEN 'confirmed' THEN 'read twice confirmed leida dos veces confirmada'
            WHEN 'corrected' THEN 'read twice corrected leida dos veces corregida'
            WHEN 'not found' THEN 'not found again no hallada de nuevo'
        END,
        strftime(date, '%Y-%m-%d'), strftime(date, '%B %Y'),
        ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre',
         'diciembre'][month(date)] || ' de ' || year(date)
    ))) AS haystack
FROM quotable
JOIN (SELECT id AS measure, definition_en, definition_es, defined_by FROM measures) USING (measure)
JOIN (SELECT id AS source, language AS source_language, accessed FROM sources) USING (source)
WHERE figure_id NOT LIKE '% %'
QUALIFY row_number() OVER (PARTITION BY figure_id ORDER BY breakdown NULLS LAST) = 1
ORDER BY grade, date DESC, figure_id
