"""Of the 35 people interviewed at the border, how many had the humanitarian visa and were refused all the same?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.people import draw_people
from displacement.exhibit import Exhibit, Shown
from displacement.words import mark

EVERYBODY = "ai-2019-interviewed-venezuelans"
VISA = "ai-2019-interviewed-with-humanitarian-visa"
REFUSED = "ai-2019-interviewed-visa-holders-refused-entry"
WOMEN, MEN = "ai-2019-interviewed-women", "ai-2019-interviewed-men"


def _count(shown: Shown, figure_id: str) -> int:
    return int(shown.row(figure_id=figure_id)["value"])


def _draw(shown: Shown) -> go.Figure:
    palette, say = shown.view.palette, shown.words.say
    everybody, visa, refused = (_count(shown, figure_id) for figure_id in (EVERYBODY, VISA, REFUSED))
    return draw_people(
        [
            (refused, say("had the humanitarian visa and were refused entry"), palette.restricts, REFUSED),
            (visa - refused, say("had the humanitarian visa; no refusal reported"), palette.opens, VISA),
            (everybody - visa, say("had no humanitarian visa"), palette.neutral, EVERYBODY),
        ],
        palette=palette,
        words=shown.words,
    )


def _values(shown: Shown) -> dict[str, str]:
    ids = {"everybody": EVERYBODY, "visa": VISA, "refused": REFUSED, "women": WOMEN, "men": MEN}
    return {name: shown.words.number(_count(shown, figure_id)) for name, figure_id in ids.items()}


def _title(shown: Shown) -> str:
    return shown.words.say(
        "Of {everybody} people interviewed, {visa} had the visa, and {refused} of them were refused",
        **_values(shown),
    )


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "People interviewed by Amnesty International at CEBAF Peru and CEBAF Ecuador, {period}: {women} women and "
        "{men} men. One dot is one person.",
        period=shown.period(shown.row(figure_id=EVERYBODY)),
        **_values(shown),
    )


def _alt(shown: Shown) -> str:
    return shown.words.say(
        "{everybody} dots, one a person: {visa} had the humanitarian visa, of whom {refused} were refused entry.",
        **_values(shown),
    )


EXHIBIT = Exhibit(
    id="border-sample",
    question=mark("Did the humanitarian visa open the border to those interviewed there?"),
    query="border_sample",
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    cautions=lambda shown: [
        shown.words.say(
            "This is not a statistical sample: it says nothing about the share among all who arrived."
        )
    ],
)
