"""The pages as data: the menu, what stands on each page, and which page is the home of an exhibit.

A page is its heading, the numbers that matter on it and its sections; a section is a title and its parts. The screen
draws them; what the server preloads, the static site and the bench read the same data.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache

from displacement.view.parameters import (
    AMONG,
    BY,
    COUNTRY,
    DAY,
    DISAGREEMENT,
    KIND,
    WEAK,
    Parameter,
)
from displacement.view.selection import SELECTION
from displacement.words import mark

ABREAST = 2
SHOW = "show"
"""What an address names an exhibit by that its page opens only when it is asked for."""


@dataclass(frozen=True, kw_only=True)
class Exhibits:
    """Exhibits, one under the other, each beside its notes.

    Small ones stand two ``abreast``, long lists are ``broad``: over all the width, in several columns. Those that are
    ``folded`` are told by their question and show where the reader opens it, or the address names them. ``controls``
    steer these alone; a change there draws this part again and nothing else. ``choose`` is the parameter that a click
    on a mark sets, where the marks carry its codes.
    """

    ids: tuple[str, ...]
    controls: tuple[Parameter, ...] = ()
    choose: Parameter | None = None
    abreast: tuple[str, ...] = ()
    broad: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()

    @property
    def rows(self) -> Iterator[tuple[str, ...]]:
        """The exhibits in rows: one, or two that stand abreast."""
        waiting: tuple[str, ...] = ()
        for name in self.ids:
            waiting += (name,)
            if len(waiting) == ABREAST or name not in self.abreast:
                yield waiting
                waiting = ()
        if waiting:
            yield waiting


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A list or a tool that is no exhibit, by its name on the screen; ``ids`` are the exhibits that it opens.

    One that is ``opened_by`` a parameter shows nothing until the address names that parameter. One that is ``folded``
    shows an exhibit of its ids only where the reader opens it, or the address names it (``SHOW``).
    """

    name: str
    ids: tuple[str, ...] = ()
    opened_by: Parameter | None = None
    folded: bool = False


