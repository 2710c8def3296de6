"""Names of columns in two rows, as years over months: joined to one row where they say one thing, else told.

A name over several columns stands once, above the first of them: so a spreadsheet keeps merged cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from displacement.words import mark
from displacement.yours import dates, numbers, places
from displacement.yours.brought import Note, NotRead, listed, note

TWO_ROWS = mark(
    "The names of the columns stand in two rows: {above} over {below}. One row of names is read. Write one column for "
    "each date or each place, under one name; of women and men, or of several counts, keep one or their total."
)
JOINED = mark("The names of the columns stand in two rows; they were joined: {names}.")
OVER = mark("Over the names of the columns stands: {names}. It is not read as figures.")
Group = tuple[str, list[int]]
"""What stands over several columns, and these columns."""


def joined(
    above: Sequence[str], below: Sequence[str], rest: Sequence[Sequence[str]]
) -> tuple[list[str], Note] | None:
    """Return one row of names for two, and what is told of it; nothing where the second is no row of names.

    ``rest`` are the rows under both. Raises NotRead where the two together do not name one figure a place and date.
    """
    alone, groups = _levels(above, below)
    if not any(len(columns) > 1 for _, columns in groups) or not any(alone) or not rest:
        return None
    if not all(_is_name(below[at]) for _, columns in groups for at in columns):
        return None
    counted = [(top, columns) for top, columns in groups if _numbered(columns, rest)]
    names = [name or (below[at] if at < len(below) else "") for at, name in enumerate(alone)]
    if counted and len({places.key_of(top) for top, _ in counted}) == 1 and _sideways(counted, below):
        return names, note(OVER, names=listed(top for top, _ in groups))
    if not counted:
        return names, note(OVER, names=listed(top for top, _ in groups))
    for top, columns in counted:
        for at in columns:
            names[at] = _as_date(top, below[at])
    told = [names[at] for _, columns in counted for at in columns]
    if not all(told):
        tops, under = (listed(dict.fromkeys(each)) for each in (
            [top for top, _ in counted], [below[at] for _, columns in counted for at in columns]))  # fmt: skip
        raise NotRead(TWO_ROWS, above=tops, below=under)
    return names, note(JOINED, names=listed(told))


def _levels(above: Sequence[str], below: Sequence[str]) -> tuple[list[str], list[Group]]:
    """Return the names of the columns that have one alone, and the groups of those that share one above."""
    alone: list[str] = []
    groups: list[Group] = []
    open_group = False
    for at, (top, name) in enumerate(zip_longest(above, below, fillvalue="")):
        named_below = bool(name) and name != top
        if named_below and open_group and top in {"", groups[-1][0]}:
            groups[-1][1].append(at)
        elif named_below and top:
            groups.append((top, [at]))
            open_group = True
        else:
            open_group = False
        alone.append("" if open_group else top or name)
    return alone, groups


def _is_name(text: str) -> bool:
    """Whether a text can be the name of a column: no number, unless it is a year, and no sign of a missing figure."""
    return not numbers.is_missing(text) and (not numbers.is_number(text) or bool(dates.readings([text])))


def _numbered(columns: Sequence[int], rest: Sequence[Sequence[str]]) -> bool:
    """Whether some of the columns hold numbers, or nothing: their names are not those of places or dates."""
    cells = [row[at] for row in rest for at in columns if at < len(row) and not numbers.is_missing(row[at])]
    return not cells or any(numbers.is_number(cell) and not dates.readings([cell]) for cell in cells)


def _sideways(counted: Sequence[Group], below: Sequence[str]) -> bool:
    """Whether what stands under one name is a column a date or a place, and the name says only what is counted."""
    (top, _), under = counted[0], [below[at] for _, columns in counted for at in columns]
    if dates.readings([top]) or places.fits(top) or places.key_of(top) in dates.MONTHS:
        return False
    return all(dates.readings([each]) for each in under) or all(map(places.fits, under))


def _as_date(top: str, below: str) -> str:
    """Return the date that a year and a month, a quarter or a half are together; nothing where they are none."""
    for text in (f"{below} {top}", f"{top} {below}"):
        if dates.readings([text]):
            return text
    return ""
