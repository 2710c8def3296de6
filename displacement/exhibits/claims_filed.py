"""How many new asylum claims did Venezuelans file in a country each year?"""

from __future__ import annotations

from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.claims import cases_apart, country_of, draw_years, of_one_unit, told_years
from displacement.exhibit.in_words import value_of
from displacement.view.parameters import COUNTRY, PERIOD
from displacement.words import mark


def _title(shown: Shown) -> str:
    rows = of_one_unit(shown)
    last = rows.iloc[-1]
    top = last if last["value"] == rows["value"].max() else rows.iloc[rows["value"].argmax()]
    if top["date"] == last["date"]:
        return shown.words.say(
            "{country}: {top} claimed asylum in {year}",
            country=country_of(shown),
            top=value_of(top, shown.words),
            year=shown.period(top),
        )
    return shown.words.say(
        "{country}: {top} claimed asylum in {year}, {last} in {end}",
        country=country_of(shown),
        top=value_of(top, shown.words),
        year=shown.period(top),
        last=value_of(last, shown.words),
        end=shown.period(last),
    )


EXHIBIT = Exhibit(
    id="claims-filed",
    question=mark("How many new asylum claims were filed each year?"),
    query="claims_filed",
    own=Stands.OVER_TIME,
    parameters=(COUNTRY, PERIOD),
    draw=draw_years,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "New asylum claims of Venezuelans at first instance, filed in the year (flow), UNHCR. Repeat claims and "
        "appeals are counted apart."
    ),
    alt=lambda shown: shown.words.say("A column a year: {years}.", years=told_years(shown)),
    cautions=cases_apart,
)
