"""Sources: where each number comes from, where documents disagree, what was recomputed, what was corrected."""

from displacement import desk
from displacement.screen import screen
from displacement.words import mark

here = screen()
here.heading(
    mark("Sources"),
    mark("Where each number comes from, where documents disagree, and whether published numbers add up."),
)
desk.asked_figure(here)
here.section(mark("Find a number"))
desk.ledger(here)
here.section(mark("Where documents disagree"))
desk.disagreements(here)
here.section(mark("Published numbers, recomputed"))
here.show("checks")
here.section(mark("Changes and corrections"))
desk.changes(here.words)
here.section(mark("Take the whole edition"))
desk.downloads(here.words)
