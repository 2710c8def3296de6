"""Where in Peru do people displaced from Venezuela live?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.ranking import draw_ranking
from displacement.exhibit import Exhibit, Shown
from displacement.queries.rows import Row, rows_in
from displacement.words import mark


def _draw(shown: Shown) -> go.Figure:
    marks = shown.marks.assign(
        label=shown.rows[f"place_{shown.view.language}"],
        shown_as=[_number(row, shown) for row in rows_in(shown.rows)],
    )
    return draw_ranking(marks, palette=shown.view.palette, words=shown.words)


def _number(row: Row, shown: Shown) -> str:
    return shown.words.figure(row["value"], qualifier=row["qualifier"])


def _values(shown: Shown) -> dict[str, str]:
    first, total = shown.rows.iloc[0], shown.rows["value"].sum()
    return {
        "place": shown.words.of(first, "place"),
        "value": _number(first, shown),
        "share": shown.words.percent(first["value"] / total),
        "total": shown.words.number(total),
    }


def _title(shown: Shown) -> str:
    return shown.words.say("{place} has {value}, {share} of those counted by department", **_values(shown))


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "Other people in need of international protection, Peru, {date}, UNHCR; {total} in all departments. "
        "Asylum-seekers and refugees are not counted by department.",
        date=shown.period(shown.rows.iloc[0]),
        total=_values(shown)["total"],
    )


def _alt(shown: Shown) -> str:
    places = [f"{shown.words.of(row, 'place')} {_number(row, shown)}" for row in rows_in(shown.rows.head(6))]
    return shown.words.say(
        "Bars from the largest department down: {places}.", places=shown.words.list(places)
    )


EXHIBIT = Exhibit(
    id="peru-departments",
    question=mark("Where in Peru do people displaced from Venezuela live?"),
    query="peru_departments",
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
)
