"""Asylum claims: who filed, who waits, how claims are decided; Peru beside its neighbours."""

from displacement.parameters import COUNTRY, PER
from displacement.screen import screen
from displacement.words import mark

here = screen()
here.heading(
    mark("Asylum claims"),
    mark(
        "How many claims were filed, how many people wait, how claims are decided, and Peru beside other countries."
    ),
)
here.section(mark("Peru in 2019"))
here.show("claims-three-kinds", "peru-claims-funnel")
here.section(mark("In the chosen country"))
here.part("claims-filed", "claims-pending", "claims-decisions", "claims-again", controls=(COUNTRY,))
here.section(mark("Peru beside other countries"))
here.part("claims-neighbours", controls=(PER,))
