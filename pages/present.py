"""Present: a story that is ready to be shown, and a deck of one's own, with or without network."""

from displacement.lectern import own_deck, story_told
from displacement.screen import screen
from displacement.words import mark

here = screen()
here.heading(
    mark("Present"),
    mark(
        "Exhibits as slides, with what to say and a question for the room. They run in any browser, and from a USB "
        "stick."
    ),
)
story_told(here.words)
here.section(mark("Your own deck"))
own_deck(here.words)
