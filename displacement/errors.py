"""The errors of the dashboard, each a sentence for the person who meets it, in the language that person reads.

RefugioError
├── MixedMeasures      a table would put things on one axis that must not share it
├── BrokenRule         an answer breaks another rule of the numbers
├── MissingColumn      a drawing was given a table without a column that it reads
├── NotThere           an address names something that does not exist
│   ├── UnknownAddress     … nothing at all: no page, file or description
│   ├── UnknownFigure      … a figure of the ledger
│   ├── UnknownExhibit     … an exhibit
│   ├── UnknownFormat      … a format of a file
│   ├── UnknownTable       … a file or table of the edition
│   ├── UnknownDeck        … a deck
│   └── UnknownCountry     … a country, a region or the world, on which there are figures
├── UnknownParameter   an address gives a parameter that is not known there
├── RefusedParameter   an address gives a parameter a value it does not accept
│   └── RefusedChoice      … one that cannot stand beside the others
├── TooManyTerms       a search asks for more words and numbers than one search takes
├── BadDeck            a deck’s file or address cannot be read
│   └── ImpossibleSlide    … choices of a slide cannot stand together
├── NoExhibitNamed     an address that is to name an exhibit names none
├── UnreadableLine     a line of a list cannot be read
├── NotTaken           a request is refused before anything of it is read
│   ├── UnknownHost        … it is for another host
│   ├── AddressTooLong     … its address is too long
│   ├── HeadersTooLong     … what the browser sends along is too long
│   ├── TooMuchSent        … it brings too much
│   └── NotOpen            … what it asks for is not open to who asks
├── BareRefusal        a refusal that is known by its status alone
├── Unforeseen         whatever nobody foresaw
└── Unable             this server cannot make what was asked for
    ├── NoBrowser          … a picture, for want of a Chrome or Chromium
    ├── RenderingFailed    … a picture that the browser could not draw
    ├── FileGone           … a file of it was taken away while it ran
    ├── DiskFull           … there is no room left to make it
    ├── TookTooLong        … in the time that one answer may take
    ├── Busy               … now: too much else is asked for
    └── Ending             … now: it is being restarted
"""

from __future__ import annotations

from collections.abc import Sequence

from displacement.words import Words, capital, mark


class RefugioError(Exception):
    """Any error of ours: what happened and what to do, and in ``allowed`` what would have been right."""

    allowed: tuple[str, ...] = ()

    def __init__(self, message: str, /, **values: object) -> None:
        """Keep the message and what fills it in."""
        self.message, self.values = message, values
        super().__init__(message.format(**values) if values else message)

    def told(self, words: Words) -> str:
        """Return what happened and what to do, in the reader’s language."""
        return words.say(self.message, **self.values)


class MixedMeasures(RefugioError):
    """Raised when one axis of an exhibit would carry several kinds, units or stages."""

    def __init__(self, query: str, *, column: str, found: Sequence[str]) -> None:
        """Say which query mixed what, and what to do about it."""
        super().__init__(MIXED, query=query, column=column, found=", ".join(found))


class BrokenRule(RefugioError):
    """Raised when the answer to a question breaks a rule of the numbers."""

    def __init__(self, query: str, *, rule: str, remedy: str, **values: object) -> None:
        """Name the question, what it breaks, and how to ask instead; ``values`` fill in the rule and the remedy."""
        self.rule, self.remedy, self.filled = rule, remedy, values
        told = (text.format(**values) if values else text for text in (rule, remedy))
        super().__init__(BROKEN, query=query, rule=next(told), remedy=capital(next(told)))

    def told(self, words: Words) -> str:
        """Return the question, the rule and the remedy in the reader’s language."""
        rule, remedy = (words.say(text, **self.filled) for text in (self.rule, self.remedy))
        return words.say(BROKEN, query=self.values["query"], rule=rule, remedy=capital(remedy))


class MissingColumn(RefugioError):
    """Raised when a drawing is given a table without a column that it reads."""

    def __init__(self, chart: str, *, columns: Sequence[str], query: str = "") -> None:
        """Name the drawing, the columns it lacks and, where it is known, the question to mend."""
        self.chart, self.columns, self.query = chart, tuple(columns), query
        lacking = ", ".join(f"“{column}”" for column in columns)
        asked = {"query": f"displacement/queries/{query}.sql"} if query else {}
        super().__init__(LACKING_IN if query else LACKING, chart=chart, columns=lacking, **asked)

    def asked_by(self, query: str) -> MissingColumn:
        """Return the same error, naming the question whose answer was drawn."""
        return MissingColumn(self.chart, columns=self.columns, query=query)


