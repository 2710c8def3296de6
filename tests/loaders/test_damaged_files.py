"""Damaged files: each is either read correctly or refused with file, line, column, rule and remedy."""

import re

import pytest

from loaders import DataProblems, check, open_database
from loaders.schema import tables

HOSTS = "figures/host_populations.csv"
BORDER = "figures/border_claims.csv"
FLOWS = "figures/border_flows.csv"
ROW = (
    "per-2019-10-hosted,venezuelans_hosted,,,PER,,VEN,863613,,exact,,2019-10-31,month,published,R4V,"
    "amnesty-2020,ch. 5,,"
)


def swap(old, new):
    """Replace a text that stands in the file."""

    def damage(raw):
        assert old.encode() in raw, f"{old} is not in the file"
        return raw.replace(old.encode(), new.encode(), 1)

    return damage


def row(**changes):
    """Change values of the row of 863,613 Venezuelans in Peru."""
    names = tables()["figures"].names
    values = dict(zip(names, ROW.split(","), strict=True)) | changes
    return swap(ROW, ",".join(values[name] for name in names))


REFUSED = {
    "a word for a number": (HOSTS, row(value="many"), 2, "value", "not a plain number"),
    "a thousands separator": (HOSTS, row(value='"863,613"'), 2, "value", "not a plain number"),
    "a decimal comma": (HOSTS, row(value='"863,6"'), 2, "value", "not a plain number"),
    "a number that is none": (HOSTS, row(value="NaN"), 2, "value", "not a plain number"),
    "an endless number": (HOSTS, row(value="inf"), 2, "value", "not a plain number"),
    "a number in powers of ten": (HOSTS, row(value="8.6e5"), 2, "value", "not a plain number"),
    "half a person": (HOSTS, row(value="863613.5"), 2, "value", "whole numbers"),
    "no value": (HOSTS, row(value=""), 2, "value", "missing"),
    "a negative count": (HOSTS, row(value="-863613"), 2, "value", "negative"),
    "an unknown measure": (HOSTS, row(measure="venezuelans_somewhere"), 2, "measure", "no such row in measures"),
    "a measure of another topic": (HOSTS, row(measure="net_entries"), 2, "measure", "belongs to “border_flows”"),
    "an unknown source": (HOSTS, row(source="hearsay"), 2, "source", "no such row in sources"),
    "an unknown area": (HOSTS, row(area="XXX"), 2, "area", "no such row in areas"),
    "an unknown place": (HOSTS, row(place="atlantis"), 2, "place", "no such row in places"),
    "a place in another country": (HOSTS, row(area="CHL", place="cebaf-tumbes"), 2, "place", "lies in PER"),
    "an unknown instrument": (HOSTS, row(instrument="VISA"), 2, "instrument", "no such row in instruments"),
    "an instrument outside permits": (HOSTS, row(instrument="PTP"), 2, "instrument", "only permits"),
    "an unknown breakdown": (HOSTS, row(breakdown="left-handed"), 2, "breakdown", "no such row in breakdowns"),
    "an unknown qualifier": (HOSTS, row(qualifier="roughly"), 2, "qualifier", "not in the list"),
    "an unknown standing": (HOSTS, row(standing="guessed"), 2, "standing", "not in the list"),
    "an unknown precision": (HOSTS, row(date_precision="week"), 2, "date_precision", "not in the list"),
    "an unknown nationality": (HOSTS, row(nationality="Venezuelan"), 2, "nationality", "not in the list"),
    "no locator": (HOSTS, row(locator=""), 2, "locator", "missing"),
    "a date that is none": (HOSTS, row(date="2019-02-30"), 2, "date", "not a date"),
    "a date the other way round": (HOSTS, row(date="31/10/2019"), 2, "date", "not a date"),
    "a date in the future": (HOSTS, row(date="2031-10-31"), 2, "date", "in the future"),
    "a month stored on its first day": (HOSTS, row(date="2019-10-01"), 2, "date", "stored on its last day"),
    "a year stored in its middle": (HOSTS, row(date="2019-06-30", date_precision="year"), 2, "date", "last day"),
    "an id in capitals": (HOSTS, row(figure_id="PER_2019"), 2, "figure_id", "not in kebab-case"),
    "no id": (HOSTS, row(figure_id=""), 2, "figure_id", "missing"),
    "an id that stands twice": (
        HOSTS, swap("unhcr-per-2019-refugees", "per-2019-10-hosted"), 3, "figure_id", "same key"),
    "an id of another file": (BORDER, swap("border-recorded,", "per-2019-10-hosted,"), 2, "figure_id", "same key"),
    "a note in one language": (HOSTS, row(note_en="Rounded."), 2, "note_es", "no counterpart"),
    "a formula": (HOSTS, row(locator='"=HYPERLINK(""http://x"")"'), 2, "locator", "as a formula"),
    "a formula behind an at sign": (HOSTS, row(reported_by="@SUM(A1)"), 2, "reported_by", "as a formula"),
    "a formula behind a minus": (HOSTS, row(reported_by="-cmd|calc"), 2, "reported_by", "as a formula"),
    "spaces around a value": (HOSTS, row(area=" PER"), 2, "area", "spaces around it"),
    "a cell too many": (HOSTS, swap(ROW, ROW + ",more"), 2, "", "cells, the header"),
    "a cell too few": (HOSTS, swap(ROW, ROW[:-1]), 2, "", "cells, the header"),
    "a quote left open": (HOSTS, row(locator='"ch. 5'), 2, "", "cannot be read"),
    "a flow without a period": (
        FLOWS, swap("88114,,exact,2019-06-01", "88114,,exact,"), 2, "period_start", "no beginning"),
    "a period that ends before it begins": (
        FLOWS, swap("88114,,exact,2019-06-01", "88114,,exact,2019-07-01"), 2, "period_start", "after it ends"),
    "a share over a hundred percent": (BORDER, swap(",VEN,13,13%,", ",VEN,113,113%,"), 4, "value", "between 0 and 100"),
    "Latin-1": (BORDER, lambda raw: raw.replace(b"Cortado", "Cortó".encode("latin-1")), 4, "", "not UTF-8"),
    "UTF-16": (HOSTS, lambda raw: raw.decode().encode("utf-16"), 1, "", "not UTF-8"),
    "semicolons": (HOSTS, lambda raw: raw.replace(b",", b";"), 1, "", "not separated by commas"),
    "tabs": (HOSTS, lambda raw: raw.replace(b",", b"\t"), 1, "", "not separated by commas"),
    "an empty file": (HOSTS, lambda _: b"", 1, "", "the file is empty"),
    "nothing but white space": (HOSTS, lambda _: b"\n \n", 1, "", "the file is empty"),
    "a NUL byte": (HOSTS, swap("863613", "8636\x0013"), 2, "", "NUL byte"),
    "a missing column": (HOSTS, swap(",qualifier", ",qualified"), 1, "qualifier", "column is missing"),
    "an extra column": (HOSTS, swap("note_en,note_es", "note_en,note_es,colour"), 1, "colour", "column is not known"),
    "a column twice": (HOSTS, swap("note_en,note_es", "note_en,note_es,area"), 1, "area", "stands twice"),
    "an address that is none": (
        "reference/sources.csv", swap("https://www.amnesty.org/", "www.amnesty.org"), 2, "url", "not a web address"),
    "a place off the Earth": ("reference/areas.csv", swap("-9.2,", "-99.2,"), 2, "latitude", "no such place on Earth"),
    "an event without Spanish": (
        "reference/events.csv", swap("Se exige visa humanitaria", ""), 2, "title_es", "missing"),
    "a conflict of one figure": (
        "conflicts.csv", swap(" unhcr-per-2019-asylum-seekers", ""), 2, "figures", "too few"),
    "a conflict with a figure that is not there": (
        "conflicts.csv", swap("unhcr-per-2019-asylum-seekers", "nobody"), 2, "figures", "no figure “nobody”"),
    "a reason that is not in the list": ("conflicts.csv", swap(",scope,", ",whim,"), 2, "reason", "not in the list"),
    "a check of a figure that is not there": (
        "checks.csv", swap(",border-share,", ",border-shares,"), 2, "figure", "no such row in figures"),
    "a printing of a figure that is not there": (
        "also_printed.csv", swap("per-2019-10-hosted", "per-2019"), 2, "figure", "no such row in figures"),
}  # fmt: skip

