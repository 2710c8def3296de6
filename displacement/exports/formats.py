"""The formats of an export: what makes each, what it is called, how its file is named."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Callable
from dataclasses import dataclass

import plotly.graph_objects as go
from markupsafe import Markup
from PIL import Image

from displacement.errors import RefusedParameter
from displacement.exhibit import Shown
from displacement.exports.hatches import with_lines
from displacement.exports.named import named_png, named_svg
from displacement.exports.naming import file_stem
from displacement.exports.press_kit import press_kit
from displacement.exports.printed import PRESETS, Use, print_figure, scale_of
from displacement.exports.renderer import SIDES, shared_renderer
from displacement.exports.standalone import standalone, template
from displacement.exports.tables import DIALECTS, PLAIN, USUAL, as_csv, as_excel, as_json, displayed, in_full
from displacement.queries import kept_by_size, once_an_edition
from displacement.view.colours import Theme

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOTS: dict[Use, int] = {"print": 300, "web": 192}
"""Dots an inch of a PNG: what printers ask for, and two for each pixel of CSS, which screens have."""
AN_INCH = 96  # pixels of CSS
SHEETS = 8  # that are kept as they are laid out, until they are drawn
ROWS = ("full", "displayed")
USES: tuple[Use, ...] = ("print", "web")
THEMES: tuple[Theme, ...] = ("light", "dark")
PICTURES = ("png", "svg", "pdf")


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a picture is made for: its size, print or the web (by the size unless told), on light ground or dark."""

    size: str = "page"
    use: Use | None = None
    theme: Theme = "light"

    @property
    def made_for(self) -> Use:
        """Print or the web: as told, else as the size is; what is dark is not for print."""
        return self.use or ("web" if self.theme == "dark" else PRESETS[self.size].use)

    def marks(self, kind: str) -> str:
        """Return what tells a file of this look from others of its kind, in its name."""
        use = self.made_for if kind == "png" and self.made_for != PRESETS[self.size].use else ""
        return "-".join(part for part in (self.size, use, self.theme if self.theme == "dark" else "") if part)


@dataclass(frozen=True, kw_only=True)
class Made:
    """What a picture comes to that is asked for at a size: the size it is made for, and its pixels of CSS there."""

    size: str
    width: int
    height: int

    @property
    def taller(self) -> bool:
        """Whether it is higher than the shape that its size is named for, because type comes before shape."""
        ratio = PRESETS[self.size].ratio
        return ratio is not None and self.height > math.ceil(self.width / ratio) + 1  # rounded twice