class NotThere(RefugioError):
    """Raised when an address names something that does not exist; ``allowed`` names what does."""

    def __init__(self, message: str, /, *, allowed: Sequence[str] = (), **values: object) -> None:
        """Keep the message, what fills it in, and what there is."""
        self.allowed = tuple(allowed)
        super().__init__(message, **values)


class UnknownAddress(NotThere):
    """Raised when nothing is at an address, or where it cannot even be told which it was."""

    def __init__(self, address: str = "", *, known: Sequence[str] = ("/openapi.json",)) -> None:
        """Name the address and the pages that there are, or where the addresses are described."""
        self.address = address
        if address:
            super().__init__(NOTHING_AT, allowed=known, address=address, known=", ".join(known))
        else:
            super().__init__(NO_ADDRESS, allowed=known)


class UnknownFigure(NotThere):
    """Raised when no figure of the ledger has the id that was asked for."""

    def __init__(self, figure_id: str) -> None:
        """Name the id that was asked for."""
        self.figure_id = figure_id
        super().__init__(NO_FIGURE, figure=figure_id)


class UnknownExhibit(NotThere):
    """Raised when no exhibit has the id that was asked for."""

    def __init__(self, exhibit_id: str, *, known: Sequence[str]) -> None:
        """Name the id that was asked for and those that exist."""
        super().__init__(NO_EXHIBIT, allowed=known, exhibit=exhibit_id, known=", ".join(known))


class UnknownFormat(NotThere):
    """Raised when an exhibit or a deck is asked for in a format that there is none of."""

    def __init__(self, ending: str, *, known: Sequence[str]) -> None:
        """Name the format that was asked for and those that exist."""
        super().__init__(NO_FORMAT, allowed=known, format=ending, known=", ".join(known))


class UnknownTable(NotThere):
    """Raised when the edition has no file or table of the name that was asked for."""

    def __init__(self, name: str, *, known: Sequence[str]) -> None:
        """Name what was asked for and the tables that exist."""
        super().__init__(NO_TABLE, allowed=known, table=name, known=", ".join(known))


class UnknownDeck(NotThere):
    """Raised when no deck has the name that was asked for."""

    def __init__(self, name: str, *, known: Sequence[str]) -> None:
        """Name what was asked for and the decks that exist."""
        super().__init__(NO_DECK, allowed=known, deck=name, known=", ".join(known))


class UnknownCountry(NotThere):
    """Raised when there are no figures on the country, the region or the world that was asked for."""

    def __init__(self, code: str, *, known: Sequence[str]) -> None:
        """Name the code that was asked for and those that exist."""
        super().__init__(NO_COUNTRY, allowed=known, code=code, known=", ".join(known))


class TooManyTerms(RefugioError):
    """Raised when a search asks for more different words and numbers than one search takes."""

    def __init__(self, count: int, *, most: int) -> None:
        """Say how many were asked for and how many are taken."""
        super().__init__(TOO_MANY_TERMS, count=count, most=most)


class RefusedParameter(RefugioError):
    """Raised when an address gives a parameter a value that it does not accept; ``allowed`` names those it does."""

    def __init__(self, name: str, *, value: str, allowed: Sequence[str]) -> None:
        """Name the parameter, the refused value and the values that are allowed."""
        self.name, self.value, self.allowed = name, value, tuple(allowed)
        super().__init__(REFUSED, name=name, value=value, allowed=", ".join(allowed))


class RefusedChoice(RefusedParameter):
    """Raised when a choice cannot be made beside the others; ``allowed`` names those that can."""

    def __init__(self, name: str, *, value: str, reason: str, allowed: Sequence[str]) -> None:
        """Name the choice, the refused value, why it is refused, and the values that are possible."""
        super().__init__(name, value=value, allowed=allowed)
        self.reason = reason
        Exception.__init__(self, self._told(reason))

    def told(self, words: Words) -> str:
        """Return the choice, the reason and what is possible in the reader’s language."""
        return words.say(IMPOSSIBLE, **{**self.values, "reason": words.say(self.reason)})

    def _told(self, reason: str) -> str:
        return IMPOSSIBLE.format(**{**self.values, "reason": reason})


class UnknownParameter(RefugioError):
    """Raised when an address names a parameter that what it asks for does not have; ``allowed`` names those it has."""

    def __init__(self, name: str, *, known: Sequence[str]) -> None:
        """Name the parameter and those there are."""
        self.allowed = tuple(known)
        super().__init__(NO_PARAMETER, name=name, known=", ".join(known))


class BadDeck(RefugioError):
    """Raised when a deck cannot be read; its message says what is wrong and where."""


