"""Of those who claimed asylum in Peru, how many were recognised?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.stages import draw_stages
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import month_of, value_of, years_of
from displacement.exhibit.marks import key_of_bars
from displacement.exhibit.own import A_PART
from displacement.exhibit.procedures import told_list, with_told
from displacement.queries.rows import Row, rows_in
from displacement.words import mark

HEADINGS = {
    "published": mark("As published"),
    "yearly": mark("UNHCR’s yearly statistics, added up"),
}


def _draw(shown: Shown) -> go.Figure:
    return draw_stages(
        with_told(shown),
        headings={group: shown.words.say(name) for group, name in HEADINGS.items()},
        palette=shown.view.palette,
        words=shown.words,
        across=shown.view.across,
    )


def _published(shown: Shown) -> dict[str, Row]:
    """Return the running totals as published, by stage: claims filed, people recognised."""
    rows = shown.rows[shown.rows["grouped"] == "published"]
    return {str(row["stage"]): row for row in rows_in(rows)}


def _title(shown: Shown) -> str:
    words, published = shown.words, _published(shown)
    values: dict[str, str] = {}
    if "filed" in published:
        row = published["filed"]
        values |= {"filed": value_of(row, words)}
        values |= {"day": words.date(row["date"].date(), row["date_precision"])}
    if "recognised" in published:
        row = published["recognised"]
        values |= {"recognised": value_of(row, words), "month": month_of(row, words)}
    if len(published) > 1:
        return words.say("Peru: {filed} filed by {day}, {recognised} recognised by {month}", **values)
    if "filed" in published:
        return words.say("Peru: {filed} filed by {day}", **values)
    if "recognised" in published:
        return words.say("Peru: {recognised} recognised by {month}", **values)
    return words.say("Peru: {bar}", bar=told_list(shown).split("; ")[0])


def _subtitle(shown: Shown) -> str:
    words, yearly = shown.words, shown.rows[shown.rows["grouped"] == "yearly"]
    if yearly.empty:
        return words.say("Peru: running totals as published.")
    years = years_of(yearly["period_start"].min(), yearly["date"].max())
    if yearly[["period_start", "date"]].drop_duplicates().shape[0] > 1:
        return words.say("Peru: UNHCR’s yearly flows of people added up, each over the years told with it.")
    if not _published(shown):
        return words.say("Peru: UNHCR’s yearly flows of people, {years}, added up.", years=years)
    return words.say(
        "Peru: running totals as published, and below them UNHCR’s yearly flows of people, {years}, added up.",
        years=years,
    )


def _cautions(shown: Shown) -> list[str]:
    if len(_published(shown)) < 2:
        return []
    return [
        shown.words.say(
            "Claims and people are different units: a family may share one claim. No rate is computed from the first "
            "two."
        )
    ]


EXHIBIT = Exhibit(
    id="peru-claims-funnel",
    question=mark("Of those who claimed asylum in Peru, how many were recognised?"),
    query="peru_claims_funnel",
    own=A_PART,
    in_columns=True,
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=lambda shown: shown.words.say("Bars one under the other. {bars}.", bars=told_list(shown)),
    reading=key_of_bars,
    cautions=_cautions,
)
