"""The figures themselves: they keep every rule, the founding ones are all there, and UNHCR's are whole."""

import csv
import re
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

import loaders
from displacement.exhibit.sources import GRADES, LICENCES
from displacement.exhibits import EXHIBITS, MOVED
from displacement.queries import database
from displacement.words.catalogue import ROOT
from loaders.schema import SCHEMA

UNEXPLAINED = 0
DISAGREEMENTS = SCHEMA.with_name("disagreements.sql")
KEBAB = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])")
NAMED_LICENCE = re.compile(r"CC [A-Z-]+( [0-9.]+)?|MIT")
FOUNDING = Path(__file__).with_name("founding_figures.csv")


@pytest.fixture(scope="module")
def rows():
    return lambda sql: database().cursor().execute(sql).fetchall()


def test_the_data_keep_every_rule():
    report = loaders.check()
    assert report.ok, report


def test_every_founding_figure_is_there_with_its_value_and_qualifier(rows):
    there = {row[0]: (row[1], row[2]) for row in rows("SELECT figure_id, value, qualifier FROM figures")}
    with FOUNDING.open(encoding="utf-8", newline="") as file:
        founding = list(csv.DictReader(file))
    assert len(founding) == 64
    wrong = {
        row["figure_id"]: (row["value"], there.get(row["figure_id"]))
        for row in founding
        if abs(there.get(row["figure_id"], (0, ""))[0]) != float(row["value"])
        or there[row["figure_id"]][1] != row["qualifier"]
    }
    assert wrong == {}


ENGLISH = re.compile(
    r"\b(UNHCR|IOM|OAS|WFP|OHCHR|and|citing|copy|Ministry|Government|Peru|Brazil|Panama|Spain)\b"
)
PROPER = {"USA for UNHCR", "Living in Peru", "Peru Support Group", "Newsroom Panama"}


def test_whoever_counts_or_publishes_has_a_spanish_name(rows):
    named = rows("SELECT name_es FROM organisations")
    english = {name for (name,) in named if ENGLISH.search(name)}
    assert {name for name in english if not any(known in name for known in PROPER)} == set()


def test_nobody_is_listed_who_neither_counts_nor_publishes(rows):
    idle = "SELECT name_en FROM organisations WHERE name_en NOT IN (SELECT reported_by FROM figures) "
    assert rows(idle + "AND name_en NOT IN (SELECT publisher FROM sources)") == []


@pytest.mark.parametrize(
    ("counter", "kind"),
    [
        ("UNHCR", "unhcr"),
        ("UNHCR and IOM", "unhcr"),
        ("GTRM Peru (R4V)", "r4v"),
        ("Superintendencia Nacional de Migraciones (Peru)", "national"),
        ("Authorities of Ecuador", "national"),
        ("Policía de Investigaciones (Chile)", "national"),
        ("OAS", "other"),
    ],
)
def test_who_counted_is_drawn_as_what_they_are(rows, counter, kind):
    assert rows(f"SELECT kind FROM organisations WHERE name_en = '{counter}'") == [(kind,)]


def test_numbers_in_spanish_texts_are_spelled_as_on_the_pages(rows):
    texts = {
        "figures": ("figure_id", "note_es"),
        "conflicts": ("id", "explanation_es"),
        "checks": ("id", "explanation_es"),
        "events": ("id", "summary_es"),
    }
    for table, (key, text) in texts.items():
        comma = rows(
            f"SELECT {key} FROM {table} WHERE regexp_matches({text}, '[0-9],[0-9]{{1,2}}([^0-9]|$)|[0-9] %')"
        )
        assert comma == [], f"{table}: a decimal point and no space before %"


def test_every_grade_and_licence_has_its_words(rows):
    assert {grade for (grade,) in rows("SELECT DISTINCT grade FROM sources")} <= set(GRADES)
    licences = {licence for (licence,) in rows("SELECT DISTINCT licence FROM sources")}
    assert {licence for licence in licences if not NAMED_LICENCE.fullmatch(licence)} <= set(LICENCES)


@pytest.mark.parametrize(
    ("figure_id", "value"),
    [
        ("unhcr-per-2019-claims-new-level-fi", 258636),
        ("unhcr-per-2019-asylum-seekers", 482571),
        ("unhcr-per-2018-refugees", 735),
        ("unhcr-per-2025-oip", 1098014),
        ("unhcr-per-2023-decisions-closed-level-fi", 134554),
    ],
)
def test_unhcrs_figures_are_as_unhcr_publishes_them(rows, figure_id, value):
    assert rows(f"SELECT value FROM figures WHERE figure_id = '{figure_id}'") == [(value,)]


