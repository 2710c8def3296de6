"""Host countries: where Venezuelans live, how many, according to whom, who they are."""

from displacement.screen.page import show_page

show_page("hosts")
