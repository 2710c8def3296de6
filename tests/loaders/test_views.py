"""What the views that questions select from keep and leave out, and the order of grades."""

import pytest

from loaders import open_database
from loaders.schema import tables

GRADES = ("official", "inter_agency", "report", "news", "mirror")


@pytest.fixture
def ids(data):
    """Build the folder as it stands and ask a view for the ids of its figures."""

    def asked(view, condition="true"):
        with open_database(data) as connection:
            found = connection.execute(f"SELECT figure_id FROM {view} WHERE {condition} ORDER BY figure_id")
            return [row[0] for row in found.fetchall()]

    return asked


def put(data, file, *rows):
    """Add rows at the end of a file; an empty text stands for each column that is not named."""
    names = tables()["figures"].names if file.startswith("figures/") else tables()["sources"].names
    with (data / file).open("a", encoding="utf-8") as opened:
        for row in rows:
            opened.write(",".join(row.get(name, "") for name in names) + "\n")


def entries(figure_id, value, **changes):
    return {
        "figure_id": figure_id,
        "measure": "entries",
        "area": "PER",
        "nationality": "VEN",
        "value": value,
        "qualifier": "exact",
        "period_start": "2019-05-01",
        "date": "2019-05-31",
        "date_precision": "month",
        "standing": "published",
        "reported_by": "R4V",
        "source": "amnesty-2020",
        "locator": "p. 1",
    } | changes


def source(source_id, grade):
    return {
        "id": source_id,
        "grade": grade,
        "publisher": "R4V",
        "title": "A document",
        "language": "en",
        "licence": "not stated",
        "read_as": "full",
    }


@pytest.mark.thorough
def test_grades_are_a_type_whose_order_is_how_far_a_document_can_be_leaned_on(database):
    (column,) = (column for column in tables()["sources"].columns if column.name == "grade")
    assert (column.type, column.allowed) == ("VARCHAR", GRADES)
    told = database.execute(f"SELECT unnest({[*GRADES[::-1]]})::grade AS grade ORDER BY grade").fetchall()
    assert tuple(row[0] for row in told) == GRADES
    firm = database.execute("SELECT 'news'::grade < CAST('mirror' AS grade)").fetchall()
    assert firm == [(True,)]
    assert database.execute("SELECT typeof(grade) FROM quotable LIMIT 1").fetchall()[0][0].startswith("ENUM")


@pytest.mark.thorough
def test_firm_leaves_copies_of_documents_out_and_nothing_else(data, ids):
    named = {f"z-{grade.replace('_', '-')}": grade for grade in sorted(GRADES)}
    put(data, "reference/sources.csv", *(source(*each) for each in named.items()))
    put(data, "figures/border_flows.csv", *(entries(each, "1", source=each) for each in named))
    firm = ["z-inter-agency", "z-news", "z-official", "z-report"]
    assert ids("firm", "starts_with(figure_id, 'z-')") == firm
    assert ids("quotable", "starts_with(figure_id, 'z-')") == sorted([*firm, "z-mirror"])


@pytest.mark.thorough
def test_wholes_leave_parts_and_places_out(data, ids):
    put(
        data,
        "figures/border_flows.csv",
        entries("z-at-a-place", "1", place="bridge"),
        entries("z-part", "1", breakdown="level-fi"),
        entries("z-whole", "1"),
    )
    assert ids("wholes", "starts_with(figure_id, 'z-')") == ["z-whole"]


@pytest.mark.thorough
def test_unhcr_counts_a_measure_an_area_and_a_date_once_and_nobody_else_does(database):
    counted = database.execute(
        "SELECT count(*), count(DISTINCT (measure, area, date)), bool_and(starts_with(source, 'unhcr-rpsd')) "
        "FROM unhcr_yearly"
    ).fetchall()
    (rows, distinct, unhcrs) = counted[0]
    assert rows == distinct > 0
    assert unhcrs


@pytest.mark.thorough
def test_the_last_total_is_the_last_exact_one_of_its_year_by_the_best_document(data, ids):
    put(data, "reference/sources.csv", source("z-news", "news"), source("z-official", "official"))
    total = {"measure": "permits_granted", "area": "PER", "period_start": ""}
    put(
        data,
        "figures/permits.csv",
        entries("z-earlier", "1", **total | {"date": "2018-12-31", "source": "z-official"}),
        entries("z-news-later", "3", **total | {"date": "2019-11-30", "source": "z-news"}),
        entries("z-official", "2", **total | {"date": "2019-06-30", "source": "z-official"}),
        entries("z-over", "4", **total | {"date": "2020-06-30", "source": "z-official", "qualifier": "over"}),
    )
    assert ids("last_totals", "starts_with(figure_id, 'z-')") == ["z-official"]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("better", "than"),
    [
        ({"qualifier": "exact", "source": "z-news"}, {"qualifier": "about", "source": "z-official"}),
        ({"source": "z-official"}, {"source": "z-news"}),
        ({"source": "z-inter"}, {"source": "z-report"}),
    ],
)
def test_monthly_takes_the_exact_figure_first_then_the_best_document(data, ids, better, than):
    grades = {"z-inter": "inter_agency", "z-news": "news", "z-official": "official", "z-report": "report"}
    put(data, "reference/sources.csv", *(source(*each) for each in grades.items()))
    put(data, "figures/border_flows.csv", entries("z-a", "900", **than), entries("z-b", "1", **better))
    assert ids("monthly", "starts_with(figure_id, 'z-')") == ["z-b"]


@pytest.mark.thorough
def test_monthly_leaves_out_what_is_no_whole_month(data, ids):
    put(
        data,
        "figures/border_flows.csv",
        entries("z-a-day", "1", date_precision="day", period_start="2019-05-31"),
        entries("z-half-a-month", "1", period_start="2019-05-16"),
        entries("z-two-months", "1", period_start="2019-04-01"),
        entries("z-year", "1", period_start="2018-01-01", date="2018-12-31", date_precision="year"),
    )
    assert ids("monthly", "starts_with(figure_id, 'z-')") == []
