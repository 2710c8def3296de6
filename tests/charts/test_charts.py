"""Charts say what their table says: nothing between two counts, nothing for what is missing, no English commas."""

import datetime as dt

import pandas as pd
import pytest

from displacement.charts.columns import Marker, draw_columns
from displacement.charts.lines import Break, draw_lines
from displacement.charts.outcomes import draw_outcomes
from displacement.charts.ranking import draw_ranking
from displacement.charts.style import tick_labels
from displacement.colours import LIGHT
from displacement.words import words_in

EN = words_in("en")


@pytest.fixture
def series():
    days = pd.to_datetime(["2016-12-31", "2017-12-31", "2018-12-31", "2019-12-31"])
    return pd.DataFrame(
        {
            "series": "unhcr",
            "date": days,
            "value": [1.0, None, 3.0, 4.0],
            "figure_id": list("abcd"),
            "hover": "",
        }
    )


def drawn(series, **options):
    return draw_lines(
        series, colours={"unhcr": "#000000"}, names={"unhcr": "UNHCR"}, palette=LIGHT, words=EN, **options
    )


def test_a_missing_year_leaves_a_gap_in_the_line(series):
    (line,) = drawn(series, joined=frozenset({"unhcr"})).data
    assert line.connectgaps is False
    assert pd.isna(line.y[1])


def test_a_line_stops_at_a_break_of_its_series_and_starts_again(series):
    cut = Break(day=dt.date(2018, 6, 1), label="new method", series="unhcr")
    lines = drawn(series, joined=frozenset({"unhcr"}), breaks=[cut]).data
    assert [len(line.x) for line in lines] == [2, 2]


def test_counts_by_hand_are_points_without_a_line(series):
    (points,) = drawn(series).data
    assert points.mode == "markers"


def test_the_parts_of_a_whole_start_where_the_last_one_ended():
    marks = pd.DataFrame(
        {
            "part": ["all", "a", "b"],
            "value": [10.0, 4.0, 6.0],
            "figure_id": list("xyz"),
            "hover": ["", "", ""],
        }
    )
    names = {"all": "all", "a": "first", "b": "second"}
    figure = draw_outcomes(marks, whole="all", colours={"a": "#111111", "b": "#222222"}, names=names,
                           palette=LIGHT, words=EN)  # fmt: skip
    assert [bar.base[0] for bar in figure.data] == [0, 0, 4]
    assert "40.0%" in figure.layout.annotations[1].text


def test_a_period_without_a_figure_has_no_column():
    marks = pd.DataFrame(
        {"period_start": pd.to_datetime(["2019-05-01", "2019-07-01"]), "value": [8.0, 2.0], "figure_id": ["a", "b"],
         "hover": ["", ""], "qualifier": ["exact", "over"]}
    )  # fmt: skip
    figure = draw_columns(marks, palette=LIGHT, words=EN)
    assert len(figure.data[0].x) == 2
    assert list(figure.data[0].marker.pattern.shape) == ["", "/"], "what is not exact is hatched"
    assert list(figure.layout.xaxis.ticktext) == ["May 2019", "Jul 2019"]


def test_measures_that_restrict_are_told_apart_by_the_line_and_not_by_colour_alone():
    marks = pd.DataFrame(
        {
            "period_start": pd.to_datetime(["2019-05-01"]),
            "value": [8.0],
            "figure_id": ["a"],
            "hover": [""],
            "qualifier": ["exact"],
        }
    )
    markers = [
        Marker(day=dt.date(2019, 5, 3), label="opens", direction="opens"),
        Marker(day=dt.date(2019, 5, 20), label="restricts", direction="restricts"),
    ]
    lines = draw_columns(marks, markers=markers, palette=LIGHT, words=EN).layout.shapes
    assert {line.line.dash for line in lines} == {"dot", "dash"}


def test_a_missing_number_has_no_bar_and_says_so():
    marks = pd.DataFrame(
        {"label": ["A", "B"], "code": ["A", "B"], "value": [5.0, None], "shown_as": ["5", "no figure"],
         "figure_id": ["a", "b"], "hover": ["", ""]}
    )  # fmt: skip
    figure = draw_ranking(marks, palette=LIGHT, words=EN)
    assert pd.isna(figure.data[0].x[1])
    assert figure.data[0].text[1] == "no figure"


@pytest.mark.parametrize("maximum", [0, 0.8, 7, 99, 1018, 2_828_195])
def test_ticks_are_round_and_reach_the_maximum(maximum):
    values, texts = tick_labels(maximum, EN)
    assert values[0] == 0
    assert len(values) == len(texts) <= 9
    assert values[-1] <= max(maximum, 1) * 1.12
