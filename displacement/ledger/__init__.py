"""The ledger of all figures: found by number, word, area, year or source."""

from displacement.ledger.search import Found, search

__all__ = ["Found", "search"]
