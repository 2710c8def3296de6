"""A change of look is seen and meant: what each exhibit looks like is kept, and compared."""

import io

import pytest
from PIL import Image, ImageChops

from displacement.exhibits import EXHIBITS
from displacement.exports import shared_renderer
from displacement.view.colours import LIGHT
from tests.workshop.looks import (
    KEPT,
    OTHERWISE,
    WIDE,
    changed,
    figure_of,
    in_few_colours,
    kept_look,
    kept_picture,
    look_of,
    picture_of,
    shows,
)

MOST = 3_000_000
"""Bytes that all kept looks and pictures may take."""
SAMPLE = {"border-claims-funnel", "claims-filed", "hosts-map", "timeline"}
AROUND = ("title", "subtitle", "foot")
"""The words around a picture: the last labels of its sheet."""


@pytest.mark.sampled(12)
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


@pytest.mark.browser
@pytest.mark.parametrize(
    "name", [pytest.param(each, marks=() if each in SAMPLE else pytest.mark.thorough) for each in EXHIBITS]
)
def test_an_exhibit_is_drawn_as_it_is_kept_as_long_as_it_shows_the_same(name):
    picture, showing = kept_picture(name)
    if showing == shows(name):
        assert changed(picture, picture_of(figure_of(name))) <= OTHERWISE, (
            f"{name} is drawn otherwise than before. If that is meant: `make pictures`, commit tests/looks"
        )


@pytest.mark.thorough
def test_most_kept_pictures_show_what_their_exhibits_show():
    others = [name for name in EXHIBITS if kept_picture(name)[1] != shows(name)]
    assert len(others) < len(EXHIBITS) / 2, f"the figures of these changed: `make pictures` ({others})"


@pytest.mark.browser
@pytest.mark.parametrize("name", sorted(SAMPLE))
def test_letters_with_other_edges_are_no_other_look(name):
    """Drawn twice as large and made small again, each letter has other edges than where it is drawn small."""
    figure = figure_of(name)
    ours = picture_of(figure)
    large = shared_renderer().draw(figure, kind="png", scale=2 * WIDE / figure.layout.width)
    with Image.open(io.BytesIO(ours)) as small, Image.open(io.BytesIO(large)) as twice:
        made_small = twice.convert("RGB").resize(small.size, Image.Resampling.LANCZOS)
        assert ImageChops.difference(small.convert("RGB"), made_small).getbbox()
    assert changed(ours, in_few_colours(made_small)) <= OTHERWISE


@pytest.mark.browser
@pytest.mark.parametrize("name", sorted(SAMPLE))
def test_a_label_that_has_moved_is_another_look(name):
    figure, ours = figure_of(name), picture_of(figure_of(name))
    label = max(figure.layout.annotations[: -len(AROUND)], key=lambda each: len(each.text))
    label.update(xshift=(label.xshift or 0) + 60, yshift=(label.yshift or 0) - 30)
    assert changed(ours, picture_of(figure)) > OTHERWISE
