"""Host countries: where Venezuelans live, how many, according to whom, who they are."""

from displacement.parameters import COUNTRY, RATE, YEAR
from displacement.screen import screen
from displacement.words import mark

here = screen()
here.heading(
    mark("Host countries"),
    mark("Where Venezuelans live, how many they are, according to whom, and who they are."),
)
here.controls(YEAR, RATE)
here.show("hosts-map", "hosts-ranking", choose=COUNTRY)
here.section(mark("In the chosen country"))
here.part("hosts-series", "hosts-spread", "age-and-sex", controls=(COUNTRY,))
here.section(mark("Inside Peru"))
here.show("peru-departments")
