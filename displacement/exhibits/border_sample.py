"""Of the people interviewed at the border, how many had the humanitarian visa and were refused all the same?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.people import draw_people
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.numbers import Number
from displacement.exhibit.own import A_PART
from displacement.queries.rows import rows_in
from displacement.words import mark

EVERYBODY, WOMEN, MEN = "everybody", "women", "men"
VISA, REFUSED = "with-humanitarian-visa", "visa-holders-refused-entry"


def _counts(shown: Shown) -> dict[str, int]:
    """Return how many people each part is; what is no part of the ones it is told of is left out."""
    told = {str(row["part"]): int(row["value"]) for row in rows_in(shown.rows)}
    if told.get(REFUSED, 0) > told[VISA]:
        del told[REFUSED]
    return told


def _numbers(shown: Shown) -> list[Number]:
    """Return how many dots are drawn of each: those refused, the other holders of the visa, and all others."""
    words, told = shown.words, _counts(shown)
    dots = {EVERYBODY: told[EVERYBODY] - told[VISA], VISA: told[VISA] - told.get(REFUSED, 0)}
    dots |= {part: count for part, count in told.items() if part == REFUSED}
    drawn = [dots.get(part) for part in shown.rows["part"]]
    return [Number(name=words.say("Dots of these alone"), unit=words.unit("persons"), values=drawn)]


def _draw(shown: Shown) -> go.Figure:
    palette, say, told = shown.view.palette, shown.words.say, _counts(shown)
    ids = dict(zip(shown.rows["part"], shown.rows["figure_id"], strict=True))
    everybody, visa = told[EVERYBODY], told[VISA]
    if REFUSED in told:
        refused = told[REFUSED]
        holders = [
            (
                refused,
                say("had the humanitarian visa and were refused entry"),
                palette.restricts,
                ids[REFUSED],
            ),
            (visa - refused, say("had the humanitarian visa; no refusal reported"), palette.opens, ids[VISA]),
        ]
    else:
        holders = [(visa, say("had the humanitarian visa"), palette.opens, ids[VISA])]
    rest = (everybody - visa, say("had no humanitarian visa"), palette.neutral, ids[EVERYBODY])
    return draw_people([*holders, rest], palette=palette, words=shown.words)


def _values(shown: Shown) -> dict[str, str]:
    names = {"everybody": EVERYBODY, "visa": VISA, "refused": REFUSED, "women": WOMEN, "men": MEN}
    told = _counts(shown)
    return {name: shown.words.number(told[part]) for name, part in names.items() if part in told}


def _title(shown: Shown) -> str:
    values = _values(shown)
    if "refused" not in values:
        return shown.words.say("Of {everybody} people interviewed, {visa} had the visa", **values)
    return shown.words.say(
        "Of {everybody} people interviewed, {visa} had the visa, and {refused} of them were refused", **values
    )


def _subtitle(shown: Shown) -> str:
    """Return who was asked, by whom and when; women and men only where they are all of those asked."""
    words, told, row = shown.words, _counts(shown), shown.row(part=EVERYBODY)
    values = {"counter": words.of(row, "counter"), "period": shown.period(row)}
    if told.get(WOMEN, 0) + told.get(MEN, 0) != told[EVERYBODY]:
        return words.say(
            "People interviewed at the border between Peru and Ecuador, {period} ({counter}). One dot is one person.",
            **values,
        )
    return words.say(
        "People interviewed at the border between Peru and Ecuador, {period} ({counter}): {women} women and {men} "
        "men. One dot is one person.",
        **values,
        **_values(shown),
    )


def _alt(shown: Shown) -> str:
    values = _values(shown)
    if "refused" not in values:
        return shown.words.say("{everybody} dots, one a person: {visa} had the humanitarian visa.", **values)
    return shown.words.say(
        "{everybody} dots, one a person: {visa} had the humanitarian visa, of whom {refused} were refused entry.",
        **values,
    )


EXHIBIT = Exhibit(
    id="border-sample",
    question=mark("Did the humanitarian visa open the border to those interviewed there?"),
    query="border_sample",
    own=A_PART,
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    numbers=_numbers,
    cautions=lambda shown: [
        shown.words.say(
            "This is not a statistical sample: it says nothing about the share among all who arrived."
        )
    ],
)
