"""Sources and how they are cited."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

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
    """A document that figures were read in; its publisher, grade and licence in the reader's language."""

    id: str
    publisher: str
    title: str
    published: str
    url: str
    grade: str
    licence: str
    figures: int

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
    """Return the sources of a table of figures, those of most figures first.

    Rows carry ``source, publisher_en, publisher_es, source_title, published, url, grade, licence``, as ``quotable``
    has them.
    """
    if "source" not in rows or rows.empty:
        return ()
    found = []
    for _, group in rows.dropna(subset=["source"]).groupby("source", sort=False):
        row = group.iloc[0]
        found.append(
            Source(
                id=row["source"],
                publisher=words.of(row, "publisher"),
                title=_text(row["source_title"]),
                published=_text(row["published"]),
                url=_text(row["url"]),
                grade=words.say(GRADES[row.grade]),
                licence=words.say(row.licence) if _text(row.licence) else "",
                figures=len(group),
            )
        )
    return tuple(sorted(found, key=lambda source: (-source.figures, source.publisher)))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _plain(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")