def test_unhcrs_series_run_from_2014_to_2025(rows):
    years = rows(
        "SELECT min(year(date)), max(year(date)) FROM figures WHERE measure = 'unhcr_asylum_seekers'"
    )
    assert years == [(2014, 2025)]
    hosts = rows(
        "SELECT CAST(count(DISTINCT area) AS BIGINT) FROM figures WHERE measure = 'unhcr_asylum_seekers'"
    )
    assert hosts[0][0] > 70


def test_no_figure_stands_without_its_document_and_place_in_it(rows):
    assert rows("SELECT figure_id FROM figures WHERE source IS NULL OR trim(locator) = ''") == []


def test_every_breakdown_that_is_defined_is_used(rows):
    unused = rows(
        "SELECT id FROM breakdowns WHERE id NOT IN (SELECT breakdown FROM figures WHERE breakdown IS NOT NULL)"
    )
    assert unused == []


def test_persons_and_cases_are_measures_of_their_own(rows):
    units = dict(
        rows("SELECT id, unit FROM measures WHERE id LIKE 'unhcr_claims%' OR id LIKE 'unhcr_decisions%'")
    )
    assert {unit for measure, unit in units.items() if measure.endswith("_cases")} == {"cases"}
    assert {unit for measure, unit in units.items() if not measure.endswith("_cases")} == {"persons"}


def test_disagreements_that_nobody_explained_do_not_grow_in_silence(rows):
    found = [row[0] for row in rows("SELECT id FROM disagreements WHERE found_only ORDER BY id")]
    assert len(found) == UNEXPLAINED, (
        "explain the new ones in data/conflicts.csv, or change the number with a word why: "
        + "; ".join(found)
    )


def test_what_is_explained_is_a_disagreement_of_figures_that_are_there(rows):
    assert rows("SELECT id FROM disagreements WHERE NOT found_only AND len(figures) < 2") == []
    reasons = dict(rows("SELECT reason, CAST(count(*) AS BIGINT) FROM disagreements GROUP BY reason"))
    assert set(reasons) <= {
        "cut_off_date", "revision", "rounding", "stage", "unit", "definition", "scope", "method", "transcription",
        "unexplained",
    }  # fmt: skip


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("value = 800000, qualifier = 'exact'", "value = 900000", True),
        ("value = 800000, qualifier = 'over'", "value = 900000", True),
        ("value = 800000, qualifier = 'over'", "value = 863613", False),
        ("value = 800000, qualifier = 'over'", "value = 1200000, qualifier = 'over'", True),
        ("value = 800000, qualifier = 'over'", "value = 900000, qualifier = 'under'", False),
        ("value = 900000, qualifier = 'under'", "value = 600000", True),
        ("value = 800000, qualifier = 'at_least'", "value = 1200000", False),
        ("value = 800000, qualifier = 'range_low'", "value = 1200000", False),
        ("value = 800000, qualifier = 'about'", "value = 863613", False),
        ("value = 800000, qualifier = 'exact'", "value = 900000, date = DATE '2019-11-30'", False),
        ("value = 800000, date_precision = 'year', date = DATE '2019-12-31'", "value = 900000", True),
        ("value = 800000, date_precision = 'half', date = DATE '2019-12-31'", "value = 900000", True),
        ("value = 800000, date_precision = 'half', date = DATE '2019-06-30'", "value = 900000", False),
        (
            "value = 800000, date_precision = 'half', date = DATE '2019-12-31'",
            "value = 900000, date = DATE '2019-06-30'",
            False,
        ),
        ("value = 800000, date_precision = 'mid-year', date = DATE '2019-07-01'", "value = 900000", False),
        (
            "value = 800000, date_precision = 'mid-year', date = DATE '2019-07-01'",
            "value = 900000, date_precision = 'year', date = DATE '2019-12-31'",
            True,
        ),
        ("value = 800000", "value = 900000, nationality = 'ALL'", False),
        ("value = 800000", "value = 900000, breakdown = 'women'", False),
        ("value = 800000", "value = 900000, standing = 'projection'", False),
    ],
)
def test_a_disagreement_is_the_same_thing_at_the_same_time_beyond_rounding(one, other, found):
    with disagreeing(one, other) as connection:
        assert connection.execute("SELECT id FROM disagreements").fetchall() == [("one+other",)] * found


