"""Your own figures beside ours: brought, checked, described, drawn; kept in the reader's session alone."""

from displacement.screen.page import show_page

show_page("yours")
