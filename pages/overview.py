"""Overview: the figures to start from, where people live, how it grew, how the door closed."""

from displacement.screen.page import show_page

show_page("overview")
