"""Explore: a picture of the reader's own question."""

from displacement.screen.page import show_page

show_page("explore")
