"""“How a door closes”: a story in twelve slides, told from the figures themselves in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from displacement.decks.scenes import Scene, Story, Values
from displacement.exhibit import Shown
from displacement.exhibit.acts import day_of
from displacement.exhibit.in_words import value_of
from displacement.queries.rows import rows_in
from displacement.words import mark


def _figures(*axes: str) -> Values:
    """Return what fills in the numbers of figures, by the axes they stand on."""

    def values(shown: Shown) -> Mapping[str, str] | None:
        rows = {axis: shown.find(axis=axis) for axis in axes}
        found = {axis: value_of(row, shown.words) for axis, row in rows.items() if row is not None}
        return found if len(found) == len(axes) else None

    return values


def _largest_hosts(shown: Shown) -> Mapping[str, str] | None:
    if len(shown.rows) < 2:
        return None
    rows = shown.rows.sort_values("value", ascending=False, kind="stable")
    first, second = (rows.iloc[place] for place in (0, 1))
    words = shown.words
    return {
        "first": words.of(first, "area"),
        "value": value_of(first, words),
        "second": words.of(second, "area"),
        "other": value_of(second, words),
    }


def _dates(shown: Shown) -> Mapping[str, str]:
    words = shown.words
    days = [f"{words.of(row, 'area')} {day_of(row, words)}" for row in rows_in(shown.rows)]
    return {"dates": words.list(days)}


def _steps(shown: Shown) -> Mapping[str, str]:
    words = shown.words
    named = shown.rows[shown.rows["step"].notna()].sort_values("date", kind="stable")
    told = [f"{day_of(row, words)}: {words.of(row, 'summary')}" for row in rows_in(named)]
    return {"steps": " ".join(told)}


SCENES = (
    Scene(
        exhibit="world-growth",
        notes=mark(
            "Begin with the scale. {finding}. Each diamond is one count; they were made by different people with "
            "different methods, and that is why no line joins them."
        ),
        question=mark("Who here knows somebody who left, and in which year?"),
    ),
    Scene(
        exhibit="hosts-map",
        notes=mark(
            "{finding}. Point at the two largest circles: {first} with {value}, {second} with {other}. This is "
            "UNHCR’s count; people who hold another residence permit may not be in it."
        ),
        question=mark("Which circle did you expect to be larger, and why?"),
        values=_largest_hosts,
    ),
    Scene(
        exhibit="hosts-series",
        view={"c": "PER"},
        notes=mark(
            "This is Peru’s welcome, counted. {finding}. The line is UNHCR’s; the diamonds are what others "
            "counted. One sees already that they do not agree: a later slide comes back to it."
        ),
        question=mark("What did people look for in Peru, and what did Peru need?"),
    ),
    Scene(
        exhibit="ptp",
        notes=mark(
            "The PTP was a permit to stay, made for people from Venezuela. {subtitle} Applied for, waiting and "
            "granted are three different counts: never add them up."
        ),
        question=mark("What changes in a day when somebody has a permit?"),
    ),
    Scene(
        exhibit="door-in-four-steps",
        notes=mark(
            "Read the four steps in their order, each with its number: {passport} on the day of the passport, "
            "{ptp} in the end, {visa} in the month after the visa, {claims} admitted to the asylum procedure at "
            "the border. The numbers count different things."
        ),
        question=mark("Which of the four steps would you have heard of, had you lived elsewhere?"),
        values=_figures("passport", "ptp", "visa", "claims"),
    ),
    Scene(
        exhibit="border-claims-funnel",
        notes=mark(
            "{finding}. Admitted means that the claim will be examined, not that the person is recognised as a "
            "refugee. Leave a silence after the first number."
        ),
        question=mark("What would you have to know about those who were denied?"),
    ),
    Scene(
        exhibit="corridor",
        notes=mark(
            "{finding}. Read the dates aloud: {dates}. Ask what they meant for somebody who was already on the "
            "road."
        ),
        question=mark(
            "Between the first date and the last, where would you have been, and what would you have done?"
        ),
        values=_dates,
    ),
    Scene(
        exhibit="gates",
        view={"c": "PER"},
        notes=mark(
            "{finding}. Each dashed line is the day from which a measure of the state held; the words under the "
            "picture name them. A month without a published figure is left empty; it is not zero. Who enters twice "
            "counts twice."
        ),
        question=mark("Fewer recorded entries: did fewer people come?"),
    ),
    Scene(
        exhibit="irregular-entries",
        notes=mark(
            "{finding}. These are the ways in beside the border posts, for all nationalities: the count does not "
            "tell Venezuelans apart, and it does not prove a cause."
        ),
        question=mark("What else would you want to see before you say that one thing led to the other?"),
    ),
    Scene(
        exhibit="hosts-spread",
        view={"c": "PER", "t": "..2019"},
        notes=mark(
            "{finding}. Before anyone calls one of them wrong: look at its day, at who counted, and at how it was"
            " rounded."
        ),
        question=mark("Which of these numbers would you print, and what would you write beside it?"),
    ),
    Scene(
        exhibit="later-steps",
        notes=mark("The door stayed closed. {steps}"),
        question=mark("How did the door look to those who were already inside?"),
        values=_steps,
    ),
    Scene(
        exhibit="claims-pending",
        view={"c": "PER"},
        notes=mark(
            "Where things stand: {finding}. Compare the two lines, those who wait and those who were recognised."
        ),
        question=mark("What would have to change for the line of those who wait to fall?"),
    ),
)

DOOR = Story(
    name="how-a-door-closes",
    title=mark("How a door closes"),
    lead=mark(
        "{count} slides, from who left to where things stand today. Every title is computed from the figures; "
        "each slide has notes, a question for the room and its sources."
    ),
    scenes=SCENES,
)
