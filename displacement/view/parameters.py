"""The parameters a reader can set, each with its name in the address and its allowed codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from displacement.words import mark

AND = "~"
"""What joins the codes of a value of several, and may stand in an address as it is."""
MOST_COUNTRIES = 40
"""How many countries a reader can choose at once: what an address, and a picture of small multiples, can hold."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Parameter:
    """Something a reader can set: its name in the address, its label, its codes and its default.

    The codes are either given (``options``: code to English message) or asked of the data (``query``: the
    name of a question whose rows are ``code, name_en, name_es``; or, for days, ``code, precision``). Of one that
    is ``any_day``, the codes are the days on which something changed, and every day since the first of them can
    be asked. Places are offered ``by_name``, in the order of the reader's language. Without a default it starts
    at the first of its codes. Of ``many``, a value is up to so many codes joined by ``AND``; of a ``span``, it is a
    period of whole years, ``2016..2025``, open at an end, or ``all``. ``queries.choices`` answers which codes there
    are, and at which it starts.
    """

    name: str
    label: str
    default: str = ""
    options: Mapping[str, str] | None = None
    query: str | None = None
    any_day: bool = False
    by_name: bool = False
    many: int = 0
    span: bool = False

    def starting_at(self, default: str) -> Parameter:
        """Return the same parameter with another default, for an exhibit that has nothing at the usual one."""
        return replace(self, default=default)


COUNTRIES = Parameter(
    name="c", label=mark("Countries"), query="choices_place", by_name=True, many=MOST_COUNTRIES
)
HELD = Parameter(name="c", label=mark("Country"), default="PER", query="choices_held", by_name=True)
COUNTRY = Parameter(name="c", label=mark("Country"), default="PER", query="choices_country", by_name=True)
GATES = Parameter(name="c", label=mark("Country"), default="PER", query="choices_gates", by_name=True)
INSIDE = Parameter(name="c", label=mark("Country"), default="PER", query="choices_inside", by_name=True)
TOWNS = Parameter(name="c", label=mark("Country"), default="COL", query="choices_towns", by_name=True)
PERMITS = Parameter(name="c", label=mark("Country"), default="COL", query="choices_permits", by_name=True)
COUNTED_AS = Parameter(
    name="c", label=mark("Country"), default="ESP", query="choices_counted_as", by_name=True
)
LANE = Parameter(name="c", label=mark("Country"), default="all", query="choices_lane", by_name=True)
PERIOD = Parameter(name="t", label=mark("Period"), default="all", query="choices_year", span=True)
RATE = Parameter(
    name="per",
    label=mark("Count"),
    default="people",
    options={"people": mark("People"), "1000": mark("Per 1,000 inhabitants")},
)
PER = Parameter(
    name="per",
    label=mark("Count"),
    default="people",
    options={"people": mark("People"), "hosted": mark("Per 1,000 Venezuelans hosted")},
)
DOCUMENTS = Parameter(
    name="s",
    label=mark("Sources"),
    default="all",
    options={
        "all": mark("All sources"),
        "no_news": mark("Without news"),
        "official": mark("Official and inter-agency"),
        "unhcr": mark("UNHCR alone"),
    },
)
WEAK = Parameter(
    name="weak",
    label=mark("Copies of documents"),
    default="without",
    options={"without": mark("Without"), "with": mark("With, drawn paler")},
)
KIND = Parameter(
    name="kind",
    label=mark("Kind of measure"),
    default="all",
    options={
        "all": mark("All measures and meetings"),
        "entry_requirement": mark("Entry requirements"),
        "visa": mark("Visas"),
        "asylum_procedure": mark("Asylum procedure"),
        "recognition": mark("Recognition"),
        "permit_opened": mark("Permits opened"),
        "permit_closed": mark("Permits closed"),
        "deadline": mark("Deadlines"),
        "regularisation": mark("Regularisation"),
        "border_closure": mark("Border closed or reopened"),
        "militarisation": mark("Troops at the border"),
        "corridor": mark("Corridors"),
        "regional_meeting": mark("Regional meetings"),
        "other": mark("Other measures"),
    },
)
DISAGREEMENT = Parameter(
    name="disagreement",
    label=mark("Disagreement"),
    query="choices_disagreement",
)
WHERE = Parameter(name="where", label=mark("Where"), default="all", query="choices_where", by_name=True)
REASON = Parameter(
    name="reason",
    label=mark("Reason"),
    default="all",
    options={
        "all": mark("All reasons"),
        "cut_off_date": mark("Different cut-off dates"),
        "revision": mark("A revision"),
        "rounding": mark("Rounding"),
        "stage": mark("Different stages of a procedure"),
        "unit": mark("Different units"),
        "definition": mark("Different definitions"),
        "scope": mark("Different scope"),
        "method": mark("Different methods"),
        "transcription": mark("A slip in copying"),
        "unexplained": mark("Documents disagree, unexplained"),
    },
)
AREA = Parameter(name="area", label=mark("Where"), default="all", query="choices_area", by_name=True)
TOPIC = Parameter(
    name="topic",
    label=mark("About"),
    default="all",
    options={
        "all": mark("All topics"),
        "host_populations": mark("Host populations"),
        "asylum_claims": mark("Asylum claims"),
        "permits": mark("Permits"),
        "border_claims": mark("Claims at the border"),
        "border_flows": mark("Entries, exits, waiting"),
        "surveys": mark("Surveys"),
        "context": mark("Venezuela and the region"),
    },
)
GRADE = Parameter(
    name="grade",
    label=mark("Source"),
    default="all",
    options={
        "all": mark("All sources"),
        "official": mark("Official statistics"),
        "inter_agency": mark("Inter-agency platforms"),
        "report": mark("Reports of agencies and NGOs"),
        "news": mark("News"),
        "mirror": mark("Copies of documents"),
    },
)
READING = Parameter(
    name="read",
    label=mark("Read twice"),
    default="all",
    options={
        "all": mark("Any"),
        "confirmed": mark("Confirmed"),
        "corrected": mark("Corrected"),
        "not_found": mark("Not found"),
        "once": mark("Read once"),
        "machine": mark("By machine"),
    },
)
WHEN = Parameter(name="when", label=mark("When"), default="all", query="choices_when")
DAY = Parameter(name="day", label=mark("Day"), default="2019-08-26", query="choices_day", any_day=True)

