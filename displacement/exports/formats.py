"""The formats of an export: what makes each, what it is called, how its file is named."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from displacement.exhibit import Shown
from displacement.exports.press_kit import press_kit
from displacement.exports.printed import print_figure, scale_of
from displacement.exports.renderer import SIDES, shared_renderer
from displacement.exports.standalone import standalone, template
from displacement.exports.tables import as_csv, as_excel, as_json, displayed, in_full
from displacement.queries import kept_by_size, served_edition

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SCALE = 2
ROWS = ("full", "displayed")
PICTURES = ("png", "svg", "pdf")


@dataclass(frozen=True, kw_only=True)
class Export:
    """A file to take away: its bytes, its kind and its name."""

    content: bytes
    media_type: str
    name: str


def export(shown: Shown, kind: str, *, size: str = "page", rows: str = "full") -> Export:
    """Return the exhibit in a format of ``FORMATS``, pictures at a size, CSV with the rows asked for.

    Raises NoBrowser or RenderingFailed where a picture cannot be drawn.
    """
    media_type, _ = FORMATS[kind]
    made = _made(shown, kind, size, rows)
    marks = {"csv": rows if rows != "full" else "", "plotly": size, **dict.fromkeys(PICTURES, size)}.get(
        kind, ""
    )
    return Export(content=made, media_type=media_type, name=f"{file_stem(shown, marks)}.{kind}")


def file_stem(shown: Shown, marks: str = "") -> str:
    """Return what a file is called: exhibit, choices, size, edition, language."""
    chosen = [value.strip(".").replace("..", "-") for value in shown.chosen.values()]  # 2016..2019, ..2019
    parts = [shown.exhibit.id, *chosen, marks, served_edition().name, shown.view.language]
    return re.sub(r"[^A-Za-z0-9._-]+", "-", "-".join(part for part in parts if part))


def _picture(kind: str, *, scale: float = 1) -> Callable[[Shown, str, str], bytes]:
    def draw(shown: Shown, size: str, _: str) -> bytes:
        sheet = print_figure(shown, preset=size)
        return shared_renderer().draw(sheet, kind=kind, scale=scale * scale_of(sheet, size))

    return draw


def _paper(shown: Shown, size: str, _: str) -> bytes:
    """Return the picture as a PDF that another program knows by its title, with the alternative text on it."""
    drawn = _picture("svg")(shown, size, "").decode("utf-8")
    width, height = (float(side) for side in SIDES.search(drawn).groups())  # type: ignore[union-attr]  # an SVG of ours
    page = template("paper.html").render(
        language=shown.view.language,
        title=shown.title,
        alt=shown.alt,
        width=width,
        height=height,
        picture=Markup(drawn),
    )
    return shared_renderer().paper(page)


def _csv(shown: Shown, _: str, rows: str) -> bytes:
    return as_csv(in_full(shown) if rows == "full" else displayed(shown))


def _json(shown: Shown, _: str, __: str) -> bytes:
    return json.dumps(as_json(shown), ensure_ascii=False).encode("utf-8")


def _figure(shown: Shown, size: str, _: str) -> bytes:
    return str(print_figure(shown, preset=size).to_json()).encode("utf-8")


def _kit(shown: Shown, size: str, _: str) -> bytes:
    """Return everything in one zip; without a browser to draw with, everything but the pictures."""
    left_out = {"zip", "plotly"} | (set() if shared_renderer().has_browser() else set(PICTURES))
    files = {
        f"{file_stem(shown)}.{kind}": export(shown, kind, size=size).content
        for kind in FORMATS
        if kind not in left_out
    }
    files[f"{file_stem(shown, 'displayed')}.csv"] = export(shown, "csv", rows="displayed").content
    return press_kit(shown, files)


FORMATS: dict[str, tuple[str, Callable[[Shown, str, str], bytes]]] = {
    "png": ("image/png", _picture("png", scale=SCALE)),
    "svg": ("image/svg+xml", _picture("svg")),
    "pdf": ("application/pdf", _paper),
    "csv": ("text/csv; charset=utf-8", _csv),
    "xlsx": (EXCEL, lambda shown, _, __: as_excel(shown)),
    "json": ("application/json", _json),
    "plotly": ("application/vnd.plotly.v1+json", _figure),
    "html": ("text/html; charset=utf-8", lambda shown, _, __: standalone(shown)),
    "zip": ("application/zip", _kit),
}


@kept_by_size(len)
def _small(shown: Shown, kind: str, size: str, rows: str) -> bytes:
    return FORMATS[kind][1](shown, size, rows)


def _made(shown: Shown, kind: str, size: str, rows: str) -> bytes:
    """Return the bytes; the small formats are kept, so that a picture is drawn once an edition."""
    if kind in {"html", "zip"}:
        return FORMATS[kind][1](shown, size, rows)
    return _small(shown, kind, size, rows)
