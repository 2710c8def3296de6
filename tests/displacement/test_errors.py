"""Every error of ours is a sentence in both languages."""

import pytest

from displacement import errors
from displacement.decks.deck import NO_JSON, OwnSlide
from displacement.errors import RefugioError
from displacement.queries import refusals
from displacement.words import LANGUAGES, words_in
from displacement.yours.brought import NO_SHEET, NotRead
from displacement.yours.keeping import NO_FORMAT, NotKept

MADE = {
    "MixedMeasures": lambda: errors.MixedMeasures("corridor", column="unit", found=["cases", "persons"]),
    "BrokenRule": lambda: errors.BrokenRule(
        "corridor",
        rule="it leans on mirrors: {sources}",
        remedy="select the denominator beside it",
        sources="x-y",
    ),
    "MissingColumn": lambda: errors.MissingColumn("draw_lines", columns=["series"], query="corridor"),
    "UnknownAddress": lambda: errors.UnknownAddress("/x-y", known=["hosts"]),
    "UnknownFigure": lambda: errors.UnknownFigure("x-y"),
    "UnknownExhibit": lambda: errors.UnknownExhibit("x-y", known=["corridor"]),
    "UnknownFormat": lambda: errors.UnknownFormat("x-y", known=["corridor"]),
    "UnknownTable": lambda: errors.UnknownTable("x-y", known=["corridor"]),
    "UnknownDeck": lambda: errors.UnknownDeck("x-y", known=["corridor"]),
    "UnknownParameter": lambda: errors.UnknownParameter("x-y", known=["corridor"]),
    "RefusedParameter": lambda: errors.RefusedParameter("x-y", value="{z}", allowed=["corridor"]),
    "RefusedChoice": lambda: errors.RefusedChoice(
        "x-y", value="{z}", reason=refusals.NOT_HERE, allowed=["corridor"]
    ),
    "ImpossibleSlide": lambda: errors.ImpossibleSlide(
        1, errors.RefusedChoice("x-y", value="{z}", reason=refusals.NOT_HERE, allowed=["corridor"])
    ),
    "UnknownCountry": lambda: errors.UnknownCountry("x-y", known=["corridor"]),
    "BadDeck": lambda: errors.BadDeck(NO_JSON),
    "NoExhibitNamed": lambda: errors.NoExhibitNamed("https://cifras.example/hosts"),
    "UnreadableLine": lambda: errors.UnreadableLine(2, errors.UnknownParameter("x-y", known=["corridor"])),
    "OwnSlide": lambda: OwnSlide(1, NotKept(NO_FORMAT, format="x-y")),
    "NotKept": lambda: NotKept(NO_FORMAT, format="x-y"),
    "NotRead": lambda: NotRead(NO_SHEET),
    "TooManyTerms": lambda: errors.TooManyTerms(99, most=9),
    "UnknownHost": lambda: errors.UnknownHost("x-y"),
    "AddressTooLong": lambda: errors.AddressTooLong(most=9),
    "HeadersTooLong": lambda: errors.HeadersTooLong(most=9),
    "TooMuchSent": lambda: errors.TooMuchSent(errors.LARGE_BODY, most=9),
    "NotOpen": errors.NotOpen,
    "BareRefusal": lambda: errors.BareRefusal(405),
    "Unforeseen": errors.Unforeseen,
    "EngineMissing": errors.EngineMissing,
    "EngineSilent": errors.EngineSilent,
    "FileGone": errors.FileGone,
    "DiskFull": errors.DiskFull,
    "TookTooLong": lambda: errors.TookTooLong(seconds=9),
    "Busy": errors.Busy,
    "Ending": errors.Ending,
    "NoBrowser": errors.NoBrowser,
    "RenderingFailed": errors.RenderingFailed,
}
GROUPS = {"NotThere", "NotTaken", "Unable"}


def kinds(of=RefugioError):
    for kind in of.__subclasses__():
        yield kind.__name__
        yield from kinds(kind)


def test_every_kind_of_error_is_among_those_tested():
    assert set(kinds()) == set(MADE) | GROUPS


@pytest.mark.parametrize("kind", MADE)
def test_an_error_is_told_in_both_languages_with_what_it_names(kind):
    error = MADE[kind]()
    english, spanish = (error.told(words_in(language)) for language in LANGUAGES)
    assert english == str(error) != spanish
    for value in ("corridor", "x-y", "{z}"):
        assert (value in english) == (value in spanish)
    assert "{sources}" not in spanish + english
