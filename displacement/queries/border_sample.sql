-- Of the people interviewed at the border in one survey, how many had the humanitarian visa and were still refused?
-- The survey is the last that says how many of those interviewed had the visa.
WITH
    asked AS (
        SELECT
            *,
            coalesce(breakdown, 'everybody') AS part
        FROM firm
        WHERE measure = 'sample_size'
          AND place = 'peru-ecuador-border'
          AND nationality = 'VEN'
          AND coalesce(breakdown, 'everybody') IN (
              'everybody', 'women', 'men', 'with-humanitarian-visa', 'visa-holders-refused-entry'
          )
        QUALIFY row_number() OVER (PARTITION BY part, reported_by, source, period_start, date ORDER BY figure_id) = 1
    ),
    one_survey AS (
        SELECT reported_by, source, period_start, date
        FROM asked
        GROUP BY reported_by, source, period_start, date
        HAVING max(value) FILTER (WHERE part = 'with-humanitarian-visa') <= max(value) FILTER (WHERE part = 'everybody')
        ORDER BY
            bool_or(part = 'visa-holders-refused-entry') DESC, date DESC, any_value(grade), any_value(published), source, reported_by
        LIMIT 1
    )
SELECT asked.*
FROM asked
JOIN one_survey
    ON one_survey.reported_by = asked.reported_by
    AND one_survey.source = asked.source
    AND one_survey.period_start IS NOT DISTINCT FROM asked.period_start
    AND one_survey.date = asked.date
ORDER BY asked.value DESC, asked.part
