"""Which permits did other countries open to Venezuelans, and how far did each get?"""

from __future__ import annotations

from displacement.exhibit import Exhibit
from displacement.exhibit.marks import key_of_bars
from displacement.exhibit.own import OF_A_PERMIT
from displacement.exhibit.procedures import draw_permits, how_far, told_list
from displacement.view.parameters import PERMITS
from displacement.words import mark

EXHIBIT = Exhibit(
    id="permits-elsewhere",
    question=mark("Which permits did other countries open, and how far did each get?"),
    query="permits_elsewhere",
    own=OF_A_PERMIT,
    in_columns=True,
    parameters=(PERMITS,),
    draw=draw_permits,
    title=how_far,
    subtitle=lambda shown: shown.words.say(
        "The last published figure of each stage (registered, applied, approved, delivered …), at its own date, "
        "drawn to the scale of its permit."
    ),
    alt=lambda shown: shown.words.say("Bars one under the other. {bars}.", bars=told_list(shown)),
    reading=key_of_bars,
    cautions=lambda shown: [
        shown.words.say("Applied is not approved, and approved is not delivered: stages are never added up.")
    ],
)
