"""Colours by meaning, in a light and a dark palette.

Safe for colour-blind readers (blue against orange, never red against green); marks stand out from the
ground by at least 3:1 and text by at least 4.5:1, which a test measures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]


@dataclass(frozen=True, kw_only=True)
class Palette:
    """The colours of one theme, named by what they mean."""

    ground: str
    land: str
    land_line: str
    rule: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    opens: str
    restricts: str
    neutral: str
    admitted: str
    denied: str
    pending: str
    archived: str
    unhcr: str
    r4v: str
    national: str
    other: str
    women: str
    men: str
    yours: str
    series: tuple[str, ...]

    def counter(self, kind: str) -> str:
        """Return the colour of whoever counted: ``unhcr``, ``r4v`` (its platforms too), ``national`` or ``other``."""
        return str(getattr(self, kind))

    def of_series(self, keys: Iterable[str]) -> dict[str, str]:
        """Return a colour for each of at most eight series: the first, in focus, has the accent, and none repeats."""
        return dict(zip(keys, self.series, strict=False))

    def stage(self, stage: str) -> str:
        """Return the colour of a stage of a procedure: asked for, waiting, given, refused or laid aside."""
        return str(getattr(self, STAGES.get(stage, "neutral")))


STAGES = {
    "filed": "accent",
    "applied": "accent",
    "registered": "accent_soft",
    "eligible": "neutral",
    "appointment": "neutral",
    "in_process": "pending",
    "pending": "pending",
    "decided": "accent_soft",
    "recognised": "admitted",
    "other_protection": "accent_soft",
    "granted": "admitted",
    "delivered": "admitted",
    "denied": "denied",
    "closed": "archived",
    "uncollected": "archived",
}

LIGHT = Palette(
    ground="#ffffff",
    land="#e9e7e2",
    land_line="#bdb9b0",
    rule="#dcdad5",
    text="#14171a",
    muted="#5b6470",
    accent="#0f5d73",
    accent_soft="#5f93a3",
    opens="#1b6ca8",
    restricts="#b4531a",
    neutral="#6b7280",
    admitted="#1b6ca8",
    denied="#b4531a",
    pending="#6b7280",
    archived="#8c8676",
    unhcr="#0f5d73",
    r4v="#b4531a",
    national="#7a4f8c",
    other="#6b7280",
    women="#7a4f8c",
    men="#2f7f79",
    yours="#c2187c",
    series=("#0f5d73", "#cf7b26", "#825eb9", "#720500", "#358476", "#8d8cc2", "#37277f", "#a14206"),
)

DARK = Palette(
    ground="#14171a",
    land="#2c3136",
    land_line="#4a5159",
    rule="#353b41",
    text="#eceae6",
    muted="#a9b0b8",
    accent="#62b5cf",
    accent_soft="#4c8799",
    opens="#6cb4ee",
    restricts="#f0955c",
    neutral="#a3a9b3",
    admitted="#6cb4ee",
    denied="#f0955c",
    pending="#a3a9b3",
    archived="#948d7c",
    unhcr="#62b5cf",
    r4v="#f0955c",
    national="#c79ad8",
    other="#a3a9b3",
    women="#c79ad8",
    men="#6cc4bc",
    yours="#ff8fd0",
    series=("#62b5cf", "#e1b942", "#b55422", "#667fda", "#d6812e", "#866a83", "#e5e2a4", "#6ee5f9"),
)


def palette(theme: Theme) -> Palette:
    """Return the palette of a theme."""
    return DARK if theme == "dark" else LIGHT
