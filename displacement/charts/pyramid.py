"""An age and sex pyramid: women to the left, men to the right, the oldest on top."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import blank_figure, note, reserve, tick_labels
from displacement.view.colours import Palette
from displacement.words import Words

FROM_MIDDLE = 0.02  # of the longest bar: the name of a sex stands so far from the line between them
LONG = 0.3  # of the longest bar: one that is longer has its number inside
BESIDE_BARS = 1.3  # of the longest bar: the number of a short bar stands beside it


@needs("sex", "age", "value", "shown_as", "figure_id", "hover")
def draw_pyramid(
    marks: pd.DataFrame, *, ages: dict[str, str], names: dict[str, str], palette: Palette, words: Words
) -> go.Figure:
    """Return the pyramid.

    ``marks`` has ``sex`` (female, male), ``age`` (a key of ``ages``, youngest first), ``value, shown_as,
    figure_id, hover``; ``names`` names the two sexes. A missing group has no bar.
    """
    figure = blank_figure(palette=palette, words=words, height=320)
    top = float(marks["value"].max())
    for sex, colour, sign in (("female", palette.women, -1), ("male", palette.men, 1)):
        side = marks[marks["sex"] == sex].set_index("age").reindex(list(ages))
        figure.add_bar(
            x=side["value"] * sign,
            y=list(ages.values()),
            orientation="h",
            marker={"color": colour, "line": {"width": 0}},
            text=side["shown_as"].fillna(""),
            textposition=["inside" if value > top * LONG else "outside" for value in side["value"]],
            constraintext="none",
            cliponaxis=False,
            insidetextfont={"color": palette.ground, "size": 13},
            outsidetextfont={"color": palette.text, "size": 13},
            insidetextanchor="end",
            textangle=0,
            customdata=side[["figure_id"]],
            hovertext=side["hover"],
            hoverinfo="text",
            width=0.78,
        )
        note(
            figure,
            f"<b>{names[sex]}</b>",
            palette=palette,
            x=sign * top * FROM_MIDDLE,
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=6,
            xanchor="right" if sign < 0 else "left",
            font={"color": colour, "size": 15},
        )
    values, texts = tick_labels(top, words, count=3)
    figure.update_xaxes(
        range=[-top * BESIDE_BARS, top * BESIDE_BARS],
        tickvals=[-value for value in reversed(values[1:])] + values,
        ticktext=list(reversed(texts[1:])) + texts,
    )
    figure.update_yaxes(
        showgrid=False, type="category", rangemode="normal", tickfont={"color": palette.text, "size": 13}
    )
    reserve(figure, left=list(ages.values()), right=texts)
    figure.update_layout(barmode="overlay", margin_t=34)
    return figure
