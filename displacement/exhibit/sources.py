"""Sources and how they are cited."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from displacement.queries import ask
from displacement.queries.rows import Row, rows_in
from displacement.words import Words, mark, verbatim

GRADES = {
    "official": mark("official statistics"),
    "inter_agency": mark("inter-agency platform"),
    "report": mark("report of an agency or an NGO"),
    "news": mark("news"),
    "mirror": mark("copy of a document"),
    "yours": mark("your own figures, unverified"),
}
LICENCES = (
    mark("not stated"),
    mark("not stated (R4V datasets on HDX: CC BY 4.0)"),
    mark("US government work"),
    mark("public domain"),
    mark("MIT (package); data: Panama SNM public statistics"),
    mark("MIT (package); data: Honduras INM public dashboard"),
    mark("MIT (package); the publisher’s own terms for its numbers"),
    mark("MIT (copy); the portal’s terms were not seen"),
    mark("GPL-3 (repository); the originals are open data of the State of Chile"),
    mark("CC0 (copy); US government work"),
    mark("CC BY 3.0 IGO"),
)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A document that figures were read in; its publisher, grade and licence in the reader's language.

    ``denominator`` tells one that gives no figure that is shown, and only what figures are a rate of.
    """

    id: str
    publisher: str
    title: str
    published: str
    url: str
    grade: str
    licence: str
    figures: int
    denominator: bool = False

    def line(self, *, rows: str) -> str:
        """Return the source as one Markdown line with its link and, in words, how many rows it gave."""
        name = f"{self.publisher}, “{self.title}”" if self.title else self.publisher
        return f"{self._linked(name)} · {rows}"

    @property
    def short(self) -> str:
        """The source by its publisher and year, as a Markdown link."""
        return self._linked(self.publisher)

    def _linked(self, name: str) -> str:
        when = f" ({self.published[:4]})" if self.published else ""
        return (f"[{_plain(name)}]({self.url})" if self.url else verbatim(name)) + when


def sources_of(rows: pd.DataFrame, words: Words) -> tuple[Source, ...]:
    """Return the sources of a table of figures, those of most figures first, those of denominators alone at the end.

    Rows carry ``source, publisher_en, publisher_es, source_title, published, url, grade, licence``, as ``quotable``
    has them. A figure that is added up names all its documents in ``sources``, and a rate that of what it is a rate of
    in ``denominator_source``.
    """
    if "source" not in rows or rows.empty:
        return ()
    read, held_against = _figures_read_in(rows), _rates_of(rows)
    known = {row["source"]: row for row in rows_in(rows.dropna(subset=["source"]).drop_duplicates("source"))}
    others = tuple(sorted((read.keys() | held_against.keys()) - known.keys()))
    if others:
        known |= {row["source"]: row for row in rows_in(ask("sources_named", sources=others))}
    found = [
        _source(row, words, figures=read[name] or held_against[name], denominator=name not in read)
        for name, row in known.items()
    ]
    return tuple(sorted(found, key=lambda source: (source.denominator, -source.figures, source.publisher)))


def _figures_read_in(rows: pd.DataFrame) -> Counter[str]:
    """Return how many rows were read in each document; a sum in all those of its parts."""
    read = rows["source"]
    if "sources" in rows:
        read = rows["sources"].where(rows["sources"].notna(), read)
    return Counter(name for names in read.dropna() for name in names.split())


def _rates_of(rows: pd.DataFrame) -> Counter[str]:
    """Return how many rates are of a denominator of each document; counts that are shown as they are have none."""
    if not {"denominator_source", "shown"} <= set(rows.columns):
        return Counter()
    rated = rows["shown"].notna() & (rows["shown"] != rows["value"])
    return Counter(rows.loc[rated, "denominator_source"].dropna())


def _source(row: Row, words: Words, *, figures: int, denominator: bool) -> Source:
    grade, licence = row["grade"], row["licence"]
    return Source(
        id=row["source"],
        publisher=words.of(row, "publisher"),
        title=_text(row["source_title"]),
        published=_text(row["published"]),
        url=_text(row["url"]),
        grade=words.say(GRADES[grade]),
        licence=words.say(licence) if _text(licence) else "",
        figures=figures,
        denominator=denominator,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _plain(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")
