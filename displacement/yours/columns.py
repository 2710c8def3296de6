"""Which column of a table is what: by its name, in both languages, and by what stands in it. Never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from displacement.yours import dates, numbers, places
from displacement.yours.brought import Brought

ENOUGH = 0.5
LOOKED_AT = 300
"""Different texts of a column that are looked at to tell what it holds."""
WORDS: Mapping[str, frozenset[str]] = {
    role: frozenset(words.split())
    for role, words in {
        "country": "pais paises country countries nacion",
        "inside": "departamento departamentos department departments dpto provincia provincias province provinces "
        "region regiones regions estado estados state states comuna comunas commune communes municipio municipios "
        "municipality municipalities ciudad ciudades city cities distrito district town towns",
        "place": "lugar lugares place places area territorio territory destino destination location ubicacion acogida",
        "date": "fecha fechas date dates periodo period ano anos year years mes month trimestre quarter semestre "
        "corte dia day",
        "value": "valor value numero number cantidad count cifra figure",
        "counted": "personas people persons total counts cifras figures poblacion population porcentaje percent "
        "percentage share venezolanos venezuelans refugiados refugees migrantes migrants solicitudes claims "
        "solicitantes permisos permits n",
        "departments": "departamento departamentos department departments dpto",
        "towns": "ciudad ciudades city cities town towns",
        "communes": "comuna comunas commune communes municipio municipios municipality municipalities",
        "percent": "porcentaje percent percentage",
        "month": "mes month",
    }.items()
}
VALUES = frozenset({"value", "counted"})
"""A column named “Number” is the one that is meant beside others; “Refugees” beside “Claims” is to be asked."""
YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Where the columns stand, by role; ``across`` are those that a wide table has one of for each date or place.

    ``open`` are the roles that several columns may have, ``lacking`` those that none has.
    """

    at: Mapping[str, int]
    across: tuple[int, ...] = ()
    across_are: str = ""
    open: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    lacking: tuple[str, ...] = ()

    def names(self, header: Sequence[str]) -> dict[str, str]:
        """Return the name of the column of each role."""
        named = {role: header[at] for role, at in self.at.items()}
        if self.across:
            spread = ", ".join(header[at] for at in self.across)
            named |= {self.across_are: spread, "value": spread}
        return named

    def unread(self, header: Sequence[str]) -> list[str]:
        """Return the names of the columns that have no role."""
        used = {*self.at.values(), *self.across}
        return [name for at, name in enumerate(header) if at not in used]


class _Column:
    """A column with what its name says and what it holds."""

    def __init__(self, at: int, name: str, cells: Iterable[str]) -> None:
        self.at, self.name = at, name
        self.texts: list[str] = []
        known: set[str] = set()
        for cell in cells:
            if cell not in known and not numbers.is_missing(cell):
                self.texts.append(cell)
                known.add(cell)
                if len(known) >= LOOKED_AT:
                    break
        self.named = said_by(name)

    def _share(self, holds: Callable[[str], object]) -> float:
        return sum(1 for text in self.texts if holds(text)) / len(self.texts) if self.texts else 0.0

    @cached_property
    def placed(self) -> bool:
        return self._share(places.fits) >= ENOUGH

    @cached_property
    def countries(self) -> bool:
        return self._share(lambda text: any(not place.place for place in places.candidates(text))) >= ENOUGH

    @cached_property
    def dated(self) -> bool:
        return self._share(lambda text: dates.readings([text])) >= ENOUGH

    @cached_property
    def numbered(self) -> bool:
        return self._share(numbers.is_number) >= ENOUGH

    @cached_property
    def years(self) -> bool:
        return self.dated and self._share(YEAR.fullmatch) == 1

    @cached_property
    def months(self) -> bool:
        """Whether a column holds months without a year: their names, or 1 to 12 under a name that says so."""
        if self._share(lambda text: places.key_of(text) in dates.MONTHS) >= ENOUGH:
            return True
        return "month" in self.named and not self.dated and self._share(_is_month) >= ENOUGH


def said_by(name: str) -> frozenset[str]:
    """Return what the name of a column says of it: its possible roles, and the level of its places."""
    words = set(places.key_of(name).split())
    return frozenset(role for role, those in WORDS.items() if words & those) | (
        {"percent"} if "%" in name else set()
    )


