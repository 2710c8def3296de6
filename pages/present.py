"""Present: a story that is ready to be shown, and a deck of one's own, with or without network."""

from displacement.screen.page import show_page

show_page("present")
