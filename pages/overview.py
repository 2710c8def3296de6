"""Overview: the figures to start from, where people live, how it grew, how the door closed."""

from displacement.parameters import COUNTRY
from displacement.screen import screen
from displacement.words import mark

here = screen()
here.heading(
    mark("Refugio en cifras"),
    mark(
        "Venezuelan displacement, figure by figure: each number with its source, its date and its doubts. "
        "Where documents disagree, the disagreement is shown."
    ),
)
here.section(mark("The figures to start from"))
here.show("headline-figures")
here.section(mark("Where they live, and since when"))
here.show("hosts-map", choose=COUNTRY)
here.show("world-growth")
here.section(mark("How a door closed"))
here.show("door-in-four-steps")
here.section(mark("This edition"))
here.changes()
