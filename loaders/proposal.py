"""A refresh proposes: it reads a series anew into a copy of the data and lists what would change.

``propose`` leaves ``proposal.csv`` with a row a figure, each to be marked *accept* or *hold*; ``loaders.accepting``
takes over what is accepted. A number that is the same keeps its document; one that is new or revised names the
document that it was read in.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Literal

import duckdb

from loaders.build import open_database
from loaders.checking import check
from loaders.published_online import (
    CBP,
    EUROSTAT_MONTHLY,
    EUROSTAT_YEARLY,
    AnswerRefused,
    cbp_raw,
    eurostat_raw,
    fetched,
    write_raw,
)
from loaders.refresh import refresh
from loaders.schema import tables
from loaders.series import FOLDER, SERIES
from loaders.series_of import POPULATION, SeriesRefused, module_of
from loaders.unhcr import SOURCE
from loaders.unhcr_api import Fetch

Kind = Literal["vanished", "zero", "jumped", "revised", "added"]
Figure = dict[str, str]
Ask = Callable[[str], bytes]
UNHCR = "unhcr"
ONLINE = {"eu_applicants": EUROSTAT_YEARLY, "usa_border": CBP}
ONLINE_SERIES = (UNHCR, *ONLINE)
FILE = "proposal.csv"
JUMP, LEAST = 2.0, 100.0
SAME = ("measure", "instrument", "breakdown", "area", "place", "nationality", "reported_by", "date_precision")
NEW_SOURCES = {
    "eu_applicants": (
        "eurostat-asyappctz",
        "Eurostat",
        "migr_asyappctza and migr_asyappctzm, first-time applicants",
        "not stated",
    ),
    "usa_border": (
        "cbp-encounters",
        "U.S. Customs and Border Protection",
        "Nationwide encounters",
        "US government work",
    ),
}
NOTHING = "Nothing was changed."


@dataclass(frozen=True, kw_only=True)
class Change:
    """One figure that would change: how, what it is and would be, and what it now stands against."""

    figure: str
    series: str
    kind: Kind
    was: str
    now: str
    against: str = ""
    decision: str = ""


def propose(
    data: Path, folder: Path, *, series: str, file: Path | None = None, ask: Ask = fetched,
    unhcr: Fetch | None = None, today: dt.date | None = None,
    source: str = SOURCE,
) -> list[Change]:  # fmt: skip
    """Read a series anew into ``folder/data``, a copy of the data, and return what would change there.

    ``data`` stays as it is. ``series`` is ``unhcr`` (its API) or a name of ``reference/series.csv``; ``file`` is what
    somebody brought, a raw file or a folder of them. Raises AnswerRefused, SeriesRefused or RefreshFailed.
    """
    copy, day = folder / "data", today or dt.date.today()
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(data, copy)
    if series == UNHCR:
        refresh(copy, fetch=unhcr, source=source)
        _note_reading(copy, {each.name for each in SERIES if each.renewed}, day)
        told: list[str] = []
    else:
        raw = folder / "raw"
        raw.mkdir()
        online = _gather(series, file, raw, ask=ask)
        told = _read_into(copy, series, raw, online=online, day=day)
    report = check(copy)
    if not report.ok:
        raise AnswerRefused(f"{report}\nWith the new rows the data would break these rules. {NOTHING}")
    changes = list(compared(data, copy))
    write_csv(folder / FILE, changes)
    (folder / "told.txt").write_text("".join(f"{line}\n" for line in told), encoding="utf-8")
    return changes


def _gather(series: str, file: Path | None, raw: Path, *, ask: Ask) -> bool:
    """Put the raw files of a series into a folder, and return whether they came from the publisher's own answer."""
    if file is not None and file.is_dir():
        for name in module_of(series).FILES:
            if not (file / name).is_file():
                raise SeriesRefused(f"{series}: {name} is not in {file}. {NOTHING}")
            shutil.copy(file / name, raw / name)
        return False
    if series == "eu_applicants":
        for answer in [file.read_bytes()] if file else map(ask, (EUROSTAT_YEARLY, EUROSTAT_MONTHLY)):
            write_raw(eurostat_raw(answer), raw)
    elif series == "usa_border":
        write_raw(cbp_raw([file.read_bytes()] if file else _cbp_files(ask)), raw)
    elif file is None:
        raise SeriesRefused(
            f"{series} has no address that answers: bring its raw files with FILE=folder. {NOTHING}"
        )
    else:
        raise SeriesRefused(
            f"{file} is no folder; {series} is read from {', '.join(module_of(series).FILES)}"
        )
    return True


def _cbp_files(ask: Ask) -> list[bytes]:
    """Return the newest file that CBP's page names; the page names each by its years and months."""
    page = ask(CBP).decode("utf-8", "replace")
    named = re.findall(r'href="([^"]*nationwide-encounters-fy[^"]*-aor\.csv)"', page)
    if not named:
        raise AnswerRefused(
            f"{CBP} names no file “nationwide-encounters-fy…-aor.csv”; bring it with FILE=. {NOTHING}"
        )
    first = named[0]
    return [ask(first if first.startswith("http") else f"https://www.cbp.gov{first}")]


