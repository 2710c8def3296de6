"""Permits: the PTP and what followed it in Peru, and the permits of other countries."""

from displacement.screen.page import show_page

show_page("permits")
