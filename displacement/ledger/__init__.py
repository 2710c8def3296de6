"""The ledger of all figures: found by number, word, area, year or source; each told with all that defends it."""

from displacement.ledger.card import Card, card_of, line_of
from displacement.ledger.computed import calculation_of, line_of_computed, parts_of
from displacement.ledger.search import Found, find_figures, numbers_in
from displacement.ledger.shown import Place, place_of_computed, places_of

__all__ = [
    "Card",
    "Found",
    "Place",
    "calculation_of",
    "card_of",
    "find_figures",
    "line_of",
    "line_of_computed",
    "numbers_in",
    "parts_of",
    "place_of_computed",
    "places_of",
]
