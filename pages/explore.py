"""Explore: a picture of your own, composed of any measure, country, period and form that fit each other."""

from displacement.screen.page import show_page

show_page("explore")
