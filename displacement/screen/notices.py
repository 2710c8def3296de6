"""What a page tells of the address that opened it: a language or an edition that is not the one shown."""

from __future__ import annotations

import streamlit as st

from displacement.addresses import address_to
from displacement.exhibit import Shown
from displacement.exhibit.since import changed_since
from displacement.queries import served_edition
from displacement.queries.editions import standing_of
from displacement.words import LANGUAGES, NAMES, Words, verbatim


def tell_address(words: Words) -> None:
    """Tell in a line each what the address asks for and the page does not show."""
    _tell_language(words)
    _tell_edition(words)


def _tell_language(words: Words) -> None:
    asked = st.query_params.get("lang", words.language)
    if asked not in LANGUAGES:
        st.warning(
            words.say(
                "The address asks for the language “{asked}”, which this dashboard does not speak; shown instead: "
                "{shown}.",
                asked=verbatim(asked),
                shown=NAMES[words.language],
            )
        )


def tell_since(shown: Shown) -> None:
    """Tell under an exhibit what was corrected in its figures since the edition that the address was made with."""
    asked = st.query_params.get("edition", "")
    changed = changed_since(shown, asked) if asked else []
    if changed:
        told = shown.words.say("Since edition {edition}:", edition=verbatim(asked))
        lines = "\n".join(f"- :small[{verbatim(line)}]" for line in changed)
        st.markdown(f":small[:material/history: **{told}**]\n{lines}")


def _tell_edition(words: Words) -> None:
    """Tell that the address was made with another edition, and what that means for the figures."""
    asked, served = st.query_params.get("edition", ""), served_edition().name
    standing = standing_of(asked) if asked else "served"
    if standing == "served":
        return
    if standing == "earlier":
        told = words.say(
            "This address was made with edition {asked} of the figures; today’s is {served}. Where what an exhibit "
            "shows was corrected or withdrawn since, it says so under its title, with what stood there.",
            asked=verbatim(asked),
            served=served,
        )
    else:
        told = words.say(
            "This address names edition “{asked}” of the figures, which is not known here; shown is {served}. The "
            "figures may not be those that the address was made for.",
            asked=verbatim(asked),
            served=served,
        )
    changed = words.say("What changed")
    st.info(
        f"{told} [{changed}]({address_to(f'sources?lang={words.language}#changes')})",
        icon=":material/history:",
    )
