"""Messages marked for the catalogue, and the words for units and qualifiers."""

from __future__ import annotations


def mark(message: str) -> str:
    """Return the message as it is; the mark lets the catalogue find words that are said elsewhere."""
    return message


def mark_n(one: str, many: str) -> tuple[str, str]:
    """Return the singular and the plural as they are, marked for the catalogue as belonging together."""
    return one, many


UNITS = {
    "persons": mark_n("person", "people"),
    "claims": mark_n("claim", "claims"),
    "cases": mark_n("case (which may cover several people)", "cases (one may cover several people)"),
    "permits": mark_n("permit", "permits"),
    "applications": mark_n("application", "applications"),
    "appointments": mark_n("appointment", "appointments"),
    "percent": mark_n("percent", "percent"),
    "persons_per_day": mark_n("person per day", "people per day"),
    "persons_per_week": mark_n("person per week", "people per week"),
    "persons_per_month": mark_n("person per month", "people per month"),
    "claims_per_day": mark_n("claim per day", "claims per day"),
    "claims_per_month": mark_n("claim per month", "claims per month"),
    "days": mark_n("day", "days"),
    "hours": mark_n("hour", "hours"),
    "interviews": mark_n("interview", "interviews"),
    "acts": mark_n("measure", "measures"),
    "states": mark_n("state", "states"),
    "situations": mark_n("situation", "situations"),
    "crossings": mark_n("crossing", "crossings"),
    "usd_per_month": mark_n("US dollar per month", "US dollars per month"),
    "per_1000": mark_n("Venezuelan per 1,000 inhabitants", "Venezuelans per 1,000 inhabitants"),
}

MINUS = "\N{MINUS SIGN}"

QUALIFIERS = {
    "exact": mark("{value}"),
    "masked": mark("1 to {value}"),
    "bare": mark("{value}"),
    "about": mark("about {value}"),
    "over": mark("over {value}"),
    "under": mark("under {value}"),
    "at_least": mark("at least {value}"),
    "at_most": mark("at most {value}"),
    "range_low": mark("from {value}"),
    "range_high": mark("up to {value}"),
}
