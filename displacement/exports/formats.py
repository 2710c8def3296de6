"""The formats of an export: what makes each, what it is called, how its file is named."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from displacement.errors import RefusedParameter
from displacement.exhibit import Shown
from displacement.exports.named import named_png, named_svg
from displacement.exports.press_kit import press_kit
from displacement.exports.printed import PRESETS, Use, print_figure, scale_of
from displacement.exports.renderer import SIDES, shared_renderer
from displacement.exports.standalone import standalone, template
from displacement.exports.tables import as_csv, as_excel, as_json, displayed, in_full
from displacement.queries import once_an_edition, served_edition
from displacement.view.colours import Theme

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOTS: dict[Use, int] = {"print": 300, "web": 192}
"""Dots an inch of a PNG: what printers ask for, and two for each pixel of CSS, which screens have."""
AN_INCH = 96  # pixels of CSS
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
class Export:
    """A file to take away: its bytes, its kind and its name."""

    content: bytes
    media_type: str
    name: str


def export(
    shown: Shown,
    kind: str,
    *,
    size: str = "page",
    rows: str = "full",
    use: Use | None = None,
    theme: Theme = "light",
) -> Export:
    """Return the exhibit in a format of ``FORMATS``, pictures at a size, for a use, in a theme, CSV with these rows.

    What is printed is light: a PDF or a PNG for print that is to be dark is refused (RefusedParameter). Raises
    NoBrowser or RenderingFailed where a picture cannot be drawn.
    """
    if theme == "dark" and (kind == "pdf" or (kind == "png" and use == "print")):
        raise RefusedParameter("theme", value=theme, allowed=("light",))
    look = Look(size=size, use=use, theme=theme)
    media_type, _ = FORMATS[kind]
    made = _made(shown, kind, look, rows)
    marks = {"csv": rows if rows != "full" else "", **dict.fromkeys(("plotly", *PICTURES), look.marks(kind))}
    return Export(content=made, media_type=media_type, name=f"{file_stem(shown, marks.get(kind, ''))}.{kind}")


def file_stem(shown: Shown, marks: str = "") -> str:
    """Return what a file is called: exhibit, choices, size, edition, language."""
    chosen = [value.strip(".").replace("..", "-") for value in shown.chosen.values()]  # 2016..2019, ..2019
    parts = [shown.exhibit.id, *chosen, marks, served_edition().name, shown.view.language]
    return re.sub(r"[^A-Za-z0-9._-]+", "-", "-".join(part for part in parts if part))


def _drawn(shown: Shown, look: Look, kind: str, *, scale: float = 1) -> bytes:
    sheet = print_figure(shown, preset=look.size, theme=look.theme)
    return shared_renderer().draw(sheet, kind=kind, scale=scale * scale_of(sheet))


def _png(shown: Shown, look: Look, _: str) -> bytes:
    dots = DOTS[look.made_for]
    return named_png(_drawn(shown, look, "png", scale=dots / AN_INCH), shown, dots=dots)


def _svg(shown: Shown, look: Look, _: str) -> bytes:
    return named_svg(_drawn(shown, look, "svg"), shown)


def _paper(shown: Shown, look: Look, _: str) -> bytes:
    """Return the picture as a PDF that another program knows by its title, with the alternative text on it."""
    drawn = _drawn(shown, look, "svg").decode("utf-8")
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


def _csv(shown: Shown, _: Look, rows: str) -> bytes:
    return as_csv(in_full(shown) if rows == "full" else displayed(shown))


def _json(shown: Shown, _: Look, __: str) -> bytes:
    return json.dumps(as_json(shown), ensure_ascii=False).encode("utf-8")


def _figure(shown: Shown, look: Look, _: str) -> bytes:
    return str(print_figure(shown, preset=look.size, theme=look.theme).to_json()).encode("utf-8")


def _kit(shown: Shown, look: Look, _: str) -> bytes:
    """Return everything in one zip; without a browser to draw with, everything but the pictures."""
    left_out = {"zip", "plotly"} | (set() if shared_renderer().has_browser() else set(PICTURES))
    files = {
        f"{file_stem(shown)}.{kind}": export(shown, kind, size=look.size).content
        for kind in FORMATS
        if kind not in left_out
    }
    files[f"{file_stem(shown, 'displayed')}.csv"] = export(shown, "csv", rows="displayed").content
    return press_kit(shown, files)


FORMATS: dict[str, tuple[str, Callable[[Shown, Look, str], bytes]]] = {
    "png": ("image/png", _png),
    "svg": ("image/svg+xml", _svg),
    "pdf": ("application/pdf", _paper),
    "csv": ("text/csv; charset=utf-8", _csv),
    "xlsx": (EXCEL, lambda shown, _, __: as_excel(shown)),
    "json": ("application/json", _json),
    "plotly": ("application/vnd.plotly.v1+json", _figure),
    "html": ("text/html; charset=utf-8", lambda shown, _, __: standalone(shown)),
    "zip": ("application/zip", _kit),
}


@once_an_edition(200)
def _small(shown: Shown, kind: str, look: Look, rows: str) -> bytes:
    return FORMATS[kind][1](shown, look, rows)


def _made(shown: Shown, kind: str, look: Look, rows: str) -> bytes:
    """Return the bytes; the small formats are kept, so that a picture is drawn once an edition."""
    if kind in {"html", "zip"}:
        return FORMATS[kind][1](shown, look, rows)
    return _small(shown, kind, look, rows)
