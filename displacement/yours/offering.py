"""What a curator needs of a reader's figures: rows in the shape of ``data/figures``, and what is still missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from displacement.words import Words, fold
from displacement.yours.checking import OwnFigure
from displacement.yours.describing import Described
from displacement.yours.workbooks import written
from loaders.schema import tables


def offered_rows(described: Described) -> pd.DataFrame:
    """Return a row a figure in the columns of ``data/figures``; what a curator has to find is left empty."""
    columns = [column.name for column in tables()["figures"].columns]
    rows = [_row(figure, described) for figure in described.figures]
    return pd.DataFrame(rows).reindex(columns=columns, fill_value="")


def _row(figure: OwnFigure, described: Described) -> dict[str, str]:
    flow = described.counted["kind"] == "flow"
    start = figure.start or figure.date
    return {
        "figure_id": _id(figure, described),
        "measure": described.measure,
        "area": figure.area,
        "place": figure.place or "",
        "value": written(figure.value),
        "published_as": figure.published_as,
        "qualifier": figure.qualifier,
        "period_start": start.isoformat() if flow else "",
        "date": figure.date.isoformat(),
        "date_precision": figure.precision,
        "standing": "published",
        "reported_by": described.counter.strip(),
        "note_en": "",
        "note_es": "",
    }


def _id(figure: OwnFigure, described: Described) -> str:
    """Return an id to begin with: who counted, what, where and when, in kebab-case."""
    told = f"{described.counter} {described.measure or described.name} {figure.place or figure.area} {figure.date}"
    return re.sub(r"[^a-z0-9]+", "-", fold(told)).strip("-")


def still_missing(described: Described, words: Words) -> Iterator[str]:
    """Yield what the figures need before they can be taken over, each a sentence."""
    yield words.say(
        "A document that anybody can open, with its address, publisher, date and licence (`source`)."
    )
    yield words.say("The page or the table of the document at which each figure stands (`locator`).")
    if not described.measure:
        yield words.say("A measure of ours, or a new one with its definition in both languages (`measure`).")
    yield words.say(
        "Who is counted: Venezuelans, all nationalities, or what the document says (`nationality`)."
    )
    if described.few:
        yield words.say("Whether counts below five may be published at all: they may point at persons.")
