"""Sources: where each number comes from, where documents disagree, what was recomputed, what was corrected."""

from displacement.screen.page import show_page

show_page("sources")
