"""Border: what became of those who asked to enter, how many came, and how long they waited."""

from displacement.parameters import BORDER
from displacement.screen import screen
from displacement.words import mark

here = screen()
here.heading(
    mark("Border"),
    mark(
        "Who reached the border, what was asked of them, how long they waited and what became of their claims."
    ),
)
here.section(mark("Asylum claims at Peru’s border"))
here.show("border-claims-funnel", "border-claims-share", "border-claims-flows")
here.section(mark("Entries"))
here.part("border-entries", controls=(BORDER,))
here.show("irregular-entries", "irregular-per-day")
here.section(mark("Waiting"))
here.show("waiting-days", "border-sample")
here.section(mark("The routes"))
here.show("darien", "crossings-map")
