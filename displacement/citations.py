"""Sources and how they are cited."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, kw_only=True)
class Source:
    """A document that figures were read in."""

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
        when = f" ({self.published[:4]})" if self.published else ""
        linked = f"[{_plain(name)}]({self.url})" if self.url else _plain(name)
        return f"{linked}{when} · {rows}"


def sources_of(rows: pd.DataFrame) -> tuple[Source, ...]:
    """Return the sources of a table of figures, those of most figures first.

    Rows carry ``source, publisher, source_title, published, url, grade, licence`` as ``quotable`` has them.
    """
    if "source" not in rows or rows.empty:
        return ()
    found = []
    for _, group in rows.dropna(subset=["source"]).groupby("source", sort=False):
        row = group.iloc[0]
        found.append(
            Source(
                id=row["source"],
                publisher=row["publisher"],
                title=_text(row["source_title"]),
                published=_text(row["published"]),
                url=_text(row["url"]),
                grade=row["grade"],
                licence=_text(row["licence"]),
                figures=len(group),
            )
        )
    return tuple(sorted(found, key=lambda source: (-source.figures, source.publisher)))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _plain(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")
