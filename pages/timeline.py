"""Timeline: the measures of each country, and what they asked of a Venezuelan on a chosen day."""

from displacement.parameters import DAY, KIND, LANE
from displacement.screen import screen
from displacement.words import mark

here = screen()
here.heading(
    mark("Timeline"),
    mark("How the way south was opened and closed, measure by measure, and what was asked on a chosen day."),
)
here.section(mark("A corridor closes"))
here.show("corridor", "later-steps")
here.section(mark("All measures"))
here.part("timeline", controls=(LANE, KIND))
here.section(mark("What was asked on a chosen day"))
here.part("asked", controls=(DAY,))
