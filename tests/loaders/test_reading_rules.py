"""What a second reading found wrong around right numbers is refused: a damaged row for each kind."""

import csv

import pytest

from loaders import DATA, check
from loaders.reading_rules import Read, fallen_totals, lone_ends, row_faults, same_documents
from tests.loaders.damage import HOSTS, row

FIGURE = {
    "figure_id": "a",
    "measure": "venezuelans_hosted",
    "instrument": "",
    "breakdown": "",
    "area": "PER",
    "place": "",
    "nationality": "VEN",
    "value": "863613",
    "published_as": "",
    "qualifier": "exact",
    "period_start": "",
    "date": "2019-10-31",
    "date_precision": "month",
    "standing": "published",
    "reported_by": "R4V",
    "source": "paper",
    "locator": "third paragraph",
    "note_en": "",
}
READ = Read(
    kinds={"venezuelans_hosted": "stock", "respondents_share": "share", "permits_granted": "cumulative"},
    places={"tumbes": "city", "per-tumbes": "admin1"},
    sources={"paper": {"published": "2019-10-24", "grade": "news", "publisher": "El Diario"}},
    sampled=frozenset({"survey"}),
)


@pytest.mark.parametrize(
    ("changes", "column", "rule"),
    [
        ({"published_as": "más de 860 mil"}, "qualifier", "“más de”"),
        ({"published_as": "casi 900 000", "qualifier": "about"}, "qualifier", "“casi”"),
        ({"published_as": "some 860,000"}, "qualifier", "“some”"),
        ({"published_as": "an estimated 860,000"}, "qualifier", "“estimated”"),
        ({"published_as": "hasta 860 000"}, "qualifier", "“hasta”"),
        ({"qualifier": "bare"}, "qualifier", "three zeros"),
        ({"value": "863600", "qualifier": "bare"}, "qualifier", "three zeros"),
        ({"value": "863600", "published_as": "863.600", "qualifier": "bare"}, "qualifier", "three zeros"),
        ({"note_en": "All nationalities."}, "nationality", "other people"),
        ({"note_en": "Mostly Venezuelan."}, "nationality", "other people"),
        ({"date": "2019-10-24", "date_precision": "day"}, "date", "was published"),
        ({"note_en": "As of 24 October 2019, the ministry counted."}, "date", "knows the day"),
        ({"date": "2019-12-31", "date_precision": "year", "note_en": "On 30 June 2019."}, "date", "knows the day"),
        ({"place": "tumbes", "note_en": "In the department of Tumbes."}, "place", "“department”"),
        ({"place": "tumbes", "locator": "border post"}, "place", "“border post”"),
        ({"reported_by": "El Diario", "note_en": "Counted by the police."}, "reported_by", "another counter"),
        ({"measure": "respondents_share", "value": "35"}, "note_en", "how many were"),
    ],
)  # fmt: skip
def test_a_row_that_says_otherwise_is_refused(changes, column, rule):
    ((told, why, remedy),) = row_faults(FIGURE | changes, read=READ)
    assert told == column
    assert rule in why
    assert remedy


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"published_as": "más de 860 mil", "qualifier": "over"},
        {"value": "863000", "qualifier": "bare"},
        {"value": "63600", "qualifier": "bare"},
        {"value": "863600", "published_as": "863,6 mil", "qualifier": "bare"},
        {"value": "1610000", "published_as": "1.61 million", "qualifier": "bare"},
        {"note_en": "All nationalities.", "nationality": "ALL"},
        {"note_en": "Of 900,000 of all nationalities."},
        {"date": "2019-10-24", "date_precision": "day", "note_en": "The text says “today”."},
        {"note_en": "From an article of 24 October 2019."},
        {"place": "per-tumbes", "note_en": "In the department of Tumbes."},
        {"measure": "respondents_share", "value": "35", "source": "survey"},
        {"measure": "respondents_share", "value": "35", "note_en": "1,953 were asked."},
    ],
)
def test_a_row_that_agrees_with_itself_is_taken(changes):
    assert list(row_faults(FIGURE | changes, read=READ)) == []


def test_a_range_has_both_ends():
    low = FIGURE | {"figure_id": "low", "qualifier": "range_low"}
    high = FIGURE | {"figure_id": "high", "qualifier": "range_high", "value": "900000"}
    assert [figure for figure, _ in lone_ends([low])] == ["low"]
    assert list(lone_ends([low, high])) == []
    assert [figure for figure, _ in lone_ends([low, high | {"date": "2019-11-30"}])] == ["low", "high"]


def test_a_running_total_never_falls_within_one_counter_unless_a_conflict_says_why():
    total = FIGURE | {"measure": "permits_granted"}
    before = total | {"figure_id": "before", "value": "63000", "date": "2019-10-31"}
    after = total | {"figure_id": "after", "value": "55168", "date": "2019-11-30"}
    fallen = [figure for figure, _ in fallen_totals([after, before], kinds=READ.kinds, explained=frozenset())]
    assert fallen == ["after"]
    told = frozenset({frozenset({"before", "after"})})
    assert list(fallen_totals([before, after], kinds=READ.kinds, explained=told)) == []
    for open_ended in ({"qualifier": "over"}, {"qualifier": "about", "value": "60000"}):
        assert not list(fallen_totals([before, after | open_ended], kinds=READ.kinds, explained=frozenset()))
    by_another = after | {"reported_by": "IOM"}
    assert list(fallen_totals([before, by_another], kinds=READ.kinds, explained=frozenset())) == []


def test_a_document_is_listed_once():
    one = {"id": "one", "title": "A door", "publisher": "P", "published": "2019", "url": "https://p.org/a"}
    same_address = {**one, "id": "two", "title": "Another"}
    same_title = {**one, "id": "three", "url": "https://copy.org/a"}
    assert [source for source, _ in same_documents([one, same_address])] == ["two"]
    assert [source for source, _ in same_documents([one, same_title])] == ["three"]
    assert list(same_documents([one, {**same_title, "published": "2020"}])) == []


def test_the_check_of_a_folder_tells_file_and_line(data):
    path = data / HOSTS
    path.write_bytes(row(published_as="over 860000")(path.read_bytes()))
    (problem,) = [each for each in check(data).problems if each.file == HOSTS]
    assert (problem.file, problem.line, problem.column) == (HOSTS, 2, "qualifier")


def test_every_figure_that_is_not_taken_from_a_data_file_was_read_twice():
    with (DATA / "reference" / "sources.csv").open(encoding="utf-8", newline="") as lines:
        tables = {line["id"] for line in csv.DictReader(lines) if line["read_as"] == "data_file"}
    for file in sorted((DATA / "figures").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            unread = [line for line in csv.DictReader(lines) if not line["reread"]]
        assert {line["source"] for line in unread} <= tables, file.name
