"""Of what are there figures on a country, and of which years?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.dots import draw_dots
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import years_of
from displacement.exhibit.numbers import HOW_MANY, Number
from displacement.exhibit.own import OF_DOCUMENTS
from displacement.exhibit.telling import Telling
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import HELD, TOPIC
from displacement.words import Words, mark, mark_n

COLUMNS = 2  # at most, that the rows run over: a name needs its room


def _count(value: float, words: Words) -> str:
    return words.say_n("{count} figure", "{count} figures", int(value))


def _documents(row: Row, words: Words) -> str:
    return words.say_n("{count} document", "{count} documents", int(row["documents"]))


def _hover(row: Row, words: Words) -> str:
    counts = f"{_count(row['value'], words)}, {_documents(row, words)}"
    return f"<b>{words.of(row, 'measure')}</b><br>{row['year']}: {counts}"


def _told(row: Row, words: Words) -> str:
    what = f"{words.of(row, 'measure')}, {row['year']}"
    return f"**{what}** · {_count(row['value'], words)} · {_documents(row, words)}"


def _table(marks: pd.DataFrame, words: Words) -> pd.DataFrame:
    rows = rows_in(marks)
    return pd.DataFrame(
        {
            words.say("What"): [words.of(row, "measure") for row in rows],
            words.say("When"): [str(row["year"]) for row in rows],
        }
    )


def _numbers(shown: Shown) -> list[Number]:
    words = shown.words
    return [
        Number(name=words.say(HOW_MANY), unit=words.say("figures"), values=list(shown.rows["value"])),
        Number(
            name=words.say("Documents"), unit=words.say("documents"), values=list(shown.rows["documents"])
        ),
        Number(
            name=words.say("In all years"), unit=words.say("figures"), values=list(shown.rows["of_measure"])
        ),
    ]


def drawn_of(shown: Shown, *, most: int = 0) -> go.Figure:
    """Return the grid, with no more than so many rows where told: those with most figures, in their order."""
    words, rows = shown.words, rows_in(shown.rows)
    marks = shown.marks.assign(
        group=shown.rows["topic"], row=shown.rows["measure"], of_row=shown.rows["of_measure"]
    )
    if most:
        largest = marks.drop_duplicates("row").nlargest(most, "of_row", keep="first")["row"]
        marks = marks[marks["row"].isin(largest)]
    return draw_dots(
        marks,
        groups={topic: words.say(name) for topic, name in (TOPIC.options or {}).items()},
        names={row["measure"]: words.of(row, "measure") for row in rows},
        span=(int(shown.rows["year"].min()), int(shown.rows["year"].max())),
        palette=shown.view.palette,
        words=words,
        across=min(shown.view.across, COLUMNS),
    )


def _title(shown: Shown) -> str:
    row, words = shown.rows.iloc[0], shown.words
    return words.say(
        "{country}: {figures} on {things}, {years}",
        country=words.of(row, "area"),
        figures=_count(row["in_all"], words),
        things=words.say_n("{count} thing counted", "{count} things counted", int(row["things"])),
        years=_years(shown),
    )


def _cautions(shown: Shown) -> list[str]:
    """Return how many figures are older than the years drawn, where there are any."""
    row, words = shown.rows.iloc[0], shown.words
    if not row["earlier"]:
        return []
    return [
        words.say_n(
            "{count} figure of before {year} is counted and not drawn.",
            "{count} figures of before {year} are counted and not drawn.",
            int(row["earlier"]),
            year=str(row["since"]),
        )
    ]


def _years(shown: Shown) -> str:
    days = pd.to_datetime(shown.rows["date"])
    return years_of(days.min(), days.max())


def _alt(shown: Shown) -> str:
    words = shown.words
    told = [
        f"{words.of(rows.iloc[0], 'measure')}: {_count(rows.iloc[0]['of_measure'], words)}, "
        f"{years_of(rows['date'].min(), rows['date'].max())}"
        for _, rows in shown.rows.groupby("measure", sort=False)
    ]
    return words.say("A grid of dots: what is counted, by years. {things}.", things="; ".join(told))


EXHIBIT = Exhibit(
    id="country-coverage",
    question=mark("Of what are there figures on a country, and of which years?"),
    query="country_coverage",
    own=OF_DOCUMENTS,
    in_columns=True,
    parameters=(HELD,),
    draw=drawn_of,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "Figures of this edition by what they count and by year, {years}; right of the years, how many there are "
        "in all.",
        years=_years(shown),
    ),
    alt=_alt,
    numbers=_numbers,
    cautions=_cautions,
    reading=lambda shown: shown.words.say(
        "A dot stands where there is a figure of that year: small for one, larger for two to nine, largest for ten or "
        "more. A faint place has none: nothing read says how many, which is not zero."
    ),
    told_as=Telling(
        hover=_hover,
        card=_told,
        table=_table,
        counted=mark_n("{count} year of something counted", "{count} years of things counted"),
    ),
)