Part = Exhibits | Desk


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading, empty where a page begins without one, and what stands under it.

    ``anchor`` is its place in an address, where links lead there. One that is ``beside`` stands abreast of the one
    before it where there is room.
    """

    title: str
    parts: tuple[Part, ...]
    anchor: str = ""
    beside: bool = False


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number that a page begins with: a row of an exhibit, and what it is called.

    Of the rows of ``exhibit`` in which the columns of ``where`` say so, it is the last or the ``largest``; ``column``
    holds it. What it is called may name the ``{area}`` and the ``{instrument}`` of the row; empty, it is called what
    the exhibit calls it among its big numbers.
    """

    exhibit: str
    called: str = ""
    where: tuple[tuple[str, str], ...] = ()
    largest: bool = False
    column: str = "value"


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: its name in the address, its entry in the menu, its heading, its numbers, its sections.

    What its exhibits can use of the reader's selection stands in their parameters; ``uses`` names what its tools can.
    """

    name: str
    menu: str
    title: str
    lead: str
    sections: tuple[Section, ...]
    numbers: tuple[Number, ...] = ()
    uses: tuple[str, ...] = ()

    @property
    def exhibit_ids(self) -> tuple[str, ...]:
        """The exhibits that stand on the page, in their order."""
        return tuple(name for section in self.sections for part in section.parts for name in part.ids)


def _exhibits(
    *ids: str,
    controls: tuple[Parameter, ...] = (),
    choose: Parameter | None = None,
    abreast: tuple[str, ...] = (),
    broad: tuple[str, ...] = (),
    folded: tuple[str, ...] = (),
) -> Exhibits:
    return Exhibits(ids=ids, controls=controls, choose=choose, abreast=abreast, broad=broad, folded=folded)


OVERVIEW = Page(
    name="overview",
    menu=mark("Overview"),
    title=mark("Refugio en cifras"),
    lead=mark(
        "Venezuelan displacement, figure by figure: each number with its source, its date and its doubts. "
        "Where documents disagree, the disagreement is shown."
    ),
    sections=(
        Section(title=mark("The figures to start from"), parts=(_exhibits("headline-figures"),)),
        Section(
            title=mark("Where they live, and since when"),
            parts=(_exhibits("hosts-map", choose=COUNTRY), _exhibits("world-growth")),
        ),
        Section(title=mark("How a door closed"), parts=(_exhibits("door-in-four-steps"),)),
        Section(title=mark("This edition"), parts=(Desk(name="edition"),)),
    ),
)
HOSTS = Page(
    name="hosts",
    menu=mark("Host countries"),
    title=mark("Host countries"),
    lead=mark("Where Venezuelans live, how many they are, according to whom, and who they are."),
    numbers=(
        Number(
            exhibit="hosts-ranking",
            called=mark("live in {area}, more than in any other country"),
            largest=True,
        ),
        Number(
            exhibit="hosts-series",
            called=mark("live in {area} by the last exact count of a state or of R4V"),
            where=(("measure", "venezuelans_hosted"), ("qualifier", "exact")),
        ),
        Number(
            exhibit="hosts-series",
            called=mark("live in {area} by the last count of UNHCR"),
            where=(("measure", "unhcr_hosted"),),
        ),
    ),
    sections=(
        Section(title="", parts=(_exhibits("hosts-map", "hosts-ranking", choose=COUNTRY),)),
        Section(
            title=mark("In the chosen country"),
            parts=(
                Desk(name="everything-on"),
                _exhibits(
                    "hosts-series",
                    "hosts-spread",
                    "age-and-sex",
                    abreast=("hosts-spread", "age-and-sex"),
                ),
                _exhibits("counted-as", broad=("counted-as",), folded=("counted-as",)),
            ),
        ),
        Section(
            title=mark("Inside a country"),
            parts=(
                _exhibits(
                    "inside-a-country", "in-which-towns", abreast=("inside-a-country", "in-which-towns")
                ),
            ),
        ),
    ),
)
COUNTRY_PAGE = Page(
    name="country",
    menu=mark("Country"),
    title=mark("A country on one page"),
    lead=mark(
        "All that is held on a country, a region or the world, at a glance and then in full; also as one sheet of A4."
    ),
    uses=("c", "t"),
    sections=(
        Section(
            title="",
            parts=(Desk(name="country-at-a-glance", ids=("country-at-a-glance",)),),
        ),
        Section(
            title="",
            parts=(Desk(name="country-in-full", ids=("country-permits", "country-coverage"), folded=True),),
        ),
    ),
)
ASYLUM = Page(
    name="asylum",
    menu=mark("Asylum claims"),
    title=mark("Asylum claims"),
    lead=mark(
        "How many claims were filed, how many people wait, how claims are decided, and Peru beside other countries."
    ),
    numbers=(
        Number(exhibit="claims-filed", called=mark("claimed asylum in {area} in the last year published")),
        Number(
            exhibit="claims-pending",
            called=mark("wait for a decision in {area}"),
            where=(("measure", "unhcr_asylum_seekers"),),
        ),
        Number(
            exhibit="claims-pending",
            called=mark("live in {area} as recognised refugees"),
            where=(("measure", "unhcr_refugees"),),
        ),
    ),
    sections=(
        Section(
            title=mark("Peru in 2019"),
            parts=(
                _exhibits(
                    "claims-three-kinds",
                    "peru-claims-funnel",
                    abreast=("claims-three-kinds", "peru-claims-funnel"),
                ),
            ),
        ),
        Section(
            title=mark("In the chosen country"),
            parts=(
                _exhibits(
                    "claims-filed",
                    "claims-again",
                    "claims-pending",
                    "recognition-by-year",
                    "claims-decisions",
                    abreast=("claims-filed", "claims-again", "claims-pending", "recognition-by-year"),
                    broad=("claims-decisions",),
                    folded=("claims-decisions",),
                ),
            ),
        ),
        Section(
            title=mark("Peru beside other countries"),
            parts=(_exhibits("claims-neighbours", broad=("claims-neighbours",)),),
        ),
    ),
)
PERMITS_PAGE = Page(
    name="permits",
    menu=mark("Permits"),
    title=mark("Permits"),
    lead=mark(
        "Who applied, who waited and who received a permit, in Peru and elsewhere, each figure at its own date."
    ),
    numbers=(
        Number(
            exhibit="ptp",
            called=mark("{instrument}: granted in {area}"),
            where=(("measure", "permits_granted"),),
        ),
        Number(
            exhibit="cpp",
            called=mark("{instrument}: delivered in {area}"),
            where=(("measure", "permits_delivered"),),
        ),
        Number(
            exhibit="permits-elsewhere",
            called=mark("{instrument}: granted in {area}"),
            where=(("measure", "permits_granted"),),
            largest=True,
        ),
    ),
    sections=(
        Section(
            title=mark("Peru"),
            parts=(
                _exhibits("ptp", "status-2019", controls=(WEAK,), abreast=("ptp", "status-2019")),
                _exhibits(
                    "cpp",
                    "humanitarian-visas",
                    broad=("cpp", "humanitarian-visas"),
                    folded=("humanitarian-visas",),
                ),
            ),
        ),
        Section(
            title=mark("Other countries"),
            parts=(
                _exhibits("permits-elsewhere", broad=("permits-elsewhere",)),
                _exhibits(
                    "protected-for-a-time",
                    "regular-or-not",
                    broad=("protected-for-a-time",),
                    folded=("protected-for-a-time", "regular-or-not"),
                ),
            ),
        ),
    ),
)
BORDER_PAGE = Page(
    name="border",
    menu=mark("Border"),
    title=mark("Border"),
    lead=mark(
        "Who reached the border, what was asked of them, how long they waited and what became of their claims."
    ),
    numbers=(
        Number(
            exhibit="border-claims-funnel",
            called=mark("asylum claims at Peru’s border with Ecuador admitted to the procedure"),
            where=(("measure", "border_claims_admitted"),),
        ),
        Number(
            exhibit="gates",
            called=mark("entered {area} in the busiest month published"),
            where=(("measure", "entries"),),
            largest=True,
        ),
        Number(
            exhibit="irregular-entries",
            called=mark("entered {area} outside the border posts in the year with the most"),
            largest=True,
        ),
    ),
    sections=(
        Section(
            title=mark("Asylum claims at Peru’s border"),
            parts=(_exhibits("border-claims-funnel"),),
        ),
        Section(
            title=mark("Entries"),
            parts=(
                _exhibits("gates"),
                _exhibits(
                    "irregular-entries",
                    "irregular-per-day",
                    abreast=("irregular-entries", "irregular-per-day"),
                ),
            ),
        ),
        Section(
            title=mark("Waiting"),
            parts=(_exhibits("waiting-days", "border-sample", abreast=("waiting-days", "border-sample")),),
        ),
        Section(
            title=mark("The routes"),
            anchor="darien",  # its address of before
            parts=(Desk(name="to-road"), _exhibits("crossings-map")),
        ),
    ),
)
ROAD = Page(
    name="road",
    menu=mark("The road north"),
    title=mark("The road north"),
    lead=mark(
        "From the Darién to the United States: how many were counted at each station, which measures fell on them, and "
        "who died on the way."
    ),
    numbers=(
        Number(
            exhibit="darien", called=mark("crossed the Darién in the busiest month published"), largest=True
        ),
        Number(
            exhibit="road-north",
            called=mark(
                "events of people in an irregular situation in {area} in the busiest month published"
            ),
            where=(("measure", "irregular_status_events"),),
            largest=True,
        ),
        Number(
            exhibit="road-north",
            called=mark(
                "encounters at the border of the United States with Mexico in the busiest month published"
            ),
            where=(("measure", "encounters"),),
            largest=True,
        ),
    ),
    sections=(
        Section(title=mark("Four stations"), parts=(_exhibits("road-north", controls=(AMONG,)),)),
        Section(title=mark("Through the Darién"), parts=(_exhibits("darien"),)),
        Section(
            title=mark("Those who died on the way"), parts=(_exhibits("deaths-on-the-way", controls=(BY,)),)
        ),
    ),
)
TIMELINE = Page(
    name="timeline",
    menu=mark("Timeline"),
    title=mark("Timeline"),
    lead=mark(
        "How the way south was opened and closed, measure by measure, and what was asked on a chosen day."
    ),
    numbers=(
        Number(exhibit="door-in-four-steps", where=(("axis", "passport"),)),
        Number(exhibit="door-in-four-steps", where=(("axis", "visa"),)),
        Number(exhibit="door-in-four-steps", where=(("axis", "claims"),)),
    ),
    sections=(
        Section(
            title=mark("A corridor closes"),
            parts=(_exhibits("corridor", "later-steps", abreast=("corridor", "later-steps")),),
        ),
        Section(title=mark("All measures"), parts=(_exhibits("timeline", controls=(KIND,)),)),
        Section(title=mark("What was asked on a chosen day"), parts=(_exhibits("asked", controls=(DAY,)),)),
    ),
)
EXPLORE = Page(
    name="explore",
    menu=mark("Explore"),
    title=mark("Explore"),
    lead=mark(
        "Compose your own picture: what is counted, where, when and how it is drawn, held to the rules of the numbers."
    ),
    uses=SELECTION,
    sections=(Section(title="", parts=(Desk(name="composer", ids=("compose",)),)),),
)
YOURS = Page(
    name="yours",
    menu=mark("Your figures"),
    title=mark("Your own figures beside ours"),
    lead=mark(
        "Counts of your own office, a ministry’s answer, what the room just said: drawn in the same picture as the "
        "figures held here, and never to be mistaken for them."
    ),
    uses=("c", "t", "s"),
    sections=(
        Section(title=mark("1 · Bring"), anchor="bring", parts=(Desk(name="yours-bring"),)),
        Section(title=mark("2 · Check"), anchor="check", parts=(Desk(name="yours-check"),)),
        Section(title=mark("3 · Describe"), anchor="describe", parts=(Desk(name="yours-describe"),)),
        Section(title=mark("4 · Draw"), anchor="draw", parts=(Desk(name="yours-draw"),)),
    ),
)
PRESENT = Page(
    name="present",
    menu=mark("Present"),
    title=mark("Present"),
    lead=mark(
        "Exhibits as slides, with what to say and a question for the room. They run in any browser, and from a USB "
        "stick."
    ),
    sections=(
        Section(title="", parts=(Desk(name="story"),)),
        Section(title=mark("Your own deck"), parts=(Desk(name="deck"),)),
    ),
)
SOURCES = Page(
    name="sources",
    menu=mark("Sources"),
    title=mark("Sources"),
    lead=mark(
        "Where each number comes from, where documents disagree, and whether published numbers add up."
    ),
    numbers=(
        Number(
            exhibit="reading-state",
            called=mark("figures confirmed at a second reading of their documents"),
            where=(("part", "confirmed"),),
            column="found",
        ),
        Number(
            exhibit="reading-state",
            called=mark("corrected at a second reading"),
            where=(("part", "corrected"),),
            column="found",
        ),
        Number(
            exhibit="reading-state",
            called=mark("not found again in their documents"),
            where=(("part", "not_found"),),
            column="found",
        ),
    ),
    sections=(
        Section(
            title="",
            parts=(
                Desk(name="asked-disagreement", ids=("disagreement",), opened_by=DISAGREEMENT),
                Desk(name="asked-figure"),
            ),
        ),
        Section(title=mark("Find a number"), anchor="find", parts=(Desk(name="ledger"),)),
        Section(
            title=mark("Where documents disagree"),
            anchor="disagreements",
            parts=(Desk(name="disagreements"),),
        ),
        Section(
            title=mark("Measures that documents tell differently"),
            anchor="told-differently",
            beside=True,
            parts=(Desk(name="told-differently"),),
        ),
        Section(
            title=mark("How the figures were read"),
            anchor="read",
            parts=(_exhibits("reading-state", broad=("reading-state",)),),
        ),
        Section(
            title=mark("Published numbers, recomputed"),
            anchor="recomputed",
            parts=(_exhibits("checks", broad=("checks",)),),
        ),
        Section(title=mark("Changes and corrections"), parts=(Desk(name="changes"),), anchor="changes"),
        Section(title=mark("Take the whole edition"), anchor="edition", parts=(Desk(name="downloads"),)),
    ),
)
PAGES: dict[str, Page] = {
    page.name: page
    for page in (
        OVERVIEW,
        COUNTRY_PAGE,
        HOSTS,
        ASYLUM,
        PERMITS_PAGE,
        BORDER_PAGE,
        ROAD,
        TIMELINE,
        EXPLORE,
        YOURS,
        PRESENT,
        SOURCES,
    )
}


@cache
def homes() -> dict[str, str]:
    """Return the page of every exhibit: ``{"border-claims-funnel": "border"}``.

    What stands on the overview and on a page of its own belongs to the latter, where it can be steered.
    """
    return dict(_standing())


@cache
def usual_at_home(exhibit_id: str) -> dict[str, str]:
    """Return what the controls on an exhibit's page stand at until a reader, or an address, sets them.

    The selection, of which nothing is chosen then, leaves every exhibit where it starts.
    """
    page = PAGES[homes()[exhibit_id]]
    parts = (part for section in page.sections for part in section.parts if exhibit_id in part.ids)
    own = (each for part in parts if isinstance(part, Exhibits) for each in part.controls)
    return dict.fromkeys(SELECTION, "") | {parameter.name: parameter.default for parameter in own}


@cache
def is_folded(exhibit_id: str) -> bool:
    """Whether an exhibit shows on its page only when it is asked for."""
    parts = (part for section in PAGES[homes()[exhibit_id]].sections for part in section.parts)
    return any(
        part.folded and exhibit_id in part.ids if isinstance(part, Desk) else exhibit_id in part.folded
        for part in parts
    )


def _standing() -> Iterator[tuple[str, str]]:
    for page in PAGES.values():
        for exhibit_id in page.exhibit_ids:
            yield exhibit_id, page.name


HOME = "overview"
"""The page at the root of the dashboard."""


def first_exhibit(page: Page, *, asked: Container[str] = ()) -> str:
    """Return the exhibit that stands first on a page opened by an address; empty where that is none."""
    for part in (part for section in page.sections for part in section.parts):
        if not isinstance(part, Desk):
            return part.ids[0]
        if part.opened_by is None:
            return part.ids[0] if part.ids else ""
        if part.opened_by.name in asked:
            return part.ids[0]
    return ""
