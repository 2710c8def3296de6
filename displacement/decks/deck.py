"""A deck: exhibits at chosen views with what to say beside each, kept as one small JSON file.

``read`` turns a file into a deck and refuses what is wrong with it; ``write`` does the way back; ``pack`` and
``unpack`` carry a deck in an address, so that nothing of it is kept on a server.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from displacement.errors import BadDeck, ImpossibleSlide, RefusedChoice, RefusedParameter, UnknownExhibit
from displacement.exhibit import Shown
from displacement.exhibit.since import changed_since
from displacement.exhibits import exhibit_named
from displacement.queries import served_edition
from displacement.queries.choices import accepted
from displacement.view import View
from displacement.view.colours import Theme
from displacement.view.selection import modern
from displacement.words import LANGUAGES, Language, Words, mark, words_in
from displacement.yours.drawing import NAME
from displacement.yours.keeping import NotKept
from displacement.yours.taking import can_take, shown_of

FORMAT = "refugio-deck/1"
MOST_SLIDES = 60
LONGEST_TEXT = 4000
LARGEST = 300_000
LARGEST_YOURS = 60_000  # letters of a reader's own figures on a slide: some 250 of them
KEYS = ("format", "title", "edition", "language", "slides")
TEXTS = ("title", "notes", "question", "finding")
UNKEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that stand for nothing and that neither an address nor a file of slides can hold."""


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One exhibit at a view, and what goes with it.

    ``title`` stands in place of the computed one where it is not empty; ``finding`` is the computed title at the
    time the slide was kept, so that a later edition can tell what changed. ``yours`` are a reader's own figures, as
    their file tells them, where the slide shows those.
    """

    exhibit: str
    view: tuple[tuple[str, str], ...] = ()
    title: str = ""
    notes: str = ""
    question: str = ""
    finding: str = ""
    yours: str = ""

    def shown(self, language: Language, *, theme: Theme = "light", across: int = 4) -> Shown:
        """Return the exhibit as the slide shows it."""
        view = View(language=language, theme=theme, across=across).with_filters(dict(self.view))
        return (
            shown_of(self.exhibit, self.yours, view) if self.yours else exhibit_named(self.exhibit).at(view)
        )

    def found(self, language: Language) -> Slide:
        """Return the slide with what its figures say today."""
        return replace(self, finding=self.shown(language).title)


@dataclass(frozen=True, kw_only=True)
class Deck:
    """Slides in their order, with the edition of the data and the language they were kept in."""

    title: str
    edition: str
    language: Language
    slides: tuple[Slide, ...] = ()

    @property
    def private(self) -> bool:
        """Whether a slide shows a reader's own figures: such a deck is a file and never an address."""
        return any(slide.yours for slide in self.slides)

    def moved(self, index: int, *, by: int) -> Deck:
        """Return the deck with a slide moved towards the end (or the beginning); at the edge nothing moves."""
        place = index + by
        if not 0 <= place < len(self.slides):
            return self
        slides = list(self.slides)
        slides.insert(place, slides.pop(index))
        return replace(self, slides=tuple(slides))

    def without(self, index: int) -> Deck:
        """Return the deck without a slide."""
        return replace(self, slides=self.slides[:index] + self.slides[index + 1 :])

    def retold(self, index: int, **texts: str) -> Deck:
        """Return the deck with other texts for a slide."""
        slides = list(self.slides)
        slides[index] = replace(slides[index], **texts)  # type: ignore[arg-type]
        return replace(self, slides=tuple(slides))

    def with_slide(self, shown: Shown) -> Deck:
        """Return the deck with an exhibit at its view as the last slide."""
        if len(self.slides) >= MOST_SLIDES:
            raise BadDeck(TOO_MANY, most=MOST_SLIDES)
        yours = _compact(shown.exhibit.carried()) if shown.exhibit.carried else ""
        if len(yours) > LARGEST_YOURS:
            raise BadDeck(TOO_MANY_YOURS, most=LARGEST_YOURS)
        name = shown.exhibit.id.removesuffix(f"-{NAME}")
        slide = Slide(exhibit=name, view=shown.view.filters, yours=yours)
        return replace(self, slides=(*self.slides, slide.found(self.language)))


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a slide said when it was kept, what the figures say today, and which of them were corrected since."""

    slide: int
    before: str
    today: str
    corrected: tuple[str, ...] = ()

    @property
    def says_otherwise(self) -> bool:
        """Whether the finding is another than it was."""
        return bool(self.before) and self.before != self.today


NO_JSON = mark("This file is not a deck: it is not JSON.")
NO_DECK = mark("This file is not a deck of Refugio en cifras: “format” should be “{format}”.")
NO_SIGN = mark("The deck holds a sign that no file can keep ({sign}). Take it out, or write the text anew.")
TOO_LARGE = mark("This deck is too large: at most {most} characters.")
UNKNOWN_KEY = mark("The deck has “{key}”, which is not known. Known are: {known}.")
NO_TEXT = mark("“{key}” should be a text.")
NO_LANGUAGE = mark("“language” should be “en” or “es”.")
NO_SLIDES = mark("“slides” should be a list of slides, and at least one.")
TOO_MANY = mark("A deck has at most {most} slides.")
SLIDE_KEY = mark("Slide {number}: “{key}” is not known. Known are: {known}.")
SLIDE_TEXT = mark("Slide {number}: “{key}” should be a text of at most {most} characters.")
SLIDE_EXHIBIT = mark("Slide {number}: there is no exhibit “{exhibit}”. The exhibits are: {known}.")
SLIDE_VIEW = mark("Slide {number}: “{key}” cannot be “{value}”. Allowed: {known}.")
TOO_MANY_YOURS = mark(
    "Too many of your own figures for a slide: at most {most} letters of their file. Choose a shorter period or fewer "
    "places."
)
SLIDE_YOURS = mark("Slide {number}: its own figures cannot be read. {said}")
NO_ADDRESS = mark("The address holds no whole deck; open the deck’s file on the Present page instead.")
NO_ADDRESS_OF_YOURS = mark("This deck holds your own figures, which no address carries; keep it as a file.")


def new_deck(title: str, language: Language) -> Deck:
    """Return a deck without slides, of today's edition."""
    return Deck(title=title, edition=served_edition().name, language=language)


