"""Which permits did a country open to Venezuelans, and what was last published of each stage?"""

from __future__ import annotations

import pandas as pd

from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import date_of, source_link, value_of
from displacement.exhibit.marks import key_of_bars
from displacement.exhibit.own import OF_A_PERMIT
from displacement.exhibit.procedures import STAGES, draw_permits, how_far, permits_of, stage_of, told_list
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import HELD, PERIOD
from displacement.words import Words, capital, mark


def _as_table(shown: Shown) -> pd.DataFrame:
    """Return the permits down and the stages along, each number with its date and its source."""
    words, rows = shown.words, rows_in(shown.rows)
    stages = [stage for stage in STAGES if stage in {stage_of(row) for row in rows}]
    permits = permits_of(shown)
    return pd.DataFrame(
        {
            capital(words.say(STAGES[stage])): [
                " · ".join(
                    _cell(row, words)
                    for row in rows
                    if row["instrument"] == permit and stage_of(row) == stage
                )
                for permit in permits
            ]
            for stage in stages
        },
        index=list(permits.values()),
    )


def _cell(row: Row, words: Words) -> str:
    everybody = ", " + words.say("all nationalities") if row["nationality"] == "ALL" else ""
    return f"**{value_of(row, words)}**{everybody} :small[{date_of(row, words)} · {source_link(row, words)}]"


EXHIBIT = Exhibit(
    id="country-permits",
    question=mark("Which permits did a country open, and what was last published of each stage?"),
    query="country_permits",
    own=OF_A_PERMIT,
    in_columns=True,
    parameters=(HELD, PERIOD),
    draw=draw_permits,
    title=how_far,
    subtitle=lambda shown: shown.words.say(
        "The last published figure of each stage of each permit, at its own date. An empty cell is not zero: nothing "
        "read says how many."
    ),
    alt=lambda shown: shown.words.say("Permits and their stages. {figures}.", figures=told_list(shown)),
    reading=key_of_bars,
    as_table=_as_table,
    cautions=lambda shown: [
        shown.words.say("Applied is not approved, and approved is not delivered: stages are never added up.")
    ],
)
