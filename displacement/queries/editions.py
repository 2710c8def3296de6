"""Which editions of the data there have been, and how one that an address names stands to the one that is served.

Of an edition that is published beside the one that is served, what its figures were is read there; of any other, what
the list of corrections has kept of it.
"""

from __future__ import annotations

import logging
from typing import Literal, NamedTuple

import duckdb

from displacement.queries import ask, asked, database, once_an_edition, served_edition
from loaders.published import EditionRefused, PublishedEdition, editions_at

Standing = Literal["served", "earlier", "unknown"]
KEPT = 8
COUNTED = (
    "measure",
    "instrument",
    "breakdown",
    "nationality",
    "area",
    "place",
    "reported_by",
    "standing",
)
"""What says what a figure counts, of whom, where, and who counted."""
FIELDS = ("value", "qualifier", *COUNTED, "period_start", "date", "date_precision")
"""What a reader sees of a figure."""
log = logging.getLogger("refugio")


class Differences(NamedTuple):
    """What is different in the figures of an edition that is served from those of an earlier one, one a field."""

    ids: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    now: tuple[str, ...] = ()


def standing_of(name: str) -> Standing:
    """Tell whether an edition is the one that is served, an earlier one, or none that we know."""
    if name == served_edition().name:
        return "served"
    return "earlier" if name in set(ask("edition_changes")["edition"]) | _beside() else "unknown"


@once_an_edition(1)
def _beside() -> frozenset[str]:
    """Return the names of the earlier editions that are published beside the one that is served."""
    if not asked().address:
        return frozenset()
    try:
        found = editions_at(_folder())
    except EditionRefused as error:  # what is served is there; that of others less is told is in the log
        log.warning("The editions beside the one that is served cannot be listed: %s", error)
        return frozenset()
    return frozenset(each.name for each in found if each.order < served_edition().order)


@once_an_edition(KEPT)
def differences(edition: str) -> Differences:
    """Return what is different from an earlier edition that is published beside the one that is served, if it is."""
    if edition not in _beside():
        return Differences()
    try:
        then = PublishedEdition(f"{_folder()}/{edition}").table("figures")
    except EditionRefused as error:
        log.warning(
            "What changed since edition %s is told from the list of corrections alone: %s", edition, error
        )
        return Differences()
    with database().cursor() as cursor, duckdb.connect() as comparing:
        comparing.register("before", then)
        comparing.register("since", cursor.sql("FROM figures").to_arrow_table())
        rows = comparing.execute(
            " UNION ALL ".join(
                f"SELECT figure_id, '{field}', coalesce(CAST(before.{field} AS VARCHAR), ''), "
                f"coalesce(CAST(since.{field} AS VARCHAR), '') FROM before JOIN since USING (figure_id) "
                f"WHERE before.{field} IS DISTINCT FROM since.{field}"
                for field in FIELDS
                if field in then.column_names
            )
        ).fetchall()
    return Differences(*map(tuple, zip(*sorted(rows), strict=True)))


def _folder() -> str:
    """Return the address of the folder in which the edition that is asked stands beside others."""
    return asked().address.rpartition("/")[0]
