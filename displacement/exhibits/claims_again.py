"""How many repeat claims and appeals did Venezuelans file in a country each year?"""

from __future__ import annotations

from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.claims import cases_apart, country_of, draw_years, of_one_unit, told_years
from displacement.exhibit.in_words import value_of
from displacement.view.parameters import COUNTRY, PERIOD
from displacement.words import mark


def _title(shown: Shown) -> str:
    last = of_one_unit(shown).iloc[-1]
    return shown.words.say(
        "{country}: {value} appealed or claimed again in {year}",
        country=country_of(shown),
        value=value_of(last, shown.words),
        year=shown.period(last),
    )


EXHIBIT = Exhibit(
    id="claims-again",
    question=mark("How many repeat claims and appeals were filed each year?"),
    query="claims_again",
    own=Stands.OVER_TIME,
    parameters=(COUNTRY.starting_at("USA"), PERIOD),
    draw=draw_years,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "Repeat claims and appeals of Venezuelans filed in the year (flow), UNHCR. They are not new claims and are "
        "not added to them."
    ),
    alt=lambda shown: shown.words.say("A column a year: {years}.", years=told_years(shown)),
    cautions=cases_apart,
)