DISAGREEING = """
CREATE TABLE measures (id VARCHAR, kind VARCHAR, unit VARCHAR);
CREATE TYPE grade AS ENUM ('official', 'inter_agency', 'report', 'news', 'mirror');
CREATE TABLE comparable (
    fewer VARCHAR, more VARCHAR, reason VARCHAR, explanation_en VARCHAR, explanation_es VARCHAR
);
CREATE TABLE conflicts (id VARCHAR, reason VARCHAR, explanation_en VARCHAR, explanation_es VARCHAR);
CREATE TABLE conflict_figures (conflict VARCHAR, figure VARCHAR, position INTEGER);
CREATE TABLE quotable (
    figure_id VARCHAR, measure VARCHAR, kind VARCHAR, unit VARCHAR, instrument VARCHAR, breakdown VARCHAR, area VARCHAR,
    place VARCHAR, nationality VARCHAR, value DOUBLE, qualifier VARCHAR, period_start DATE, date DATE,
    date_precision VARCHAR, standing VARCHAR, grade grade
);
INSERT INTO measures SELECT id, 'stock', 'persons' FROM (VALUES ('hosted'), ('displaced'), ('seen')) AS ids(id);
INSERT INTO comparable VALUES
    ('displaced', 'hosted', 'definition', 'One leaves some out.', 'Una deja fuera a algunas.'),
    ('seen', 'hosted', NULL, NULL, NULL);
INSERT INTO quotable
SELECT
    id, 'hosted', 'stock', 'persons', NULL, NULL, 'PER', NULL, 'VEN', 1, 'exact', NULL, DATE '2019-10-31', 'month',
    'published', 'report'
FROM (VALUES ('one'), ('other')) AS ids(id);
"""


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("measure = 'displaced', value = 900000", "value = 800000", "unexplained"),
        ("measure = 'displaced', value = 700000", "value = 800000", "definition"),
        ("measure = 'displaced', value = 700000, standing = 'computed'", "value = 800000", None),
        ("measure = 'displaced', value = 800000", "value = 800000", None),
        ("measure = 'displaced', value = 505007", "value = 400000, qualifier = 'over'", "unexplained"),
        ("measure = 'displaced', value = 444400", "value = 400000, qualifier = 'over'", None),
        ("measure = 'displaced', value = 1, date = DATE '2018-10-31'", "value = 800000", None),
        ("measure = 'seen', value = 700000", "value = 800000", "unexplained"),
        ("measure = 'seen', value = 700000", "value = 800000, measure = 'displaced'", None),
    ],
)
def test_measures_that_count_the_same_people_are_compared(one, other, found):
    with disagreeing(one, other) as connection:
        reasons = connection.execute("SELECT reason FROM disagreements").fetchall()
        assert reasons == ([(found,)] if found else [])


def test_what_a_measure_leaves_out_by_its_nature_is_one_disagreement_of_an_area_and_a_day():
    with disagreeing(
        "measure = 'displaced', value = 700000", "value = 800000", "value = 900000"
    ) as connection:
        told = connection.execute(
            "SELECT id, found_only, figures, low, high, one_scale, explanation_en FROM disagreements "
            "WHERE reason = 'definition'"
        ).fetchall()
    one = (
        "displaced+PER+2019-10-31",
        False,
        ["other", "third", "one"],
        7e5,
        9e5,
        True,
        "One leaves some out.",
    )
    assert told == [one]


def test_a_conflict_that_names_all_parts_of_a_total_is_one_of_the_total():
    total = "figure_id = 'left right', measure = 'displaced', value = 900000, standing = 'computed'"
    named = "INSERT INTO conflicts VALUES ('told', 'method', 'a', 'b'); INSERT INTO conflict_figures VALUES "
    some = "('told', 'left', 1), ('told', 'other', 2)"
    with disagreeing(total, "value = 800000", then=f"{named} {some}") as connection:
        found = connection.execute("SELECT id FROM disagreements WHERE found_only").fetchall()
        assert found == [("left right+other",)], "a part is not the total"
    with disagreeing(total, "value = 800000", then=f"{named} {some}, ('told', 'right', 3)") as connection:
        told = connection.execute("SELECT id, figures, low, high FROM disagreements").fetchall()
        assert told == [("told", ["left right", "other"], 8e5, 9e5)]


@contextmanager
def disagreeing(*figures, then=""):
    """Find the disagreements of some figures of one thing, each changed as it says."""
    with duckdb.connect() as connection:
        connection.execute(DISAGREEING)
        for name, change in zip(("one", "other", "third"), figures, strict=False):
            if name == "third":
                connection.execute(
                    "INSERT INTO quotable SELECT * REPLACE ('third' AS figure_id) FROM quotable "
                    "WHERE figure_id = 'other'"
                )
            connection.execute(f"UPDATE quotable SET {change} WHERE figure_id = '{name}'")
        if then:
            connection.execute(then)
        connection.execute(DISAGREEMENTS.read_text(encoding="utf-8"))
        yield connection


def test_the_three_counters_of_chile_at_the_end_of_2021_disagree(rows):
    told = rows(
        "SELECT low, high, len(figures), reason FROM disagreements "
        "WHERE area = 'CHL' AND date = DATE '2021-12-31' AND low = 400000"
    )
    assert told == [(400_000, 505_007, 3, "unexplained")]


