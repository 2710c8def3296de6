"""A text for a file has no marks of Markdown in it, and what was kept from being one stands there as it was written."""

import pytest

from displacement.exports.printed import plain
from displacement.words import verbatim


@pytest.mark.parametrize(
    "text",
    [
        "[a](b) ![x](http://evil.example)",
        "$x$ **bold** `code`",
        ":material/home: :small[x]",
        "back\\slash \\[x\\]",
    ],
)
def test_what_somebody_else_wrote_comes_out_as_it_went_in(text):
    assert plain(f"**Said:** {verbatim(text)} [link](https://ours.example)") == f"Said: {text} link"
