-- How many Venezuelans are known to have died or disappeared on the way, by year or by country of the last five years?
-- Each number is a minimum. A country's is added up over the last five whole years of which the world has a number.
WITH
    yearly AS (
        SELECT
            *,
            date <> make_date(year(date), 12, 31) AS unfinished
        FROM wholes
        WHERE measure = 'deaths_and_disappearances'
          AND nationality = 'VEN'
          AND period_start = date_trunc('year', date)
        QUALIFY row_number() OVER (PARTITION BY area, period_start ORDER BY unfinished, date DESC, grade, figure_id) = 1
    ),
    last_years AS (
        SELECT period_start
        FROM yearly
        WHERE area_kind = 'world' AND NOT unfinished
        ORDER BY period_start DESC
        LIMIT 5
    ),
    by_year AS (
        SELECT *
        FROM yearly
        WHERE area_kind = 'world' AND $by = 'year'
    ),
    by_country AS (
        SELECT
            * REPLACE (
                string_agg(figure_id, ' ' ORDER BY figure_id) OVER own AS figure_id,
                string_agg(locator, '; ' ORDER BY figure_id) OVER own AS locator,
                sum(value) OVER own AS value,
                'computed' AS standing,
                CASE WHEN bool_or(qualifier = 'at_least') OVER own THEN 'at_least' ELSE qualifier END AS qualifier,
                (SELECT min(period_start) FROM last_years) AS period_start,
                (SELECT max(last_day(period_start + INTERVAL 11 MONTH)) FROM last_years) AS date,
                'year' AS date_precision
            )
        FROM yearly
        WHERE area_kind = 'country' AND NOT unfinished AND $by = 'country'
          AND yearly.period_start IN (SELECT period_start FROM last_years)
        WINDOW own AS (PARTITION BY area)
        QUALIFY row_number() OVER (PARTITION BY area ORDER BY yearly.period_start DESC) = 1
    )
SELECT
    *,
    sum(value) OVER () AS known,
    min(period_start) OVER () AS known_since,
    max(date) OVER () AS known_until,
    $by AS axis,
    TRUE AS dated
FROM (FROM by_year UNION ALL BY NAME FROM by_country)
ORDER BY CASE WHEN $by = 'year' THEN year(date) END, value DESC, area
