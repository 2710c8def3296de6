"""Timeline: the measures of each country, and what they asked of a Venezuelan on a chosen day."""

from displacement.screen.page import show_page

show_page("timeline")
