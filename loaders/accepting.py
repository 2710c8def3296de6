"""What a curator accepted of a proposal, taken over: figures, what is new, what was corrected or withdrawn."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import tomllib
from pathlib import Path

from loaders.checking import check
from loaders.order import sort
from loaders.proposal import FILE, NOTHING, Figure, rows, write_rows
from loaders.published_online import AnswerRefused
from loaders.series import FOLDER

DECISIONS = ("accept", "hold", "")


def accept(data: Path, folder: Path, *, edition: str, today: dt.date | None = None) -> str:
    """Take over the rows marked *accept* in ``proposal.csv`` as a new edition; whatever is held stays as it was.

    Raises AnswerRefused, and changes nothing, where a decision is neither or the data would break a rule.
    """
    day = (today or dt.date.today()).isoformat()
    decided = rows(folder / FILE)
    for row in decided:
        if row["decision"] not in DECISIONS:
            raise AnswerRefused(f"{row['figure']}: “{row['decision']}” is neither accept nor hold. {NOTHING}")
    taken = [row for row in decided if row["decision"] == "accept"]
    if not taken:
        return "No row of the proposal is marked accept; nothing was changed."
    with tempfile.TemporaryDirectory() as workplace:
        copy = Path(workplace) / "data"
        shutil.copytree(data, copy)
        _take(copy, folder / "data", taken, edition=edition, day=day)
        sort(copy)
        report = check(copy)
        if not report.ok:
            raise AnswerRefused(
                f"{report}\nWith what is accepted the data would break these rules. {NOTHING}"
            )
        for path in [*copy.rglob("*.csv"), copy / "edition.toml"]:
            there = data / path.relative_to(copy)
            if there.read_bytes() != path.read_bytes():
                shutil.copyfile(path, there)
    return (
        f"{len(taken)} of {len(decided)} taken over as edition {edition}; run `python -m loaders describe`."
    )


def _take(copy: Path, proposed: Path, taken: list[Figure], *, edition: str, day: str) -> None:
    corrections, withdrawn = [], []
    for series in sorted({row["series"] for row in taken}):
        path = copy / FOLDER / f"{series}.csv"
        now = {row["figure_id"]: row for row in rows(path)}
        new = {row["figure_id"]: row for row in rows(proposed / FOLDER / f"{series}.csv")}
        for row in (each for each in taken if each["series"] == series):
            key, was = row["figure"], now.get(row["figure"])
            if key not in new and was:
                withdrawn.append(_withdrawal(was, edition=edition, day=day))
                del now[key]
            elif key in new:
                corrections += _corrections(was, new[key], edition=edition, day=day) if was else []
                now[key] = new[key]
        write_rows(path, sorted(now.values(), key=lambda each: each["figure_id"]), "figures")
        _bring_sources(copy, proposed, now)
    for table, added in (("corrections", corrections), ("withdrawn", withdrawn)):
        path = copy / f"{table}.csv"
        write_rows(path, [*rows(path), *added], table)
    _tell_edition(copy, taken, edition=edition, day=day)


def _corrections(was: Figure, now: Figure, *, edition: str, day: str) -> list[Figure]:
    """Return a correction for each column that is another, as the curator's successor will want to read it."""
    who = now["reported_by"]
    told = {
        "explanation_en": f"{who} revised the number; it was read again on {day}.",
        "explanation_es": f"{who} revisó la cifra; se leyó de nuevo el {day}.",
    }
    fields = ("value", "qualifier", "standing", "source", "locator", "published_as")
    return [
        {"edition": edition, "date": day, "figure": now["figure_id"], "field": field}
        | {"was": was[field], "now": now[field]}
        | told
        for field in fields
        if was[field] != now[field]
    ]


def _withdrawal(was: Figure, *, edition: str, day: str) -> Figure:
    who = was["reported_by"]
    return {
        "figure": was["figure_id"], "edition": edition, "date": day, "measure": was["measure"], "area": was["area"],
        "value": was["value"], "counted_on": was["date"], "source": was["source"], "stays": "",
        "explanation_en": f"{who} no longer publishes this number; it was looked for on {day}.",
        "explanation_es": f"{who} ya no publica esta cifra; se buscó el {day}.",
    }  # fmt: skip


def _bring_sources(copy: Path, proposed: Path, figures: dict[str, Figure]) -> None:
    """Bring the documents and breakdowns that the figures name from the proposal, and when it was read."""
    for table, column in (("sources", "source"), ("breakdowns", "breakdown")):
        named = {row[column] for row in figures.values()}
        path = copy / f"reference/{table}.csv"
        known = {row["id"]: row for row in rows(path)}
        new = {row["id"]: row for row in rows(proposed / f"reference/{table}.csv") if row["id"] in named}
        write_rows(path, sorted((new | known).values(), key=lambda row: row["id"]), table)
    shutil.copyfile(proposed / "reference/series.csv", copy / "reference/series.csv")


def _tell_edition(copy: Path, taken: list[Figure], *, edition: str, day: str) -> None:
    """Write what is new into ``changes.csv``, a row a series, and name the edition."""
    path = copy / "changes.csv"
    told = rows(path)
    last = max((int(row["position"]) for row in told if row["edition"] == edition), default=0)
    publishers = {row["name"]: row["publisher"] for row in rows(copy / "reference/series.csv")}
    for position, series in enumerate(sorted({row["series"] for row in taken}), last + 1):
        kinds = [row for row in taken if row["series"] == series]
        counts = [sum(bool(row[one]) for row in kinds) for one in ("was", "now")]
        new, gone = len(kinds) - counts[0], len(kinds) - counts[1]
        revised, who = len(kinds) - new - gone, publishers[series]
        told.append({
            "edition": edition, "position": str(position), "date": day, "area": "",
            "title_en": f"Read again: {who}, {series.replace('_', ' ')}",
            "title_es": f"Leído de nuevo: {who}, {series.replace('_', ' ')}",
            "detail_en": f"New figures: {new}; revised: {revised}; withdrawn: {gone}.",
            "detail_es": f"Cifras nuevas: {new}; revisadas: {revised}; retiradas: {gone}.",
        })  # fmt: skip
    write_rows(path, told, "changes")
    path = copy / "edition.toml"
    named = tomllib.loads(path.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8").replace(f'"{named["name"]}"', f'"{edition}"')
    path.write_text(text.replace(named["published"].isoformat(), day), encoding="utf-8")