def recognise(brought: Brought, answers: Mapping[str, str]) -> Layout:
    """Return where the columns stand; ``answers`` name those that the reader chose."""
    columns = [_Column(at, name, (row[at] for row in brought.rows)) for at, name in enumerate(brought.header)]
    by_name = {name: at for at, name in enumerate(brought.header)}
    chosen = {
        role: by_name[answers[about]]
        for role in ("place", "date", "value")
        if answers.get(about := f"column_{role}") in by_name
    }
    return _Recognised(columns, chosen, dated="date" in answers).layout()


class _Recognised:
    """The roles of the columns as they are found one after the other."""

    def __init__(self, columns: Sequence[_Column], chosen: Mapping[str, int], *, dated: bool) -> None:
        self.columns = columns
        self.at: dict[str, int] = dict(chosen)
        self.open: dict[str, tuple[int, ...]] = {}
        self.across: tuple[int, ...] = ()
        self.across_are = ""
        self.date_given = dated

    def layout(self) -> Layout:
        self._dates()
        self._places()
        if self.across_are != "date":
            self._places_across()
        if not self.across:
            self._value()
        found = {*self.at, *self.open, *({self.across_are, "value"} if self.across else ())}
        found |= {"date"} if self.date_given else set()
        return Layout(
            at=self.at,
            across=self.across,
            across_are=self.across_are,
            open=self.open,
            lacking=tuple(role for role in ("place", "date", "value") if role not in found),
        )

    def _settle(self, role: str, fitting: Sequence[_Column]) -> None:
        """Give a role to the one column that fits it, first of those whose names say it; else leave it open."""
        if role in self.at:
            return
        named = [column for column in fitting if role in column.named] or list(fitting)
        if len(named) == 1:
            self.at[role] = named[0].at
        elif named:
            self.open[role] = tuple(column.at for column in named)

    def _dates(self) -> None:
        fitting = [column for column in self.columns if column.dated and not VALUES & column.named]
        fitting = [column for column in fitting if "date" in column.named] or [
            column for column in fitting if not dates.readings([column.name])
        ]
        across = [
            column
            for column in self.columns
            if dates.readings([column.name]) and (column.numbered or not column.texts)
        ]
        if across and "date" not in self.at and not any("date" in column.named for column in fitting):
            self.across, self.across_are = tuple(column.at for column in across), "date"
            return
        years = [column for column in fitting if column.years]
        months = [column for column in self.columns if column.months]
        if "date" not in self.at and len(years) == 1 and len(months) == 1 and years[0] is not months[0]:
            self.at |= {"date": years[0].at, "month": months[0].at}
            return
        if not fitting and not self.date_given:
            fitting = [column for column in self.columns if "date" in column.named and not column.months]
        if not self.date_given:
            self._settle("date", fitting)

    def _places(self) -> None:
        free = [column for column in self.columns if column.at not in {*self.at.values(), *self.across}]
        fitting = [column for column in free if column.placed]
        outer = [column for column in fitting if column.countries and "inside" not in column.named]
        inner = [column for column in free if column not in outer and (column.placed or "inside" in column.named)
                 and not column.numbered]  # fmt: skip
        chosen = self.at.get("place")
        if chosen is not None and self.columns[chosen].countries:
            return
        if len(outer) == 1 and (len(inner) == 1 or (chosen is not None and chosen != outer[0].at)):
            self.at.setdefault("place", inner[0].at if inner else outer[0].at)
            self.at["country"] = outer[0].at
            return
        said = {"place", "country", "inside"}
        named = [column for column in fitting if said & column.named]
        if not fitting:
            named = [column for column in free if said & column.named and not column.numbered]
        self._settle("place", named or fitting)

    def _places_across(self) -> None:
        across = [
            column
            for column in self.columns
            if column.at not in self.at.values()
            and places.fits(column.name)
            and (column.numbered or not column.texts)
        ]
        if across and not {"place", "country"} & {*self.at, *self.open}:
            self.across, self.across_are = tuple(column.at for column in across), "place"

    def _value(self) -> None:
        taken = {*self.at.values(), *(at for those in self.open.values() for at in those)}
        free = [column for column in self.columns if column.at not in taken and "date" not in column.named]
        fitting = [column for column in free if column.numbered]
        self._settle("value", fitting or [column for column in free if VALUES & column.named])


def _is_month(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 12
