"""A reader's figures as a file of her own: figures, description and view, to carry on later or to hand on.

The file is hers; the server keeps none. ``read`` refuses what is wrong with one, and says what and where.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from displacement.errors import RefugioError
from displacement.queries import ask
from displacement.queries.coverage import measures
from displacement.queries.drawn import area_names
from displacement.queries.rows import rows_in
from displacement.view.parameters import DOCUMENTS
from displacement.view.selection import span_in
from displacement.words import mark
from displacement.yours.bringing import MOST_BYTES, MOST_ROWS
from displacement.yours.checking import OwnFigure
from displacement.yours.describing import FORMS, LONGEST, TIMES, UNITS, Described, Wish
from displacement.yours.figures import MOST

FORMAT = "refugio-yours/1"
ENDING = "refugio.json"
TEXTS = ("measure", "name", "kind", "unit", "counter", "written", "leaves_out")
QUALIFIERS = ("exact", "bare", "about", "over", "under", "at_least", "at_most")
PRECISIONS = ("day", "month", "half", "mid-year", "year")


class NotKept(RefugioError):
    """Raised when a file is none of a reader's own figures, or not whole; its message says what is wrong."""


NO_JSON = mark("This file holds no figures kept here: it is not JSON.")
NO_FORMAT = mark("This file holds no figures kept here: “format” should be “{format}”.")
TOO_LARGE = mark("This file is too large: at most {most} MB and {rows} figures.")
NO_TEXT = mark("“{key}” should be a text of at most {most} letters.")
NOT_OFFERED = mark("“{key}” cannot be “{value}”.")
BAD_FIGURE = mark("Figure {number}: “{key}” cannot be “{value}”.")


def write(of: Described, wish: Wish) -> str:
    """Return the text of the file that keeps figures, description and view."""
    told = {
        "format": FORMAT,
        **{name: getattr(of, name) for name in TEXTS},
        "few_hidden": of.few_hidden,
        "view": asdict(wish),
        "figures": [_written(figure) for figure in of.figures],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _written(figure: OwnFigure) -> dict[str, Any]:
    return {
        "line": figure.line,
        "area": figure.area,
        "place": figure.place,
        "place_told": figure.place_told,
        "value": figure.value,
        "published_as": figure.published_as,
        "qualifier": figure.qualifier,
        "start": figure.start.isoformat() if figure.start else None,
        "date": figure.date.isoformat(),
        "precision": figure.precision,
        "percent": figure.percent,
    }


def read(raw: str | bytes) -> tuple[Described, Wish]:
    """Return what a file keeps; raise NotKept that says what is wrong and where. Nothing is taken of a bad file."""
    told = _opened(raw)
    for key in TEXTS:
        if not isinstance(told.get(key, ""), str) or len(told.get(key, "")) > LONGEST:
            raise NotKept(NO_TEXT, key=key, most=LONGEST)
    _offered("kind", told.get("kind"), TIMES)
    _offered("unit", told.get("unit"), UNITS)
    _offered("measure", told.get("measure", ""), ["", *measures()])
    figures = told.get("figures")
    if not isinstance(figures, list) or not figures:
        raise NotKept(NOT_OFFERED, key="figures", value=_short(figures))
    if len(figures) > MOST_ROWS:
        raise NotKept(TOO_LARGE, most=MOST_BYTES // 2**20, rows=MOST_ROWS)
    places = {str(row["code"]): str(row["area"]) for row in rows_in(ask("places_named"))}
    described = Described(
        figures=tuple(_figure(each, number, places) for number, each in enumerate(figures, start=1)),
        few_hidden=told.get("few_hidden") is True,
        **{name: told.get(name, "") for name in TEXTS},
    )
    return described, _wish(told.get("view"))


def _opened(raw: str | bytes) -> dict[str, Any]:
    if len(raw) > MOST_BYTES:
        raise NotKept(TOO_LARGE, most=MOST_BYTES // 2**20, rows=MOST_ROWS)
    try:
        told = json.loads(raw)
        json.dumps(told, ensure_ascii=False).encode(
            "utf-8"
        )  # halves of signs are no text: none may go on from here
    except (ValueError, RecursionError) as error:
        raise NotKept(NO_JSON) from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise NotKept(NO_FORMAT, format=FORMAT)
    return told


def _wish(view: Any) -> Wish:
    """Return how the file wishes its figures to be drawn."""
    view = view if isinstance(view, Mapping) else {}
    form, period, sources = (view.get(key, usual) for key, usual in
                             (("form", "auto"), ("period", "all"), ("sources", "all")))  # fmt: skip
    _offered("form", form, ["auto", *FORMS])
    _offered("sources", sources, DOCUMENTS.options)
    if period != "all" and (not isinstance(period, str) or span_in(period) is None):
        raise NotKept(NOT_OFFERED, key="period", value=_short(period))
    areas = view.get("areas", [])
    if not isinstance(areas, list) or not all(
        isinstance(each, str) and each in area_names() for each in areas
    ):
        raise NotKept(NOT_OFFERED, key="areas", value=_short(areas))
    ours = view.get("ours") is not False
    return Wish(ours=ours, form=form, period=period, sources=sources, areas=tuple(areas))


def _offered(key: str, value: Any, known: Any) -> None:
    if not isinstance(value, str) or value not in known:
        raise NotKept(NOT_OFFERED, key=key, value=_short(value))


def _figure(told: Any, number: int, places: Mapping[str, str]) -> OwnFigure:
    """Return a figure of the file, or raise NotKept that names what is wrong with it."""
    told = told if isinstance(told, Mapping) else {}
    wrong = next((key for key in JUDGES if not JUDGES[key](told)), "")
    if not wrong and told.get("place") is not None and places.get(str(told["place"])) != told["area"]:
        wrong = "place"
    if wrong:
        raise NotKept(BAD_FIGURE, number=number, key=wrong, value=_short(told.get(wrong)))
    line, day = told.get("line"), _day(told["date"])
    assert day is not None, "judged before"
    return OwnFigure(
        line=line if isinstance(line, int) and not isinstance(line, bool) else number,
        area=told["area"],
        place=told.get("place"),
        place_told=told["place_told"],
        value=float(told["value"]),
        published_as=told["published_as"],
        qualifier=told["qualifier"],
        start=_day(told.get("start")),
        date=day,
        precision=told["precision"],
        percent=told.get("percent") is True,
    )


def _is_count(told: Mapping[str, Any]) -> bool:
    value = told.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and 0 <= value <= MOST


def _is_text(key: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda told: isinstance(told.get(key), str) and len(told[key]) <= LONGEST


def _begins_before(told: Mapping[str, Any]) -> bool:
    """Tell whether a period begins no later than it ends, where one is told."""
    if told.get("start") is None:
        return True
    start, end = _day(told["start"]), _day(told.get("date"))
    return start is not None and end is not None and start <= end


JUDGES: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "value": _is_count,
    "area": lambda told: isinstance(told.get("area"), str) and told["area"] in area_names(),
    "qualifier": lambda told: told.get("qualifier") in QUALIFIERS,
    "precision": lambda told: told.get("precision") in PRECISIONS,
    "place_told": _is_text("place_told"),
    "published_as": _is_text("published_as"),
    "date": lambda told: _day(told.get("date")) is not None,
    "start": _begins_before,
}
"""What each value of a figure must be, by its name, in the order in which they are judged."""


def _day(value: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"
