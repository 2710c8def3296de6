"""A view and a figure are cited by keys of their own, after all whose numbers they are made of."""

import json
from dataclasses import replace

import bibtexparser
import pytest
import rispy

from displacement.exhibit import Shown
from displacement.exhibits import EXHIBITS
from displacement.exports.citation import (
    bibtex,
    citation,
    csl_json,
    figure_citation,
    reference_of,
    reference_of_figure,
    ris,
)
from displacement.exports.naming import file_stem
from displacement.exports.printed import sources_line
from displacement.exports.tables import sources_table
from displacement.queries import ask
from displacement.queries.choices import codes_of
from displacement.queries.rows import rows_in
from displacement.words import LANGUAGES, words_in
from tests.edition import EDITION

BANK = {"en": "World Bank", "es": "Banco Mundial"}


def views(exhibit):
    yield {}
    for parameter in exhibit.parameters:
        spans = ["2018..2020", "..2020", "2018..", "2020..2020"]
        yield from ({parameter.name: code} for code in (spans if parameter.span else codes_of(parameter)))


def test_each_view_has_a_key_of_its_own(at):
    views = [
        at("hosts-ranking"),
        at("hosts-ranking", "es"),
        at("hosts-ranking", per="1000"),
        *(at("hosts-series", t=span) for span in ("..2019", "2019..", "2019..2019")),
        *(at("hosts-series", c=code) for code in ("CHL", "COL")),
    ]
    keys = [reference_of(shown).key for shown in views]
    assert len(set(keys)) == len(keys)
    assert keys[2] == f"refugio-hosts-ranking-1000-{EDITION}-en"


@pytest.mark.thorough
def test_each_view_of_every_exhibit_has_a_key_of_its_own(at):
    keyed = {}
    for name, exhibit in EXHIBITS.items():
        for choices in views(exhibit) if not exhibit.composed else [{}]:
            shown = at(name, **choices)
            told = (name, tuple(sorted(shown.chosen.items())))
            assert keyed.setdefault(file_stem(shown), told) == told  # of which the key is made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("exhibit_id", "choices"),
    [("hosts-ranking", {"per": "1000"}), ("hosts-map", {"per": "1000"}),
     ("compose", {"m": "unhcr_asylum_seekers", "per": "1000", "as": "change"})],
)  # fmt: skip
def test_whose_inhabitants_a_rate_is_of_is_cited_everywhere(exhibit_id, choices, language, at):
    shown, bank = at(exhibit_id, language, **choices), BANK[language]
    reference = reference_of(shown)
    texts = [sources_line(shown), citation(shown), bibtex(reference), ris(reference), csl_json(reference)]
    assert [text for text in texts if bank not in text] == []
    assert bank in list(sources_table(shown)[shown.words.say("Publisher")])


def test_of_plain_counts_no_denominator_is_cited(at):
    for exhibit_id in ("hosts-ranking", "hosts-map", "claims-neighbours"):
        assert not any(source.denominator for source in at(exhibit_id).sources)
        assert BANK["en"] not in citation(at(exhibit_id))


def test_a_denominator_is_named_however_many_sources_there_are(at):
    shown = at("hosts-ranking", per="1000")
    first, bank = shown.sources
    many = [replace(first, publisher=f"Publisher {number}") for number in range(9)]
    crowded = Shown(shown.exhibit, shown.view)
    crowded.__dict__["sources"] = (*many, bank)
    assert sources_line(crowded).endswith("and 3 more. Denominator: World Bank")


def test_a_sum_is_cited_after_the_documents_of_all_its_parts(at):
    shown = at("compose", m="venezuelans_hosted", sum="together", c="PER~COL~ECU~CHL")
    parts = {name for names in shown.rows["sources"].dropna() for name in names.split()}
    assert parts <= {source.id for source in shown.sources}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_of_the_ledger_is_cited_with_its_number_its_counter_and_its_document(language, monkeypatch):
    monkeypatch.setenv("REFUGIO_ADDRESS", "https://figures.example")
    rows = ask("ledger")
    row = rows_in(rows[(rows["value"] == 863613) & (rows["area"] == "PER")])[0]
    words = words_in(language)
    told, reference = figure_citation(row, words), reference_of_figure(row, words)
    for part in ("863,613", words.of(row, "counter"), words.of(row, "publisher"), row["url"], EDITION):
        assert part in told
    assert f"figure={row['figure_id']}&lang={language}&edition={EDITION}" in told
    entry = bibtexparser.parse_string(bibtex(reference)).entries[0]
    assert entry.key == f"refugio-{row['figure_id']}-{EDITION}"
    assert "863,613" in rispy.loads(ris(reference))[0]["title"]
    assert row["url"] in json.loads(csl_json(reference))[0]["abstract"]
