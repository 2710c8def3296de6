"""The road north: how many were counted on the way, and who did not arrive."""

from displacement.screen.page import show_page

show_page("road")