class ImpossibleSlide(BadDeck):
    """Raised when the choices of a slide cannot stand together; its message says which and why."""

    def __init__(self, number: int, refused: RefusedChoice) -> None:
        """Name the slide and keep what is said of its choice."""
        self.number, self.refused = number, refused
        super().__init__(SLIDE, number=number, said=str(refused))

    def told(self, words: Words) -> str:
        """Return the slide, the choice and the reason in the reader’s language."""
        return words.say(SLIDE, number=self.number, said=self.refused.told(words))


class NoExhibitNamed(RefugioError):
    """Raised when an address of the dashboard is to name an exhibit and names none."""

    def __init__(self, address: str) -> None:
        """Name the address and where one is copied that does."""
        super().__init__(NO_EXHIBIT_NAMED, address=address)


class UnreadableLine(RefugioError):
    """Raised when a line of a list cannot be read; its message says which and why."""

    def __init__(self, number: int, refused: RefugioError) -> None:
        """Number the line and keep what is said of it."""
        self.number, self.refused = number, refused
        super().__init__(LINE, number=number, said=str(refused))

    def told(self, words: Words) -> str:
        """Return the line and the reason in the reader’s language."""
        return words.say(LINE, number=self.number, said=self.refused.told(words))


class NotTaken(RefugioError):
    """Raised when a request is refused before anything of it is read."""


class UnknownHost(NotTaken):
    """Raised when a request is for a host that this server does not answer for; ``allowed`` names those it does."""

    def __init__(self, host: str, *, known: Sequence[str] = ()) -> None:
        """Name the host."""
        self.allowed = tuple(known)
        super().__init__(NO_HOST, host=host)


class AddressTooLong(NotTaken):
    """Raised when the address of a request is too long."""

    def __init__(self, *, most: int) -> None:
        """Say how long it may be."""
        super().__init__(LONG_ADDRESS, most=most)


class HeadersTooLong(NotTaken):
    """Raised when what a browser sends along with a request, unseen, is too long."""

    def __init__(self, *, most: int) -> None:
        """Say how long it may be."""
        super().__init__(LONG_HEADERS, most=most)


class TooMuchSent(NotTaken):
    """Raised when a request brings more than is taken."""

    def __init__(self, message: str, *, most: int) -> None:
        """Say what is too much and how much is taken."""
        super().__init__(message, most=most)


class NotOpen(NotTaken):
    """Raised when what a request asks for is not open to who asks."""

    def __init__(self) -> None:
        """Say whom it is open to."""
        super().__init__(NOT_OPEN)


class BareRefusal(RefugioError):
    """A refusal of which nothing is known but its status."""

    def __init__(self, status: int) -> None:
        """Say what the status says."""
        self.status = status
        super().__init__(BARE.get(status, NOT_TAKEN if status < 500 else UNFORESEEN))


class Unforeseen(RefugioError):
    """Whatever nobody foresaw; what it was stands in the server’s log."""

    def __init__(self) -> None:
        """Say where the reason stands."""
        super().__init__(UNFORESEEN)


class Unable(RefugioError):
    """Raised when this server cannot make what was asked for; ``allowed`` names what it can make instead.

    Where it helps to ask again, it does so after ``again`` seconds.
    """

    again: int | None = None


class NoBrowser(Unable):
    """Raised when a picture is asked for and no Chrome or Chromium is there to draw it."""

    def __init__(self) -> None:
        """Say what is missing and what to do."""
        super().__init__(NO_BROWSER)


class RenderingFailed(Unable):
    """Raised when the browser twice failed to draw a picture."""

    def __init__(self) -> None:
        """Say what happened and what to do."""
        super().__init__(NOT_DRAWN)


class EngineMissing(Unable):
    """Raised when composed questions are to be answered by another engine whose libraries are not installed."""

    def __init__(self) -> None:
        """Say what installs them."""
        super().__init__(NO_ENGINE)


class EngineSilent(Unable):
    """Raised when the other engine does not answer a composed question; why stands in the log."""

    again = 30

    def __init__(self) -> None:
        """Say what still works."""
        super().__init__(SILENT)


class FileGone(Unable):
    """Raised when a file of the edition that is served was taken away while the server ran."""

    def __init__(self) -> None:
        """Say what brings it back."""
        super().__init__(GONE)


class DiskFull(Unable):
    """Raised when there is no room on the server’s disk to make what was asked for."""

    def __init__(self) -> None:
        """Say what has no room."""
        super().__init__(FULL)


class TookTooLong(Unable):
    """Raised when what was asked for was not made in the time that one answer may take."""

    again = 30

    def __init__(self, *, seconds: float) -> None:
        """Say after how long it was given up."""
        super().__init__(TOO_SLOW, seconds=round(seconds))


