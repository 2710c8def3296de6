"""Texts of others stay texts: Markdown finds nothing in them to obey."""

import re

import pytest

from displacement.words import verbatim

JOINER = "\N{WORD JOINER}"


@pytest.mark.parametrize(
    "text",
    [
        "**bold** _it_ `code` ~~no~~",
        "[here](https://evil.example)",
        "<script>alert(1)</script>",
        "$x$ and \\(y\\)",
        ":material/home: :red[x] :smile:",
        "# heading",
        "| a | b |",
        "a\n\n- list",
        "www.evil.example and me@evil.example",
        "\\*",
    ],
)
def test_every_sign_is_escaped_and_nothing_is_lost(text):
    told = verbatim(text)
    assert "\n" not in told
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`~\[\]<>$:#|!]", re.sub(r"\\.", "", told))
    assert re.sub(r"\\(.)", r"\1", told).replace(JOINER, "") == " ".join(text.split())


@pytest.mark.parametrize(
    "text", ["https://evil.example", "www.evil.example", "HTTP://x.example", "me@x.example"]
)
def test_an_address_is_no_link(text):
    plain = re.sub(r"\\(.)", r"\1", verbatim(text))
    assert not re.search(r"https?://|www\.|\w@\w", plain, re.IGNORECASE)


def test_words_and_numbers_stay_as_they_are():
    assert verbatim("Lima 2019 «863 613» año") == "Lima 2019 «863 613» año"
    assert verbatim(863613) == "863613"