def test_a_definition_explains_only_a_total_that_is_below_what_it_leaves_people_out_of(rows):
    totals = rows(
        "SELECT d.id, arg_min(q.value, q.measure <> 'unhcr_hosted'), d.low "
        "FROM disagreements AS d, unnest(d.figures) AS f(figure_id) JOIN quotable AS q USING (figure_id) "
        "WHERE starts_with(d.id, 'unhcr_hosted+') GROUP BY ALL"
    )
    assert len(totals) > 10
    assert [row for row in totals if row[1] != row[2]] == []


def test_every_highlight_holds_today_and_belongs_to_an_exhibit(rows):
    listed = set(rows("SELECT exhibit, slot FROM highlights"))
    assert listed == set(rows("SELECT exhibit, slot FROM highlighted")), (
        "figures and events are as when it was written"
    )
    assert {exhibit for exhibit, _ in listed} <= set(EXHIBITS)


def test_no_id_of_a_figure_or_an_event_stands_in_code_or_questions(rows):
    """What is said of one figure is data (highlights), with the date for which it holds."""
    named = "SELECT figure_id FROM figures UNION SELECT id FROM events UNION SELECT id FROM conflicts"
    ids = {each for (each,) in rows(f"{named} UNION SELECT id FROM checks")} - set(EXHIBITS) - set(MOVED)
    written = {
        f"{file.relative_to(ROOT)}: {found}"
        for room in ("displacement", "loaders", "pages")
        for kind in ("*.py", "*.sql")
        for file in (ROOT / room).rglob(kind)
        for found in KEBAB.findall(file.read_text(encoding="utf-8"))
        if found in ids
    }
    assert len(ids) > 8_000
    assert written == set()


READINGS = ROOT / "docs" / "readings"


def test_the_reported_sample_is_of_figures_that_are_there_and_counts_what_its_report_says(rows):
    with (READINGS / "2026-11-28-sample.csv").open(encoding="utf-8", newline="") as file:
        sample = list(csv.DictReader(file))
    results = Counter({row["draw"]: row["result"] for row in sample}.values())
    told = (READINGS / "README.md").read_text(encoding="utf-8")
    assert sum(results.values()) == 126
    assert [int(number) for number in re.findall(r"\| (\d+) \|", told)] == [
        results[result] for result in ("right", "doubtful", "wrong", "not_found")
    ]
    assert sum(row["result"] == "wrong" for row in sample) <= 2
    known = rows("SELECT figure_id FROM figures UNION SELECT figure FROM withdrawn")
    assert {row["figure_id"] for row in sample} <= {name for (name,) in known}


def test_what_nobody_can_explain_is_in_the_ledger_and_in_no_picture(rows):
    assert rows("SELECT count(*) FROM quotable WHERE held_back") == [(89,)]
    assert rows("SELECT count(*) FROM firm WHERE held_back") == [(0,)]
    untold = "SELECT count(*) FROM quotable WHERE held_back AND (note_en IS NULL OR note_es IS NULL)"
    assert rows(untold) == [(0,)]
    held = "(FROM quotable WHERE held_back)"
    idle = f"SELECT measure, area FROM held_back ANTI JOIN {held} AS held USING (measure, area, source)"
    assert rows(idle) == []


def test_a_rate_is_made_with_one_estimate_of_the_inhabitants(rows):
    assert rows("SELECT count(DISTINCT source) FROM inhabitants") == [(1,)]
    twice = "SELECT area, year FROM inhabitants GROUP BY ALL HAVING count(*) > 1"
    assert rows(twice) == []
    assert rows("SELECT count(*) FROM population WHERE source = 'wpp-2024'") > [(400,)]


def test_stations_of_one_way_are_never_added_up(rows):
    named = ("transits", "irregular_entries", "irregular_status_events", "encounters", "entries", "exits")
    assert rows(f"SELECT DISTINCT over_areas FROM measures WHERE id IN {named}") == [("none",)]


def test_an_estimate_of_un_desa_stands_once_whoever_repeats_it(rows):
    """R4V prints it in its own table: a printing, and no count of the people hosted."""
    assert (
        rows("SELECT figure_id FROM figures WHERE reported_by = 'UN DESA' AND measure NOT LIKE 'undesa%'")
        == []
    )
    printed = rows(
        "SELECT figures.area FROM also_printed JOIN figures ON figures.figure_id = also_printed.figure "
        "WHERE figures.measure LIKE 'undesa%' AND also_printed.source = 'r4v-hosts-2026-10-06'"
    )
    assert {area for (area,) in printed} >= {"CAN", "ESP", "GTM", "HND", "ITA", "NIC", "PRT", "SLV"}
