"""Where a reader begins who wants to change a picture: the question to compose that comes nearest to what it shows."""

from __future__ import annotations

import pandas as pd

from displacement.exhibit.exhibit import Shown
from displacement.queries import ask, once_a_view
from displacement.queries.coverage import dimension_of, held
from displacement.queries.figuring import CASES, OUTCOMES
from displacement.queries.questions import ALL, Question
from displacement.queries.rows import Row, rows_in

SIDE_BY_SIDE = 8
"""More areas than these are asked for as all that there are."""


@once_a_view
def question_behind(shown: Shown) -> Question | None:
    """Return the question about the measure that most figures shown are of, for their areas, at the reader's choices.

    None where nothing shown can be composed: measures of states, figures of copies.
    """
    if shown.empty or "figure_id" not in shown.rows:
        return None
    figures = tuple(shown.rows["figure_id"].dropna().astype(str).unique())
    behind = ask("composed_of", figures=figures)
    if behind.empty:
        return None
    most = behind.iloc[0]
    kept = {name: value for name, value in shown.view.filters if name in {"t", "per", "s"}}
    areas = _areas(shown, most)
    asked = {**kept, "m": str(most["measure"]), "part": _part(behind, most)} | _rate(
        shown, str(most["measure"])
    )
    return Question.of(asked).having("c", ALL if len(areas) > SIDE_BY_SIDE else "~".join(areas))


def question_of_figure(row: Row) -> Question | None:
    """Return the question that draws the measure of one figure of the ledger, where it was counted."""
    behind = ask("composed_of", figures=(str(row["figure_id"]),))
    if behind.empty:
        return None
    first = rows_in(behind)[0]
    return Question.of({"m": str(first["measure"]), "part": str(first["part"]), "c": str(row["area"])})


def _rate(shown: Shown, measure: str) -> dict[str, str]:
    """Return what the numbers shown are a rate of, where they are shares of the claims decided on their merits."""
    rows = shown.rows
    shares = {"shown", "denominator"} <= set(rows.columns) and measure.removesuffix(CASES) in OUTCOMES
    return {"per": "decided"} if shares and (rows["shown"] != rows["value"]).any() else {}


def _part(behind: pd.DataFrame, most: Row) -> str:
    """Return the part that the figures are of or, of several of one kind, all of that kind side by side."""
    parts = set(behind.loc[behind["measure"] == most["measure"], "part"])
    kinds = {dimension_of(each) for each in held(str(most["measure"])) if each.part in parts}
    return kinds.pop() if len(parts) > 1 and len(kinds) == 1 and "" not in kinds else str(most["part"])


def _areas(shown: Shown, most: Row) -> list[str]:
    """Return the areas of the figures behind, the one in focus first, the others as they are shown."""
    within, focus = set(most["areas"]), dict(shown.view.filters).get("c", "").split("~")
    told = [area for area in (*focus, *shown.rows["area"].dropna().unique()) if area in within]
    return list(dict.fromkeys(told))
