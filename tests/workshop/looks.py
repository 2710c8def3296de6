"""How each exhibit looks, kept in the repository: its styles as text, which a test compares, and a small picture.

The text holds what is chosen (forms, colours, sizes of type, lines, which axes are seen), never a figure or a word: it
stays as it is when figures change, on every machine, and without a browser. The picture is for the eye alone.
"""

from __future__ import annotations

import base64
import io
import json
import os
import tempfile
import webbrowser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
from jinja2 import Environment, FileSystemLoader, select_autoescape
from PIL import Image

from displacement.exhibits import EXHIBITS
from displacement.exports import shared_renderer
from displacement.exports.printed import print_figure
from displacement.view import View

KEPT = Path(__file__).parents[1] / "looks"
WIDE = 360
"""Pixels of a kept picture: what it is can be seen, and all of them stay under half a megabyte."""
COLOURS = 24
TRACE = ("type", "mode", "orientation", "fill", "textposition", "textangle", "visible", "opacity")
MARKER = ("color", "symbol", "size", "opacity")
LABEL = ("xanchor", "yanchor", "align", "textangle", "showarrow", "bgcolor", "arrowcolor", "arrowwidth")
SHAPE = ("type", "fillcolor", "opacity", "layer")
AXIS = (
    "visible",
    "showgrid",
    "showline",
    "showticklabels",
    "zeroline",
    "ticks",
    "tickangle",
    "type",
    "gridcolor",
    "scaleanchor",
)
LINE = ("color", "width", "dash")
Style = dict[str, Any]


def look_of(figure: go.Figure) -> str:
    """Return the styles of a figure, each kind of mark, label, line and axis once, as text."""
    told = json.loads(figure.to_json())
    layout = told["layout"]
    look = {
        "sheet": _some(layout, ("paper_bgcolor", "plot_bgcolor", "barmode", "showlegend")) | _font(layout, "font"),
        "marks": _distinct(_of_trace(trace) for trace in told["data"]),
        "labels": _distinct(
            _some(label, LABEL) | _font(label, "font") | {"bold": "<b>" in label["text"]}
            for label in layout.get("annotations", ())
        ),
        "lines": _distinct(_some(shape, SHAPE) | _line(shape) for shape in layout.get("shapes", ())),
        "axes": _distinct(
            {"axis": name[0]} | _some(axis, AXIS) | _font(axis, "tickfont")
            for name, axis in layout.items()
            if name[1:].startswith("axis")
        ),
    }  # fmt: skip
    return json.dumps(look, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def kept_look(name: str) -> str:
    """Return the look of an exhibit as it is kept; empty where none is."""
    file = KEPT / f"{name}.json"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def figure_of(name: str) -> go.Figure:
    """Return the sheet of an exhibit of which the look is kept: in English, at the usual choices, on a page."""
    return print_figure(EXHIBITS[name].at(View()))


def keep_looks() -> Path:
    """Write the look and the picture of every exhibit anew, and return a sheet of what they were and are."""
    KEPT.mkdir(exist_ok=True)
    for file in KEPT.glob("*.*"):
        if file.stem not in EXHIBITS:
            file.unlink()
    pairs = []
    for name in EXHIBITS:
        figure, picture = figure_of(name), KEPT / f"{name}.png"
        before = (kept_look(name), picture.read_bytes() if picture.exists() else b"")
        after = (look_of(figure), _small(figure))
        if after[0] != before[0] or not before[1]:
            (KEPT / f"{name}.json").write_text(after[0], encoding="utf-8")
            picture.write_bytes(after[1])
        pairs.append({"name": name, "changed": after[0] != before[0], "before": _carried(before[1]),
                      "after": _carried(after[1])})  # fmt: skip
    shared_renderer().stop()
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=select_autoescape(default=True),
    )
    sheet = Path(tempfile.mkdtemp(prefix="refugio-looks-")) / "index.html"
    sheet.write_text(
        templates.get_template("looks.html.jinja").render(
            pairs=sorted(pairs, key=lambda pair: not pair["changed"])
        ),
        encoding="utf-8",
    )
    return sheet


def open_looks(sheet: Path) -> None:
    """Say where the sheet is and open it where somebody sits before a screen."""
    print(sheet)
    if not os.environ.get("CI"):
        webbrowser.open(sheet.as_uri())


def _of_trace(trace: Style) -> Style:
    marker, style = trace.get("marker", {}), _some(trace, TRACE)
    style |= {f"marker {key}": value for key, value in _some(marker, MARKER).items()}
    style |= {f"marker {key}": value for key, value in _line(marker).items()} | _line(trace)
    return style | _font(trace, "textfont")


def _line(style: Style) -> Style:
    return {f"line {key}": value for key, value in _some(style.get("line", {}), LINE).items()}


def _font(style: Style, key: str) -> Style:
    return {
        f"{key} {name}": value
        for name, value in _some(style.get(key, {}), ("size", "color", "family")).items()
    }


def _some(style: Style, keys: Iterable[str]) -> Style:
    """Return what is chosen of a style; what differs from mark to mark is told as that, because figures decide it."""
    return {key: _told(style[key]) for key in keys if style.get(key) is not None}


def _told(value: Any) -> Any:
    return "by mark" if isinstance(value, (list, dict)) else value


def _distinct(styles: Iterable[Style]) -> list[Style]:
    return [json.loads(each) for each in sorted({json.dumps(style, sort_keys=True) for style in styles})]


def _small(figure: go.Figure) -> bytes:
    """Return a figure as a small picture of few colours."""
    drawn = shared_renderer().draw(figure, kind="png", scale=WIDE / figure.layout.width)
    kept = io.BytesIO()
    with Image.open(io.BytesIO(drawn)) as image:
        image.convert("RGB").quantize(COLOURS).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _carried(picture: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}" if picture else ""
