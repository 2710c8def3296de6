-- What became of the asylum claims recorded at Peru's border with Ecuador in one period, by one count?
-- Of the counts that say how many were recorded and what became of them, the one that tells most outcomes, then the latest.
WITH
    counted AS (
        SELECT
            *,
            measure AS part
        FROM firm
        WHERE measure IN (
                'border_claims_recorded', 'border_claims_admitted', 'border_claims_denied', 'border_claims_pending',
                'border_claims_archived'
            )
          AND area = 'PER'
          AND place_kind <> 'admin1'
          AND breakdown IS NULL
        QUALIFY row_number() OVER (PARTITION BY measure, nationality, reported_by, source, period_start, date ORDER BY figure_id) = 1
    ),
    one_count AS (
        SELECT nationality, reported_by, source, period_start, date
        FROM counted
        GROUP BY nationality, reported_by, source, period_start, date
        HAVING bool_or(measure = 'border_claims_recorded' AND value > 0)
           AND count(*) > 1
        ORDER BY count(*) DESC, date DESC, period_start, any_value(grade), any_value(published), source, reported_by, nationality
        LIMIT 1
    )
SELECT
    counted.*,
    sum(value) FILTER (WHERE measure <> 'border_claims_recorded') OVER () AS outcomes
FROM counted
JOIN one_count
    ON one_count.nationality = counted.nationality
    AND one_count.reported_by = counted.reported_by
    AND one_count.source = counted.source
    AND one_count.period_start IS NOT DISTINCT FROM counted.period_start
    AND one_count.date = counted.date
ORDER BY array_position(
    ['border_claims_recorded', 'border_claims_admitted', 'border_claims_denied', 'border_claims_pending',
     'border_claims_archived'],
    counted.measure
)
