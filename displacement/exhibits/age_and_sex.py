"""How old are the people displaced from Venezuela, women and men?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.pyramid import draw_pyramid
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.numbers import Number, share
from displacement.exhibit.own import A_PART
from displacement.queries.rows import rows_in
from displacement.view.parameters import COUNTRY
from displacement.words import mark

AGES = {
    "0-4": mark("0–4"),
    "5-11": mark("5–11"),
    "12-17": mark("12–17"),
    "18-59": mark("18–59"),
    "60-plus": mark("60 and over"),
}
SEXES = {"female": mark("Women and girls"), "male": mark("Men and boys")}


def _draw(shown: Shown) -> go.Figure:
    say = shown.words.say
    return draw_pyramid(
        shown.marks.assign(
            shown_as=[
                shown.words.figure(row["value"], qualifier=row["qualifier"]) for row in rows_in(shown.rows)
            ]
        ),
        ages={age: say(name) for age, name in AGES.items()},
        names={sex: say(name) for sex, name in SEXES.items()},
        palette=shown.view.palette,
        words=shown.words,
    )


def _answerable(shown: Shown) -> bool:
    """Whether all ages of both sexes are counted: shares of some of them would mislead."""
    return len(shown.rows) == len(AGES) * len(SEXES)


def _values(shown: Shown) -> dict[str, str]:
    rows, words = shown.rows, shown.words
    total = rows["value"].sum()
    children = rows[rows["age"].isin(["0-4", "5-11", "12-17"])]["value"].sum()
    return {
        "country": words.of(rows.iloc[0], "area"),
        "women": words.percent(rows[rows["sex"] == "female"]["value"].sum() / total),
        "children": words.percent(children / total),
        "total": words.number(total),
        "date": shown.period(rows.iloc[0]),
    }


def _numbers(shown: Shown) -> list[Number]:
    """Return which share each group is of all whose age and sex are known."""
    values = shown.rows["value"]
    name = shown.words.say("Share of those whose age and sex are known")
    return [share(100 * values / values.sum(), name=name, decimals=1)]


def _cautions(shown: Shown) -> list[str]:
    """Tell how many of those counted have no known age or sex, where the count of all is published."""
    row, words = shown.rows.iloc[0], shown.words
    if pd.isna(row["unknown"]) or row["unknown"] <= 0:
        return []
    return [
        words.say_n(
            "Age or sex of {count} of {counted} people is not known; that person is not in the picture.",
            "Age or sex of {count} of {counted} people is not known; they are not in the picture.",
            int(row["unknown"]),
            counted=words.number(row["counted"]),
        )
    ]


def _title(shown: Shown) -> str:
    return shown.words.say(
        "{country}: {children} are under 18, {women} are women and girls", **_values(shown)
    )


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "Other people in need of international protection whose age and sex are known, {date}, UNHCR; "
        "shares of those {total}.",
        **_values(shown),
    )


def _alt(shown: Shown) -> str:
    return shown.words.say(
        "A pyramid of five age groups, women to the left and men to the right: {children} are under 18 and "
        "{women} are women and girls, of {total} people.",
        **_values(shown),
    )


EXHIBIT = Exhibit(
    id="age-and-sex",
    question=mark("How old are they, women and men?"),
    query="age_and_sex",
    own=A_PART,
    answerable=_answerable,
    parameters=(COUNTRY,),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    numbers=_numbers,
    cautions=_cautions,
    reading=lambda shown: shown.words.say(
        "The age groups differ in width (18–59 spans 42 years): compare a bar with the one across, not with the "
        "one above."
    ),
)
