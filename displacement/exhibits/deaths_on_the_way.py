"""How many Venezuelans are known to have died or disappeared on the way?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.over_time import draw_over_time
from displacement.charts.ranking import draw_ranking
from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.in_words import as_day, value_of
from displacement.queries.rows import rows_in
from displacement.view.parameters import BY, PERIOD
from displacement.words import mark

KNOWN = "VEN"


def _by_country(shown: Shown) -> bool:
    return shown.view["by"] == "country"


def _marks(shown: Shown) -> pd.DataFrame:
    marks, words = shown.marks, shown.words
    return marks.assign(
        panel=KNOWN,
        series=KNOWN,
        code=marks["area"],
        shown_as=[words.figure(row["value"], qualifier=row["qualifier"]) for row in rows_in(marks)],
    )


def _draw(shown: Shown) -> go.Figure:
    palette, words = shown.view.palette, shown.words
    if _by_country(shown):
        marks = _marks(shown).assign(label=[words.of(row, "area") for row in rows_in(shown.rows)])
        return draw_ranking(marks, palette=palette, words=words)
    return draw_over_time(
        _marks(shown),
        names={KNOWN: ""},
        colours={KNOWN: palette.neutral},
        palette=palette,
        words=words,
        form="columns",
        y="value",
    )


def _title(shown: Shown) -> str:
    """Tell how many are known of in all the years shown or, by country, where most are."""
    words, row = shown.words, shown.rows.iloc[0]
    if _by_country(shown):
        return words.say(
            "{area}: {value} known to have died or disappeared, {years}",
            area=words.of(row, "area"),
            value=value_of(row, words),
            years=shown.period(row),
        )
    total = {**row, "value": row["known"], "qualifier": "at_least"}
    return words.say(
        "Known to have died or disappeared on the way: {value}, {years}",
        value=value_of(total, words),
        years=_years(shown),
    )


def _years(shown: Shown) -> str:
    """Return the years shown and, where the last is not over, the month up to which it is known."""
    words, rows = shown.words, shown.rows
    first, last = rows.iloc[0], rows.iloc[-1]
    start, end = as_day(first["known_since"]), as_day(last["known_until"])
    if start is None or end is None:
        return words.say("date not given")
    until = words.date(end, "month" if last["unfinished"] else "year")
    since = words.date(start, "year")
    return since if since == until else words.say("{since} to {until}", since=since, until=until)


def _subtitle(shown: Shown) -> str:
    words = shown.words
    if _by_country(shown):
        return words.say(
            "Venezuelans known to have died or disappeared during migration, by the country where it happened, added "
            "up over {years} (people, at least).",
            years=shown.period(shown.rows.iloc[0]),
        )
    return words.say(
        "Venezuelans known to have died or disappeared during migration anywhere in the world, by year (people, at "
        "least), {years}. A year without a figure is left empty.",
        years=_years(shown),
    )


def _alt(shown: Shown) -> str:
    words = shown.words
    if _by_country(shown):
        told = [f"{words.of(row, 'area')}: {value_of(row, words)}" for row in rows_in(shown.rows)]
        return words.say("Bars one under the other. {bars}.", bars="; ".join(told))
    told = [f"{shown.period(row)}: {value_of(row, words)}" for row in rows_in(shown.rows)]
    return words.say("A column a year: {years}.", years="; ".join(told))


def _reading(shown: Shown) -> str:
    words = shown.words
    told = [words.say("Every number is a minimum.")]
    if not _by_country(shown) and shown.rows["unfinished"].any():
        told.append(words.say("A hollow column is a year that is known in part."))
    return " ".join(told)


EXHIBIT = Exhibit(
    id="deaths-on-the-way",
    question=mark("How many Venezuelans are known to have died or disappeared on the way?"),
    query="deaths_on_the_way",
    own=Stands.OVER_TIME,
    parameters=(BY, PERIOD),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=_reading,
    cautions=lambda shown: [
        shown.words.say(
            "Many deaths are never recorded: these are the ones that news and reports tell of. More of them known does "
            "not mean that more people died."
        )
    ],
)
