"""An exhibit as one HTML file that opens from disk: the live chart, its table, its sources, and no network."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import plotly
import plotly.graph_objects as go
from jinja2 import Environment, FileSystemLoader, Template, select_autoescape
from markupsafe import Markup

from displacement.charts.style import CONFIG
from displacement.exhibit import Shown
from displacement.exhibit.conflicts import explanation_of, reason_of
from displacement.exports.citation import citation
from displacement.exports.printed import in_print, plain
from displacement.exports.tables import on_the_page

PLOTLY_SCRIPT = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
PLOTLY_PLACE = f"assets/plotly-{plotly.__version__}.min.js"
TEMPLATES = Path(__file__).with_name("templates")
SLIDER = (Path(__file__).parents[1] / "static" / "slider.js").read_text(encoding="utf-8")


@cache
def template(name: str) -> Template:
    """Return a template; what is filled in is escaped unless it is marked as safe."""
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=select_autoescape()).get_template(name)


def standalone(shown: Shown, *, script: str = "") -> bytes:
    """Return the exhibit as one HTML file with everything it needs inside, or Plotly’s ``script`` beside it."""
    shown = in_print(shown)
    return page_of(shown, chart=Markup(chart_of(shown, script=script)))


def page_of(shown: Shown, *, page: str = "exhibit.html", **more: Any) -> bytes:
    """Return the page of an exhibit: title, unit and date, its picture, notes, table, sources, citation.

    ``page`` is its template, and ``more`` what that needs besides.
    """
    words = shown.words
    conflicts = [f"⚖ {reason_of(row, words)}. {explanation_of(row, words)}" for row in shown.conflicts]
    text = template(page).render(
        shown=shown,
        language=shown.view.language,
        palette=shown.view.palette,
        say=words.say,
        table=on_the_page(shown),
        counted=shown.exhibit.told_as.count(len(shown.rows), words),
        notes=[plain(line) for line in (shown.reading, *shown.cautions, *conflicts) if line],
        citation=citation(shown),
        **more,
    )
    return text.encode("utf-8")


def chart_of(shown: Shown, *, script: str) -> str:
    """Return the live chart, with Plotly’s script in it or the address of one beside it."""
    figure = shown.figure
    if not isinstance(figure, go.Figure):
        return ""
    chart = figure.to_html(
        full_html=False,
        include_plotlyjs=script or True,
        config=CONFIG,
        include_mathjax=False,
        div_id="chart",
    )
    return f"{chart}<script>{SLIDER}</script>" if figure.layout.sliders else str(chart)
