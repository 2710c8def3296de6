"""Permits: the PTP and what followed it in Peru, and the permits of other countries."""

from displacement.parameters import PERMITS, WEAK
from displacement.screen import screen
from displacement.words import mark

here = screen()
here.heading(
    mark("Permits"),
    mark(
        "Who applied, who waited and who received a permit, in Peru and elsewhere, each figure at its own date."
    ),
)
here.section(mark("Peru"))
here.part("ptp", controls=(WEAK,))
here.show("status-2019", "cpp", "humanitarian-visas")
here.section(mark("Other countries"))
here.part("permits-elsewhere", controls=(PERMITS,))
