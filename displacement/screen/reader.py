"""One reader at one page: the words of the language, and the view with what was chosen."""

from __future__ import annotations

import streamlit as st

from displacement.pages import Page
from displacement.screen.choices import control, current_language
from displacement.screen.selection import selection_bar
from displacement.view import View
from displacement.view.parameters import Parameter
from displacement.words import words_in


class Reader:
    """One reader at one page: ``words`` and ``view``, which grows with each control that is offered."""

    def __init__(self, page: Page) -> None:
        """Read the language and the theme of the reader, and offer the selection above the page."""
        self.words = words_in(current_language())
        theme = "dark" if st.context.theme.type == "dark" else "light"
        view = View(language=self.words.language, theme=theme)  # type: ignore[arg-type]
        self.view = view.with_filters(selection_bar(page, self.words))

    def controls(self, *parameters: Parameter) -> None:
        """Offer the parameters side by side; what is chosen goes into the view and the address."""
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = {parameter.name: control(parameter, self.words) for parameter in parameters}
        self.view = self.view.with_filters(chosen)
