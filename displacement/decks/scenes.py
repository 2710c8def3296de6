"""What a story is made of: scenes, each an exhibit at a view with what to say, told from the figures themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from displacement.decks.deck import Deck, Slide, new_deck
from displacement.exhibit import Shown
from displacement.words import Language, mark, words_in

PLAIN = mark("{finding}. {subtitle}")

Values = Callable[[Shown], Mapping[str, str] | None]


def _nothing(_: Shown) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One slide of a story: an exhibit at a view, what to say, a question for the room.

    In ``notes``, ``{finding}`` is the computed title and ``{subtitle}`` the subtitle; ``values`` fills in the rest, or
    gives nothing where the figures that the notes speak of are not there: title and subtitle are then all that is said.
    """

    exhibit: str
    notes: str
    question: str
    view: Mapping[str, str] = field(default_factory=dict)
    values: Values = _nothing


@dataclass(frozen=True, kw_only=True)
class Story:
    """Scenes under a title, with the name that stands in addresses and what is said of them before they are shown."""

    name: str
    title: str
    lead: str
    scenes: tuple[Scene, ...]

    def told(self, language: Language) -> Deck:
        """Return the story as a deck, its notes filled in from the figures of this edition.

        A scene of which nothing is published is left out.
        """
        words = words_in(language)
        slides = [slide for scene in self.scenes if (slide := _told(scene, language))]
        return replace(new_deck(words.say(self.title), language), slides=tuple(slides))


def _told(scene: Scene, language: Language) -> Slide | None:
    slide, words = Slide(exhibit=scene.exhibit, view=tuple(sorted(scene.view.items()))), words_in(language)
    shown = slide.shown(language)
    if shown.empty:
        return None
    told, values = {"finding": shown.title, "subtitle": shown.subtitle}, scene.values(shown)
    return replace(
        slide,
        notes=words.say(PLAIN, **told) if values is None else words.say(scene.notes, **told, **values),
        question=words.say(scene.question),
        finding=shown.title,
    )
