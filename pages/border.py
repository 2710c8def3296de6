"""Border: what became of those who asked to enter, how many came, and how long they waited."""

from displacement.screen.page import show_page

show_page("border")
