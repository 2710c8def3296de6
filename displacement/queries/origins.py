"""Where the edition that is served comes from: the folder of the data, or an edition published at an address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import loaders
from displacement.queries.engine import Spark
from displacement.queries.opened import Opened, open_edition
from displacement.settings import EDITION, ENGINE
from loaders.edition import NAME, Edition, Look, edition_of, look_at
from loaders.published import PublishedEdition, editions_at

LOOK_EVERY = 5.0


class Origin(Protocol):
    """What can be looked at, and opened."""

    @property
    def look_every(self) -> float:
        """The seconds between two looks."""

    def look(self) -> Look:
        """Return how it lies: two looks that are equal are of the same edition."""

    def edition(self) -> Edition:
        """Return the edition that stands there now."""

    def open(self) -> Opened:
        """Open the edition that stands there now."""


@dataclass(frozen=True)
class Folder:
    """The folder of the data, whose CSVs may change."""

    path: Path
    look_every: float = LOOK_EVERY

    def look(self) -> Look:
        """Return the names, times and sizes of its files."""
        return look_at(self.path)

    def edition(self) -> Edition:
        """Return the edition that its files make; raise DataProblems where they make none."""
        return edition_of(self.path)

    def open(self) -> Opened:
        """Open its edition; raise DataProblems where it is broken."""
        return open_edition(self.path)


@dataclass(frozen=True)
class Address:
    """An address of published editions: of one, which stays as it is, or of a folder of them, whose newest counts.

    Each of these raises EditionRefused where the edition cannot be had whole.
    """

    address: str
    look_every: float = 12 * LOOK_EVERY
    """All replicas ask the same place."""

    @property
    def names_one(self) -> bool:
        """Whether the address names an edition."""
        return bool(NAME.fullmatch(self.address.rpartition("/")[2]))

    def look(self) -> Look:
        """Return the newest edition that is listed; nothing of one that is named, which does not change."""
        if self.names_one:
            return ()
        newest = self._listed()[-1]
        return ((f"{newest.name} {newest.checksum}", 0, 0),)

    def edition(self) -> Edition:
        """Return the edition as it tells of itself."""
        return self._published().manifest().edition

    def open(self) -> Opened:
        """Open the edition."""
        look, published = self.look(), self._published()
        found = published.open()
        engine = Spark(ENGINE.value, published.address) if ENGINE.value else None
        return Opened(
            found.connection, archive=found.archive, look=look, address=published.address, engine=engine
        )

    def _published(self) -> PublishedEdition:
        return PublishedEdition(
            self.address if self.names_one else f"{self.address}/{self._listed()[-1].name}"
        )

    def _listed(self) -> tuple[Edition, ...]:
        return editions_at(self.address)


def chosen_origin() -> Origin:
    """Return where editions come from: what ``REFUGIO_EDITION`` names, else the folder of the data."""
    return Address(EDITION.value) if EDITION.value else Folder(loaders.DATA)