def write(deck: Deck) -> str:
    """Return the deck as the text of its file."""
    slides = [
        {
            "exhibit": slide.exhibit,
            "view": dict(slide.view),
            **{name: text for name in TEXTS if (text := getattr(slide, name))},
            **({"yours": json.loads(slide.yours)} if slide.yours else {}),
        }
        for slide in deck.slides
    ]
    told = {
        "format": FORMAT,
        "title": deck.title,
        "edition": deck.edition,
        "language": deck.language,
        "slides": slides,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read(text: str | bytes) -> Deck:
    """Return the deck of a file; raise BadDeck that says what is wrong and where."""
    told = _opened(text)
    for key in told:
        if key not in KEYS:
            raise BadDeck(UNKNOWN_KEY, key=key, known=", ".join(KEYS))
    for key in ("title", "edition"):
        if not isinstance(told.get(key), str) or len(told[key]) > LONGEST_TEXT:
            raise BadDeck(NO_TEXT, key=key)
    if told.get("language") not in LANGUAGES:
        raise BadDeck(NO_LANGUAGE)
    slides = told.get("slides")
    if not isinstance(slides, list) or not slides:
        raise BadDeck(NO_SLIDES)
    if len(slides) > MOST_SLIDES:
        raise BadDeck(TOO_MANY, most=MOST_SLIDES)
    return Deck(
        title=told["title"],
        edition=told["edition"],
        language=told["language"],
        slides=tuple(_slide(slide, number=number) for number, slide in enumerate(slides, start=1)),
    )


def _opened(text: str | bytes) -> dict[str, Any]:
    if len(text) > LARGEST:
        raise BadDeck(TOO_LARGE, most=LARGEST)
    try:
        told = json.loads(text)
        unkept = next(filter(None, map(UNKEPT.search, _texts(told))), None)
    except (ValueError, RecursionError) as error:
        raise BadDeck(NO_JSON) from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise BadDeck(NO_DECK, format=FORMAT)
    if unkept:
        raise BadDeck(NO_SIGN, sign=json.dumps(unkept[0]).strip('"'))
    return told


def _texts(told: Any) -> Iterator[str]:
    """Yield every text of what a file holds, the names of what it holds among them."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        for key, value in told.items():
            yield from chain([key], _texts(value))
    elif isinstance(told, list):
        for each in told:
            yield from _texts(each)


def kept(text: str) -> str:
    """Return what somebody typed without the signs that no file can keep."""
    return UNKEPT.sub("", text)


def _slide(told: Any, *, number: int) -> Slide:
    known = ("exhibit", "view", "yours", *TEXTS)
    if not isinstance(told, dict):
        raise BadDeck(SLIDE_TEXT, number=number, key="exhibit", most=LONGEST_TEXT)
    for key in told:
        if key not in known:
            raise BadDeck(SLIDE_KEY, number=number, key=key, known=", ".join(known))
    for key in ("exhibit", *TEXTS):
        value = told.get(key, "")
        if not isinstance(value, str) or len(value) > LONGEST_TEXT:
            raise BadDeck(SLIDE_TEXT, number=number, key=key, most=LONGEST_TEXT)
    if told.get("yours") is not None:
        return _own(told, number=number)
    return Slide(
        exhibit=told.get("exhibit", ""),
        view=_view(told.get("exhibit", ""), told.get("view", {}), number=number),
        **{name: told.get(name, "") for name in TEXTS},
    )


def _own(told: Mapping[str, Any], *, number: int) -> Slide:
    """Return a slide of a reader's own figures; raise BadDeck where they cannot be read."""
    yours, name = _compact(json.dumps(told["yours"])), told.get("exhibit", "")
    view = _view(name, told.get("view", {}), number=number) if can_take(name) else ()
    try:
        shown_of(name, yours, View().with_filters(dict(view)))
    except NotKept as error:
        raise OwnSlide(number, error) from error
    return Slide(
        exhibit=name if can_take(name) else NAME,
        view=view,
        yours=yours,
        **{text: told.get(text, "") for text in TEXTS},
    )


def _compact(yours: str) -> str:
    """Return the text of a file of own figures as a slide keeps it: on one line."""
    return json.dumps(json.loads(yours), ensure_ascii=False)


class OwnSlide(BadDeck):
    """Raised when the own figures of a slide cannot be read; its message says which slide and why."""

    def __init__(self, number: int, refused: NotKept) -> None:
        """Name the slide and keep what is said of its figures."""
        self.number, self.refused = number, refused
        super().__init__(SLIDE_YOURS, number=number, said=str(refused))

    def told(self, words: Words) -> str:
        """Return the slide and what is wrong with its figures in the reader’s language."""
        return words.say(SLIDE_YOURS, number=self.number, said=self.refused.told(words))


def _view(name: str, told: Any, *, number: int) -> tuple[tuple[str, str], ...]:
    try:
        parameters = {parameter.name: parameter for parameter in exhibit_named(name).parameters}
    except UnknownExhibit as error:
        known = ", ".join(error.allowed)
        raise BadDeck(SLIDE_EXHIBIT, number=number, exhibit=name, known=known) from error
    if not isinstance(told, Mapping):
        raise BadDeck(SLIDE_VIEW, number=number, key="view", value=told, known=", ".join(parameters))
    told = modern({str(key): str(value) for key, value in told.items()})
    for key, value in told.items():
        if key not in parameters:
            raise BadDeck(SLIDE_VIEW, number=number, key=key, value=value, known=", ".join(parameters))
        try:
            accepted(parameters[key], str(value))
        except RefusedParameter as error:
            known = ", ".join(error.allowed)
            raise BadDeck(SLIDE_VIEW, number=number, key=key, value=value, known=known) from error
    try:
        exhibit_named(name).refuse(View().with_filters(told))
    except RefusedChoice as error:
        raise ImpossibleSlide(number, error) from error
    return tuple(sorted((key, str(value)) for key, value in told.items()))


def pack(deck: Deck) -> str:
    """Return the deck as a text that an address can carry; raise BadDeck for one that no address may."""
    if deck.private:
        raise BadDeck(NO_ADDRESS_OF_YOURS)
    return base64.urlsafe_b64encode(zlib.compress(write(deck).encode("utf-8"), 9)).decode().rstrip("=")


def unpack(text: str) -> Deck:
    """Return the deck that an address carries; raise BadDeck where it is not whole."""
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        made = zlib.decompressobj()
        deck = read(made.decompress(packed, LARGEST + 1))
    except (binascii.Error, zlib.error, ValueError) as error:
        raise BadDeck(NO_ADDRESS) from error
    if deck.private:
        raise BadDeck(NO_ADDRESS_OF_YOURS)
    return deck


def changes_since(deck: Deck, *, told_in: Language | None = None) -> list[Change]:
    """Return the slides whose finding is no longer what it was when they were kept, or whose figures were corrected.

    Findings are in the deck's language, so that they compare; corrections are ``told_in`` the reader's.
    """
    if deck.edition == served_edition().name:
        return []
    found = []
    for number, slide in enumerate(deck.slides, start=1):
        corrected = tuple(changed_since(slide.shown(told_in or deck.language), deck.edition))
        today = slide.shown(deck.language).title
        found.append(Change(slide=number, before=slide.finding, today=today, corrected=corrected))
    return [change for change in found if change.says_otherwise or change.corrected]


def with_corrections(deck: Deck, language: Language) -> Deck:
    """Return a deck in which the notes of each slide tell what was corrected in it since the deck's edition."""
    slides = list(deck.slides)
    for change in changes_since(deck, told_in=language):
        if change.corrected:
            slide = slides[change.slide - 1]
            since = words_in(language).say("Since edition {edition}:", edition=deck.edition)
            notes = "\n".join(filter(None, [slide.notes, since, *(f"• {line}" for line in change.corrected)]))
            slides[change.slide - 1] = replace(slide, notes=notes)
    return replace(deck, slides=tuple(slides))