class Busy(Unable):
    """Raised when as much is asked for as this server does at once and lets wait."""

    again = 5

    def __init__(self) -> None:
        """Say when to ask once more."""
        super().__init__(BUSY, seconds=self.again)


class Ending(Unable):
    """Raised when the server ends before it could make what was asked for."""

    again = 5

    def __init__(self) -> None:
        """Say what happened and what to do."""
        super().__init__(RESTARTED, seconds=self.again)


LACKING = mark(
    "The drawing {chart} lacks {columns} in its table. Select it in the question, or give it to the marks in the "
    "exhibit’s drawing."
)
LACKING_IN = mark(
    "The drawing {chart} lacks {columns} in its table. Select it in {query}, or give it to the marks in the exhibit’s "
    "drawing."
)
MIXED = mark(
    "The question “{query}” puts several values of “{column}” on one axis: {found}. Stocks, flows and running totals, "
    "persons and cases, applied and granted are never drawn or added together: select one {column}, or give each its "
    "own “axis”."
)
BROKEN = mark("The question “{query}” is refused: {rule}. {remedy}.")
NOTHING_AT = mark("There is nothing at “{address}”. The pages are: {known}.")
NO_FIGURE = mark("There is no figure “{figure}” in the ledger.")
NO_EXHIBIT = mark("There is no exhibit “{exhibit}”. The exhibits are: {known}.")
NO_FORMAT = mark("There is no format “{format}”. The formats are: {known}.")
NO_TABLE = mark("There is no table “{table}”. The tables are: {known}.")
NO_DECK = mark("There is no deck “{deck}”. The decks are: {known}.")
NO_COUNTRY = mark("There are no figures on a country or region “{code}”. There are on: {known}.")
TOO_MANY_TERMS = mark(
    "The search holds {count} different words and numbers; one search takes {most}. Leave some out."
)
REFUSED = mark("“{name}” cannot be “{value}”. Allowed: {allowed}.")
LINE = mark("Line {number}: {said}")
NO_EXHIBIT_NAMED = mark(
    "“{address}” names no exhibit. Copy the address under an exhibit, from “Link to exactly this view”."
)
SLIDE = mark("Slide {number}: {said}")
IMPOSSIBLE = mark("“{name}” cannot be “{value}” here: {reason}. Possible are: {allowed}.")
NO_PARAMETER = mark("There is no parameter “{name}” here. The parameters are: {known}.")
NO_BROWSER = mark(
    "PNG, SVG and PDF need Chrome or Chromium, and none is installed. Install one, or run "
    "`python -m kaleido.get_chrome`; the other formats work without."
)
NOT_DRAWN = mark("The picture could not be drawn. Try again; the reason is in the server’s log.")
NO_ENGINE = mark(
    "Composed questions are to be answered by Spark, and what speaks to it is not installed here. Who runs this server "
    "can install it: `uv sync --no-dev --group far --group engine`."
)
SILENT = mark(
    "Spark, which answers composed questions here, does not answer. The other pages work; try again later. Who runs "
    "this server finds the reason in its log."
)
NO_ADDRESS = mark("There is nothing at this address. The addresses are described at /openapi.json.")
NO_HOST = mark("This server does not answer for “{host}”. Who runs it can add the host to `REFUGIO_HOSTS`.")
LONG_ADDRESS = mark("The address is too long: at most {most} characters.")
LONG_HEADERS = mark("What the browser sends along (headers, cookies) is too long: at most {most} characters.")
LARGE_BODY = mark("What was sent is too large: at most {most} bytes.")
MANY_FILES = mark("A page takes {most} files at once. Take one away, or reload the page.")
NOT_OPEN = mark("This is open to programs on the server’s own machine only.")
NOT_TAKEN = mark("This request cannot be answered.")
UNFORESEEN = mark("Something went wrong here that nobody foresaw. The reason is in the server’s log.")
GONE = mark(
    "The file was taken away while the server ran. Who runs it can start the server again to bring it back."
)
FULL = mark(
    "The server’s disk is full: there is no room to make this. The pages and smaller files still work."
)
TOO_SLOW = mark("This was not ready within {seconds} seconds and was given up. Try again, or ask for less.")
BUSY = mark("The server has more to do than it can. Try again in {seconds} seconds.")
BARE = {
    400: mark("This request cannot be understood."),
    403: mark("This request is not allowed."),
    404: NO_ADDRESS,
    405: mark("This address can be read and takes nothing."),
    413: mark("What was sent is too large."),
    416: mark("The file does not reach as far as the range that was asked for."),
}
RESTARTED = mark("The server is being restarted. Ask again in {seconds} seconds.")
