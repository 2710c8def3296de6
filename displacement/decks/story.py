"""“How a door closes”: a story in twelve slides, told from the figures themselves in both languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from displacement.decks.deck import Deck, Slide, new_deck
from displacement.exhibit import Shown
from displacement.exhibit.acts import day_of
from displacement.exhibit.in_words import value_of
from displacement.words import Language, mark, words_in

STORY = "how-a-door-closes"
TITLE = mark("How a door closes")


def _nothing(_: Shown) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One slide of the story: an exhibit at a view, what to say, a question for the room.

    In ``notes``, ``{finding}`` is the computed title and ``{subtitle}`` the subtitle; ``values`` fills in the rest.
    """

    exhibit: str
    notes: str
    question: str
    view: Mapping[str, str] = field(default_factory=dict)
    values: Callable[[Shown], Mapping[str, str]] = _nothing


def _figures(**ids: str) -> Callable[[Shown], Mapping[str, str]]:
    """Return what fills in the numbers of figures, by their ids in the rows shown."""
    return lambda shown: {
        name: value_of(shown.row(figure_id=figure_id), shown.words) for name, figure_id in ids.items()
    }


def _hosts(shown: Shown) -> Mapping[str, str]:
    return {name: value_of(shown.row(area=code), shown.words) for name, code in LARGEST_HOSTS.items()}


def _dates(shown: Shown) -> Mapping[str, str]:
    words = shown.words
    days = [f"{words.of(row, 'area')} {day_of(row, words)}" for _, row in shown.rows.iterrows()]
    return {"dates": words.list(days)}


def _steps(shown: Shown) -> Mapping[str, str]:
    words = shown.words
    told = [f"{day_of(row, words)}: {words.of(row, 'summary')}" for _, row in shown.rows.iterrows()]
    return {"steps": " ".join(told)}


LARGEST_HOSTS = {"colombia": "COL", "peru": "PER"}
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
            "{finding}. Point at the two largest circles: Colombia with {colombia}, Peru with {peru}. This is "
            "UNHCR’s count; people who hold another residence permit may not be in it."
        ),
        question=mark("Which circle did you expect to be larger, and why?"),
        values=_hosts,
    ),
    Scene(
        exhibit="hosts-series",
        view={"country": "PER"},
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
        values=_figures(
            passport="per-2018-08-25-entries",
            ptp="ai-per-2019-09-ptp-granted",
            visa="per-2019-07-entries",
            claims="ai-border-2019-admitted",
        ),
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
        exhibit="border-entries",
        view={"border": "PER"},
        notes=mark(
            "{finding}. The dashed line is the day from which a visa was asked. A month without a published "
            "figure is left empty; it is not zero. Who enters twice counts twice."
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
        view={"country": "PER", "year": "2019"},
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
        view={"country": "PER"},
        notes=mark(
            "Where things stand: {finding}. Compare the two lines, those who wait and those who were recognised."
        ),
        question=mark("What would have to change for the line of those who wait to fall?"),
    ),
)


def story_in(language: Language) -> Deck:
    """Return the story as a deck, its notes filled in from the figures of this edition."""
    words = words_in(language)
    slides = []
    for scene in SCENES:
        slide = Slide(exhibit=scene.exhibit, view=tuple(sorted(scene.view.items())))
        shown = slide.shown(language)
        values = {"finding": shown.title, "subtitle": shown.subtitle, **scene.values(shown)}
        slide = replace(
            slide,
            notes=words.say(scene.notes, **values),
            question=words.say(scene.question),
            finding=shown.title,
        )
        slides.append(slide)
    return replace(new_deck(words.say(TITLE), language), slides=tuple(slides))