READ = {
    "a byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "Windows line ends": lambda raw: raw.replace(b"\n", b"\r\n"),
    "no line end at the end": lambda raw: raw.rstrip(b"\n"),
    "empty lines at the end": lambda raw: raw + b"\n\n",
    "everything in quotation marks": lambda raw: b"\n".join(
        b'"' + line.replace(b'"', b"").replace(b", 2019, PER", b" 2019 PER").replace(b",", b'","') + b'"'
        for line in raw.splitlines()
    ),
    "columns in another order": lambda raw: b"\n".join(
        b",".join([*reversed(line.rsplit(b",", 2)[1:]), line.rsplit(b",", 2)[0]]) for line in raw.splitlines()
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_damaged_file_is_refused_with_where_and_what_to_do(data, databases, kind):
    file, damage, line, column, rule = REFUSED[kind]
    path = data / file
    path.write_bytes(damage(path.read_bytes()))
    told = [
        each for each in check(data).problems if each.file == file and each.line == line and rule in each.rule
    ]
    assert told, f"not told: {check(data)}"
    assert told[0].column == column
    assert told[0].remedy
    with pytest.raises(DataProblems, match=re.escape(f"{told[0].file}:{line}")):
        open_database(data)
    assert databases() == [], "nothing half-loads"


@pytest.mark.parametrize("kind", READ)
def test_a_file_in_another_form_is_read_correctly(data, kind):
    path = data / HOSTS
    path.write_bytes(READ[kind](path.read_bytes()))
    assert check(data).ok, check(data)
    rows = (
        open_database(data)
        .cursor()
        .execute(
            "SELECT figure_id, value FROM figures WHERE measure NOT LIKE 'unhcr%' AND measure LIKE '%hosted'"
        )
    )
    assert rows.fetchall() == [("per-2019-10-hosted", 863613.0)]


def test_a_missing_file_is_told(data):
    (data / "reference" / "sources.csv").unlink()
    assert any(
        each.file == "reference/sources.csv" and "missing" in each.rule for each in check(data).problems
    )


def test_every_fault_is_told_in_one_run(data):
    for file, damage, *_ in (
        REFUSED["no value"],
        REFUSED["a share over a hundred percent"],
        REFUSED["a flow without a period"],
    ):
        path = data / file
        path.write_bytes(damage(path.read_bytes()))
    report = check(data)
    assert {each.file for each in report.problems} == {HOSTS, BORDER, FLOWS}
    assert str(report).endswith("3 problems; nothing was loaded.")


def test_two_faults_of_one_row_are_both_told(data):
    path = data / HOSTS
    path.write_bytes(row(value="many", qualifier="roughly")(path.read_bytes()))
    assert {each.column for each in check(data).problems} == {"value", "qualifier"}
