"""“The road north and back”: a story in ten slides, from the Darién to the border and southward again."""

from __future__ import annotations

from collections.abc import Mapping

from displacement.decks.scenes import Scene, Story, Values
from displacement.exhibit import Shown
from displacement.exhibit.in_words import short_name, value_of
from displacement.words import mark

BORDER = "usa-southwest-border.each.month"


def _of(measure: str, breakdown: str | None = None) -> Values:
    """Return what fills in nothing where the rows are of this measure and part, as the notes say that they are."""

    def values(shown: Shown) -> Mapping[str, str] | None:
        rows = shown.rows
        told = rows["breakdown"].isna() if breakdown is None else rows["breakdown"] == breakdown
        return {} if bool((told & (rows["measure"] == measure)).all()) else None

    return values


def _stations(shown: Shown) -> Mapping[str, str] | None:
    """Return the highest month of each station, or nothing where there is only one station."""
    words, told = shown.words, []
    for _, rows in shown.rows.groupby("axis", sort=False):
        top = rows.iloc[int(rows["value"].argmax())]
        name = words.of(top, "place" if top["place_kind"] == "route" else "area")
        told.append(f"{short_name(name)}, {value_of(top, words)}, {shown.period(top)}")
    return {"stations": "; ".join(told)} if len(told) > 1 else None


SCENES = (
    Scene(
        exhibit="darien",
        notes=mark(
            "Begin in the jungle between Colombia and Panama. {finding}. A month without a published figure is left "
            "empty; it is not zero."
        ),
        question=mark("What would have to be behind you before you walked into such a jungle?"),
    ),
    Scene(
        exhibit="road-north",
        notes=mark(
            "Stations of one road, each counted by its own authority, in its own unit. {finding}. Let the room read "
            "one panel after the other: {stations}. Never add them up: it may be the same person at each."
        ),
        question=mark("Which of the thin rules do you find again in the columns, and which not?"),
        values=_stations,
    ),
    Scene(
        exhibit="road-north",
        view={"among": "share"},
        notes=mark(
            "The same stations, now as a share of everybody counted there. {finding}. A share falls too when others "
            "come in larger numbers."
        ),
        question=mark("Who were the others on this road, and how would you find out?"),
    ),
    Scene(
        exhibit="compose",
        view={"m": "encounters", "c": "USA", "part": f"between-ports.at.{BORDER}", "acts": "with"},
        notes=mark(
            "At the border itself there are two ways in, at the ports of entry and between them; here, between them. "
            "{finding}. The thin rules are what the state decided in these years."
        ),
        question=mark("What does a closed way do to the number of people who want to pass?"),
        values=_of("encounters", "between-ports"),
    ),
    Scene(
        exhibit="compose",
        view={"m": "encounters", "c": "USA", "part": f"at-ports.at.{BORDER}", "acts": "with"},
        notes=mark(
            "The other way in, at the ports of entry. {finding}. These are encounters, not people; those let in "
            "beforehand by other programmes are not among them."
        ),
        question=mark("What does waiting for an appointment on a phone ask of somebody without a roof?"),
        values=_of("encounters", "at-ports"),
    ),
    Scene(
        exhibit="compose",
        view={"m": "encounters", "c": "USA", "part": f"family-members.at.{BORDER}"},
        notes=mark(
            "Not everybody was alone. {finding}. Counted here are encounters with members of a family: parents and "
            "children together."
        ),
        question=mark("What changes on the road when you walk it with a child?"),
        values=_of("encounters", "family-members"),
    ),
    Scene(
        exhibit="deaths-on-the-way",
        notes=mark(
            "Say this one slowly. {finding}. Every number is a minimum: who is never found is never counted."
        ),
        question=mark("Who would miss you, and whom could they ask?"),
    ),
    Scene(
        exhibit="claims-pending",
        view={"c": "USA"},
        notes=mark(
            "Those who arrived, and wait. {finding}. Compare the two lines: those who wait and those who were "
            "recognised."
        ),
        question=mark("How long can one live on an answer that has not come?"),
    ),
    Scene(
        exhibit="compose",
        view={"m": "return_events", "c": "MEX"},
        notes=mark(
            "Back, by the hand of a state: what Mexico’s authority counts as returns. {finding}. They are events, not "
            "people."
        ),
        question=mark("What is there to return to for somebody who sold everything to leave?"),
        values=_of("return_events"),
    ),
    Scene(
        exhibit="compose",
        view={"m": "southbound_returns", "c": "COL"},
        notes=mark(
            "And back by their own decision: the road turned round. {finding}. Look at who counted, where and since "
            "when, before you say how many."
        ),
        question=mark("Which door is open for those who come back?"),
        values=_of("southbound_returns"),
    ),
)

ROAD = Story(
    name="the-road-north-and-back",
    title=mark("The road north and back"),
    lead=mark(
        "{count} slides, from the Darién to the border and back again. Every title is computed from the figures; each "
        "slide has notes, a question for the room and its sources."
    ),
    scenes=SCENES,
)