MEASURE = Parameter(
    name="m",
    label=mark("What is counted"),
    default="unhcr_asylum_seekers",
    query="choices_measure",
    many=2,
)
PART = Parameter(name="part", label=mark("Part of it"), query="choices_part")
COMPOSED = Parameter(
    name="c",
    label=mark("Countries"),
    default=AND.join(("PER", "COL", "ECU", "CHL")),
    query="choices_composed",
    by_name=True,
    many=MOST_COUNTRIES,
)
FORM = Parameter(
    name="f",
    label=mark("Drawn as"),
    default="auto",
    options={
        "auto": mark("As it fits"),
        "line": mark("Lines"),
        "columns": mark("Columns"),
        "points": mark("Points"),
        "ranking": mark("Ranking at one date"),
        "dumbbell": mark("Two dates side by side"),
        "map": mark("Map"),
        "multiples": mark("Small pictures"),
        "stacked": mark("Parts stacked"),
        "table": mark("Table"),
    },
)
RATE_OF = Parameter(
    name="per",
    label=mark("Count"),
    default="people",
    options={
        "people": mark("As counted"),
        "1000": mark("Per 1,000 inhabitants"),
        "hosted": mark("Per 1,000 Venezuelans hosted"),
        "decided": mark("Share of those decided on their merits"),
    },
)
SHOWN_AS = Parameter(
    name="as",
    label=mark("Shown as"),
    default="value",
    options={
        "value": mark("Number"),
        "change": mark("Change in percent"),
        "index": mark("Index, 100 at the start"),
    },
)
PEERS = Parameter(
    name="peers",
    label=mark("Beside it"),
    default="none",
    options={
        "none": mark("Nobody"),
        "neighbours": mark("Its neighbours"),
        "corridor": mark("The corridor: Colombia, Ecuador, Peru, Chile"),
        "nearest": mark("The nearest by number of Venezuelans"),
        "nearest_per": mark("The nearest by Venezuelans per 1,000 inhabitants"),
        "range": mark("The largest, the median and the smallest"),
    },
)
SUM = Parameter(
    name="sum",
    label=mark("Together or apart"),
    default="apart",
    options={"apart": mark("Each apart"), "together": mark("Added up")},
)
ACTS = Parameter(
    name="acts",
    label=mark("Measures of states"),
    default="without",
    options={"without": mark("Without"), "with": mark("Drawn as thin rules")},
)
AMONG = Parameter(
    name="among",
    label=mark("Shown"),
    default="counted",
    options={"counted": mark("As counted"), "share": mark("Share of Venezuelans among everybody")},
)
BY = Parameter(
    name="by",
    label=mark("Shown"),
    default="year",
    options={"year": mark("By year"), "country": mark("By country, the last five years")},
)
OF_A_COMPOSED = (MEASURE, PART, COMPOSED, PERIOD, FORM, RATE_OF, SHOWN_AS, SUM, PEERS, ACTS)
"""What a reader chooses of a composed exhibit; documents are chosen of every exhibit."""
