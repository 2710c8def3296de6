"""How each exhibit looks, kept in the repository: its styles as text, and a small picture; tests compare both.

The text holds what is chosen (forms, colours, sizes of type, lines, which axes are seen), never a figure or a word: it
stays as it is when figures change, on every machine, and without a browser. The picture is compared as long as an
exhibit shows the same rows and words as when it was kept, which it carries a checksum of: so coarsely that another
drawing of the same letters passes, and a label that has moved does not.
"""

from __future__ import annotations

import base64
import hashlib
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
from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo

from displacement.exhibit import Shown
from displacement.exhibits import EXHIBITS
from displacement.exports import shared_renderer
from displacement.exports.printed import print_figure, sources_line
from displacement.exports.tables import as_csv, in_full
from displacement.view import View

KEPT = Path(__file__).parents[1] / "looks"
WIDE = 360
"""Pixels of a kept picture: what it is can be seen, and all of them stay under half a megabyte."""
COLOURS = 24
SHOWS = "Shows"
"""What a kept picture calls the checksum of what it shows."""
FIELD = 6
"""Pixels of a kept picture that are one field, as wide and as high: about the height of a line of its text."""
CLEAR = 28
"""Of 255: how much lighter or darker a field is that looks otherwise. Letters with other edges change it by less."""
OTHERWISE = 0.002
"""The share of fields that may look otherwise: a key or a heading that has moved changes more, a short name may not."""
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
    return print_figure(_shown(name))


def _shown(name: str) -> Shown:
    return EXHIBITS[name].at(View())


def shows(name: str) -> str:
    """Return a checksum of what an exhibit shows, rows and words, however it looks."""
    shown = _shown(name)
    words = (shown.title, shown.subtitle, shown.reading, *shown.cautions, sources_line(shown))
    return hashlib.sha256(as_csv(in_full(shown)) + "\n".join(words).encode()).hexdigest()[:16]


def kept_picture(name: str) -> tuple[bytes, str]:
    """Return the picture of an exhibit as it is kept, and the checksum of what it shows."""
    picture = (KEPT / f"{name}.png").read_bytes()
    with Image.open(io.BytesIO(picture)) as image:
        return picture, str(image.info.get(SHOWS, ""))


def picture_of(figure: go.Figure, *, showing: str = "") -> bytes:
    """Return a figure as a small picture of few colours, with the checksum of what it shows."""
    drawn = shared_renderer().draw(figure, kind="png", scale=WIDE / figure.layout.width)
    with Image.open(io.BytesIO(drawn)) as image:
        return in_few_colours(image, showing=showing)


def in_few_colours(image: Image.Image, *, showing: str = "") -> bytes:
    """Return a small picture as it is kept."""
    kept, told = io.BytesIO(), PngInfo()
    told.add_text(SHOWS, showing)
    image.convert("RGB").quantize(COLOURS).save(kept, "PNG", optimize=True, pnginfo=told)
    return kept.getvalue()


def changed(before: bytes, after: bytes) -> float:
    """Return the share of fields in which two pictures differ clearly; all, where they have not the same size."""
    one, other = (_fields(picture) for picture in (before, after))
    if one.size != other.size:
        return 1.0
    differences = ImageChops.difference(one, other).histogram()
    return sum(differences[CLEAR:]) / (one.width * one.height)


def _fields(picture: bytes) -> Image.Image:
    """Return how light each field of a picture is."""
    with Image.open(io.BytesIO(picture)) as image:
        grey = image.convert("L")
        return grey.resize((grey.width // FIELD, grey.height // FIELD), Image.Resampling.BOX)


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
        after = (look_of(figure), picture_of(figure, showing=shows(name)))
        otherwise = after[0] != before[0] or not before[1] or changed(before[1], after[1]) > OTHERWISE
        if otherwise or kept_picture(name)[1] != shows(name):
            (KEPT / f"{name}.json").write_text(after[0], encoding="utf-8")
            picture.write_bytes(after[1])
        pairs.append({"name": name, "changed": otherwise, "before": _carried(before[1]),
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


def _carried(picture: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}" if picture else ""