def _read_into(copy: Path, series: str, raw: Path, *, online: bool, day: dt.date) -> list[str]:
    """Write a series into the copy, and return the sums that are no longer those published before."""
    if series == POPULATION:
        raise SeriesRefused(f"{series} holds no figures: use `read` for it. {NOTHING}")
    module = module_of(series)
    kept = {row["made"]: row["kept"] for row in rows(copy / "reference/kept_ids.csv")}
    path = copy / FOLDER / f"{series}.csv"
    before = {row["figure_id"]: row for row in rows(path)}
    document = _document(copy, series, day) if online else None
    fresh = {}
    for figure in module.figures(raw):
        figure_id = kept.get(figure["figure_id"], figure["figure_id"])
        fresh[figure_id] = _kept(figure | {"figure_id": figure_id}, before.get(figure_id), document)
    if not fresh:
        raise SeriesRefused(f"{series}: not one figure was read. {NOTHING}")
    outside = {key: row for key, row in before.items() if not _spoken_of(row, fresh.values())}
    write_rows(path, sorted((outside | fresh).values(), key=lambda row: row["figure_id"]), "figures")
    _note_reading(copy, {series}, day)
    return list(module.faults((outside | fresh).values()))


def _spoken_of(row: Figure, fresh: Collection[Figure]) -> bool:
    """Whether an answer speaks of the time of a row: of years where it is of years, between its first and its last."""
    dates = {each["date"] for each in fresh if each["date_precision"] == row["date_precision"]}
    return bool(dates) and min(dates) <= row["date"] <= max(dates)


def _kept(figure: Figure, before: Figure | None, document: str | None) -> Figure:
    if before and before["value"] == figure["value"]:
        return before
    notes = (
        {name: before[name] for name in ("note_en", "note_es")} if before and not figure["note_en"] else {}
    )
    return figure | notes | ({"source": document} if document else {})


def _document(copy: Path, series: str, day: dt.date) -> str:
    """Name the publisher's answer of a day among the sources, and return its id."""
    begins, publisher, title, licence = NEW_SOURCES[series]
    named = f"{begins}-{day.isoformat()}"
    path = copy / "reference/sources.csv"
    row = dict.fromkeys(tables()["sources"].names, "") | {
        "id": named, "grade": "official", "publisher": publisher, "title": f"{title}, as answered on {day}",
        "published": day.isoformat(), "url": ONLINE[series], "language": "en", "licence": licence,
        "read_as": "data_file", "accessed": day.isoformat(),
    }  # fmt: skip
    others = [each for each in rows(path) if each["id"] != named]
    write_rows(path, sorted([*others, row], key=lambda each: each["id"]), "sources")
    return named


def _note_reading(copy: Path, names: Collection[str], day: dt.date) -> None:
    """Write the day into the rows of the series that were read."""
    path = copy / "reference/series.csv"
    noted = [row | ({"last_read": day.isoformat()} if row["name"] in names else {}) for row in rows(path)]
    write_rows(path, noted, "series")


def compared(data: Path, copy: Path) -> Iterator[Change]:
    """Yield each figure of a series that the copy holds otherwise, with what it newly contradicts."""
    found = _contradictions(data, copy)
    breaks = rows(copy / "reference/breaks.csv")
    for series in SERIES:
        old = {row["figure_id"]: row for row in rows(data / series.file)}
        new = {row["figure_id"]: row for row in rows(copy / series.file)}
        for key in sorted(old.keys() | new.keys()):
            was, now = old.get(key), new.get(key)
            if was and now and was["value"] == now["value"]:
                continue
            yield Change(
                figure=key,
                series=series.name,
                kind=_kind(was, now, new.values(), breaks),
                was=was["value"] if was else "",
                now=now["value"] if now else "",
                against=" ".join(sorted(found.get(key, set()))),
            )


def _kind(was: Figure | None, now: Figure | None, new: Iterable[Figure], breaks: Sequence[Figure]) -> Kind:
    if now is None:
        return "zero" if was and float(was["value"]) == 0 else "vanished"
    if float(now["value"]) == 0 or (was and float(was["value"]) == 0):
        return "zero"
    if _jumps(was or _before(now, new, breaks), now):
        return "jumped"
    return "revised" if was else "added"


def _jumps(before: Figure | None, now: Figure) -> bool:
    """Whether a number is twice the one before it, or half of it, and one of the two is not small."""
    if before is None:
        return False
    low, high = sorted(float(row["value"]) for row in (before, now))
    return high >= LEAST and (low == 0 or high / low >= JUMP)


def _before(now: Figure, new: Iterable[Figure], breaks: Sequence[Figure]) -> Figure | None:
    """Return the figure of the series before this one, unless a break lies between the two."""
    same = [row for row in new if row["date"] < now["date"] and all(row[name] == now[name] for name in SAME)]
    before = max(same, key=lambda row: row["date"], default=None)
    between = before and any(
        each["measure"] == now["measure"]
        and each["area"] == now["area"]
        and before["date"] < each["date"] <= now["date"]
        for each in breaks
    )
    return None if between else before


def _contradictions(data: Path, copy: Path) -> dict[str, set[str]]:
    """Return the figures that face another in a disagreement which only the copy has."""
    with open_database(data) as old, open_database(copy) as new:
        known = {frozenset(figures) for figures in _disagreeing(old)}
        found: dict[str, set[str]] = {}
        for figures in _disagreeing(new):
            if frozenset(figures) not in known:
                for figure in figures:
                    found.setdefault(figure, set()).update(set(figures) - {figure})
    return found


def _disagreeing(connection: duckdb.DuckDBPyConnection) -> list[list[str]]:
    asked = "SELECT figures FROM disagreements WHERE reason = 'unexplained'"
    return [figures for (figures,) in connection.execute(asked).fetchall()]


def rows(path: Path) -> list[Figure]:
    """Return the rows of a CSV as texts by column."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, written: Iterable[Mapping[str, str]], table: str) -> None:
    """Write the rows of a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, tables()[table].names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(written)


def write_csv(path: Path, changes: Iterable[Change]) -> None:
    """Write the changes with an empty ``decision`` each, for a curator to fill in: accept or hold."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Change)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(change) for change in changes)
