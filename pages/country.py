"""A country on one page: what is held on it, at a glance and in full, and its sheet to take away."""

from displacement.screen.page import show_page

show_page("country")