@dataclass(frozen=True, kw_only=True)
class Export:
    """A file to take away: its bytes, its kind and its name."""

    content: bytes
    media_type: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is wished for of a file: how a picture looks; of CSV the rows and the dialect."""

    look: Look
    rows: str = "full"
    csv: str = ""


def export(
    shown: Shown,
    kind: str,
    *,
    size: str = "page",
    rows: str = "full",
    csv: str = "",
    use: Use | None = None,
    theme: Theme = "light",
) -> Export:
    """Return the exhibit in a format of ``FORMATS``: pictures at a size, for a use, in a theme; CSV as asked for.

    Without a dialect, a CSV is in that which most readers of its language need. What is printed is light: a PDF or a
    PNG for print that is to be dark is refused (RefusedParameter). A picture is named after the size that it is made
    for, which is a page where it does not fit a column. Raises NoBrowser or RenderingFailed where a picture cannot be
    drawn.
    """
    if theme == "dark" and (kind == "pdf" or (kind == "png" and use == "print")):
        raise RefusedParameter("theme", value=theme, allowed=("light",))
    pictured = kind in {*PICTURES, "plotly"}
    look = Look(size=made_at(shown, size, theme).size if pictured else size, use=use, theme=theme)
    media_type, _ = FORMATS[kind]
    wish = Wish(look=look, rows=rows, csv=csv or USUAL[shown.view.language])
    made = _made(shown, kind, wish)
    marks = {"csv": rows if rows != "full" else "", **dict.fromkeys(("plotly", *PICTURES), look.marks(kind))}
    return Export(content=made, media_type=media_type, name=f"{file_stem(shown, marks.get(kind, ''))}.{kind}")


def sizes_of(shown: Shown) -> dict[str, Made]:
    """Return the sizes that a picture is made for, with what it comes to; not one in which another stands."""
    made = {size: made_at(shown, size) for size in PRESETS}
    return {size: each for size, each in made.items() if each.size == size}


Maker = Callable[[Shown, Wish], bytes]


@once_an_edition(512)
def made_at(shown: Shown, size: str, theme: Theme = "light") -> Made:
    """Return what a picture of a size comes to."""
    sheet = _sheet(shown, size, theme)
    scale = scale_of(sheet)
    return Made(
        size=sheet.layout.meta["made_for"],
        width=round(sheet.layout.width * scale),
        height=round(sheet.layout.height * scale),
    )


@once_an_edition(SHEETS)
def _sheet(shown: Shown, size: str, theme: Theme) -> go.Figure:
    """Return a picture as it is laid out; it is measured first, and drawn after."""
    return print_figure(shown, preset=size, theme=theme)


@kept_by_size(len)
def _drawn(shown: Shown, size: str, theme: Theme) -> bytes:
    """Return the drawing that SVG, PNG and PDF of a size are made from, so that Plotly draws it once."""
    sheet = _sheet(shown, size, theme)
    return shared_renderer().draw(sheet, kind="svg", scale=scale_of(sheet))


def png(shown: Shown, look: Look, *, colours: int | None = None) -> bytes:
    """Return the picture as PNG, in so many colours where told."""
    dots = DOTS[look.made_for]
    drawn = _drawn(shown, look.size, look.theme)
    taken = shared_renderer().photograph(drawn, scale=dots / AN_INCH)
    return named_png(taken, shown, dots=dots, colours=colours)


def preview(shown: Shown, *, wide: int, high: int, theme: Theme) -> Image.Image:
    """Return the picture of a page without the words around it, within so many pixels, on its ground.

    It is cut out of the drawing that the other files are made from. Of one that is much higher than broad, whose
    marks would become too small to see, the beginning is shown.
    """
    sheet = _sheet(shown, "page", theme)
    top, bottom = sheet.layout.meta["picture"]
    taken = min(wide / sheet.layout.width, max(high / (bottom - top), wide / 2 / sheet.layout.width))
    drawn = shared_renderer().photograph(_drawn(shown, "page", theme), scale=taken / scale_of(sheet))
    with Image.open(io.BytesIO(drawn)) as image:
        end = min(round(bottom * taken), round(top * taken) + high)
        picture = image.convert("RGB").crop((0, round(top * taken), image.width, end))
    ground = Image.new("RGB", (wide, high), sheet.layout.paper_bgcolor)
    ground.paste(picture, ((wide - picture.width) // 2, (high - picture.height) // 2))
    return ground


def _svg(shown: Shown, wish: Wish) -> bytes:
    return named_svg(_drawn(shown, wish.look.size, wish.look.theme), shown)


def _paper(shown: Shown, wish: Wish) -> bytes:
    """Return the picture as a PDF that another program knows by its title, with the alternative text on it."""
    drawn = _drawn(shown, wish.look.size, wish.look.theme).decode("utf-8")
    width, height = (float(side) for side in SIDES.search(drawn).groups())  # type: ignore[union-attr]  # an SVG of ours
    page = template("paper.html").render(
        language=shown.view.language,
        title=shown.title,
        alt=shown.alt,
        width=width,
        height=height,
        picture=Markup(with_lines(drawn)),
    )
    return shared_renderer().paper(page)


def _csv(shown: Shown, wish: Wish) -> bytes:
    return as_csv(in_full(shown) if wish.rows == "full" else displayed(shown), DIALECTS[wish.csv])


def _json(shown: Shown, _: Wish) -> bytes:
    return json.dumps(as_json(shown), ensure_ascii=False).encode("utf-8")


def _figure(shown: Shown, wish: Wish) -> bytes:
    return str(_sheet(shown, wish.look.size, wish.look.theme).to_json()).encode("utf-8")


def _kit(shown: Shown, _: Wish) -> bytes:
    """Return everything in one zip, pictures in every size; without a browser to draw with, all but the pictures."""
    pictures = PICTURES if shared_renderer().has_browser() else ()
    made = [export(shown, kind, size=size) for kind in pictures for size in sizes_of(shown)]
    made += [export(shown, kind) for kind in FORMATS if kind not in {*PICTURES, "csv", "plotly", "zip"}]
    files = {each.name: each.content for each in made}
    files[f"{file_stem(shown)}.csv"] = as_csv(in_full(shown), PLAIN)
    files[f"{file_stem(shown, 'displayed')}.csv"] = as_csv(displayed(shown), PLAIN)
    return press_kit(shown, files)


FORMATS: dict[str, tuple[str, Maker]] = {
    "png": ("image/png", lambda shown, wish: png(shown, wish.look)),
    "svg": ("image/svg+xml", _svg),
    "pdf": ("application/pdf", _paper),
    "csv": ("text/csv; charset=utf-8", _csv),
    "xlsx": (EXCEL, lambda shown, _: as_excel(shown)),
    "json": ("application/json", _json),
    "plotly": ("application/vnd.plotly.v1+json", _figure),
    "html": ("text/html; charset=utf-8", lambda shown, _: standalone(shown)),
    "zip": ("application/zip", _kit),
}


@kept_by_size(len)
def _small(shown: Shown, kind: str, wish: Wish) -> bytes:
    return FORMATS[kind][1](shown, wish)


def _made(shown: Shown, kind: str, wish: Wish) -> bytes:
    """Return the bytes; the small formats are kept, so that a picture is drawn once an edition."""
    if kind in {"html", "zip"}:
        return FORMATS[kind][1](shown, wish)
    return _small(shown, kind, wish)
