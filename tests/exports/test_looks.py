"""A change of look is seen and meant: what each exhibit looks like is kept, and compared."""

import pytest

from displacement.exhibits import EXHIBITS
from displacement.view.colours import LIGHT
from tests.workshop.looks import KEPT, figure_of, kept_look, look_of

MOST = 3_000_000
"""Bytes that all kept looks and pictures may take."""


@pytest.mark.parametrize("name", EXHIBITS)
def test_an_exhibit_looks_as_it_is_kept(name):
    assert look_of(figure_of(name)) == kept_look(name), (
        f"{name} looks otherwise than before. If that is meant: `make pictures`, see its sheet, commit tests/looks"
    )


def test_what_is_kept_is_of_exhibits_that_are_there_and_small():
    files = list(KEPT.iterdir())
    assert {(file.stem, file.suffix) for file in files} == {
        (name, end) for name in EXHIBITS for end in (".json", ".png")
    }
    assert sum(file.stat().st_size for file in files) < MOST


@pytest.mark.parametrize(
    "change",
    [
        {"xaxis": {"showgrid": True}},
        {"font": {"size": 15}},
        {"plot_bgcolor": LIGHT.land},
        {"shapes": [{"type": "line", "line": {"dash": "dot"}}]},
    ],
    ids=str,
)
def test_another_style_is_another_look(change):
    assert look_of(figure_of("claims-filed").update_layout(change, overwrite=False)) != kept_look(
        "claims-filed"
    )


def test_other_figures_and_words_are_the_same_look():
    figure = figure_of("claims-filed")
    figure.update_traces(y=[1, 2, 3], x=["2020-01-01", "2021-01-01", "2022-01-01"], hovertext=["a", "b", "c"])
    figure.update_yaxes(range=[0, 4], tickvals=[0, 2], ticktext=["0", "2"])
    figure.layout.annotations[0].text = "<b>Another finding</b>"
    assert look_of(figure) == kept_look("claims-filed")
