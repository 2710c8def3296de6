"""The rules that rows of the reference tables must keep, beyond what the schema says."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.value_rules import Fault

OVER_TIME: dict[str, tuple[str, ...]] = {
    "stock": ("last", "none"),
    "cumulative": ("last", "none"),
    "flow": ("sum", "none"),
}
NEVER_ADDED = {"share", "rate", "duration"}
ADDED_OVER = ("over_time", "over_areas", "over_parts")


def adding_faults(values: dict[str, str]) -> Iterator[Fault]:
    """Yield the faults of what a measure says of adding it up: a share never is, a stock not over time."""
    kind = values["kind"]
    allowed: dict[str, tuple[str, ...]] = {"over_time": OVER_TIME.get(kind, ())}
    if kind in NEVER_ADDED:
        allowed = dict.fromkeys(ADDED_OVER, ("none",))
    for column, rightly in allowed.items():
        if values[column] and rightly and values[column] not in rightly:
            yield column, f"what is a {kind} is not added up so", f"one of: {', '.join(rightly)}"


def neighbour_faults(values: dict[str, str]) -> Iterator[Fault]:
    """Yield a fault where a pair does not stand once, in the order of its letters."""
    if values["area"] >= values["neighbour"]:
        yield "neighbour", "the pair is not in the order of its letters", "write each pair once, as COL,PER"
