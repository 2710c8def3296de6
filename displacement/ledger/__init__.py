"""The ledger of all figures: found by number, word, area, year or source; each told with all that defends it."""

from displacement.ledger.card import Card, card_of, line_of
from displacement.ledger.search import Found, find_figures
from displacement.ledger.shown import Place, places_of

__all__ = ["Card", "Found", "Place", "card_of", "find_figures", "line_of", "places_of"]
