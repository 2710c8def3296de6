"""Series on one axis: names that never cover one another, gaps that stay gaps, what is not over hollow and dashed."""

import itertools

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from displacement.charts.across import numbered
from displacement.charts.columns import Marker
from displacement.charts.dumbbell import draw_dumbbell
from displacement.charts.ends import APART, key_lines, spread_out
from displacement.charts.multiples import draw_multiples
from displacement.charts.over_time import draw_over_time
from displacement.charts.scales import scale
from displacement.charts.sheet import draw_table
from displacement.charts.stacked import draw_stacked_columns
from displacement.view.colours import LIGHT
from displacement.words import words_in

WORDS = words_in("es")


def marks(*rows, panel="m"):
    """Return marks of ``(series, year, value, extra)``, each at its year's end."""
    return pd.DataFrame(
        {
            "panel": panel,
            "axis": panel,
            "series": series,
            "code": series,
            "segment": 0,
            "date": pd.Timestamp(f"{year}-12-31"),
            "period_start": pd.Timestamp(f"{year}-01-01"),
            "qualifier": "exact",
            "unfinished": False,
            "shown": float(value),
            "shown_as": str(value),
            "figure_id": f"{series}-{year}-{panel}",
            "hover": "",
        }
        | (extra[0] if extra else {})
        for series, year, value, *extra in rows
    )


def drawn(table, **given):
    names = {series: series for series in table["series"].unique()}
    wanted = {"names": names, "colours": LIGHT.of_series(names), "palette": LIGHT, "words": WORDS} | given
    return draw_over_time(table, **wanted)


def lines(figure, dash="solid"):
    found = [trace for trace in figure.data if trace.mode == "lines" and trace.line.dash == dash]
    return [[pd.Timestamp(day).year for day in trace.x] for trace in found]


@pytest.mark.thorough
@settings(max_examples=200, deadline=None)
@given(st.lists(st.floats(0, 360), min_size=1, max_size=8), st.data())
def test_names_at_the_ends_never_overlap(wanted, data):
    heights = [17 * data.draw(st.integers(1, 3)) for _ in wanted]
    high = max(360, sum(heights) + APART * len(heights))
    places = spread_out(wanted, heights, high=high)
    boxes = sorted((place - size / 2, place + size / 2) for place, size in zip(places, heights, strict=True))
    assert all(low[1] <= high[0] + 1e-6 for low, high in itertools.pairwise(boxes))
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    assert [places[index] for index in order] == sorted(places), "names stand in the order of their lines"


def test_names_that_have_room_stand_at_their_lines():
    assert spread_out([50, 150, 300], [17, 17, 17], high=360) == [50, 150, 300]


def test_a_line_stops_at_a_missing_year_and_at_a_break():
    rows = [
        ("PER", 2014, 1),
        ("PER", 2015, 2),
        ("PER", 2017, 3),
        ("PER", 2018, 4),
        ("PER", 2019, 5, {"segment": 1}),
    ]
    rows.append(("PER", 2020, 6, {"segment": 1}))
    assert lines(drawn(marks(*rows))) == [[2014, 2015], [2017, 2018], [2019, 2020]]


def test_what_is_not_over_is_hollow_and_dashed_and_never_part_of_the_line():
    figure = drawn(marks(("PER", 2014, 1), ("PER", 2015, 2), ("PER", 2016, 1, {"unfinished": True})))
    assert lines(figure) == [[2014, 2015]]
    assert lines(figure, "dot") == [[2015, 2016]]
    assert list(figure.data[-1].marker.symbol) == ["circle", "circle", "circle-open"]


def test_a_column_that_is_not_over_is_empty_with_a_dashed_edge():
    figure = drawn(marks(("PER", 2014, 1), ("PER", 2015, 2, {"unfinished": True})), form="columns")
    (bars,) = figure.data
    assert list(bars.marker.color) == [LIGHT.series[0], LIGHT.ground]
    (edge,) = figure.layout.shapes
    assert (edge.line.dash, edge.y1) == ("dot", 2)


def test_two_measures_stand_in_two_panels_and_never_on_a_second_axis():
    table = pd.concat([marks(("PER", 2014, 1), ("PER", 2015, 900_000)), marks(("PER", 2014, 3), panel="n")])
    figure = drawn(table, panels={"m": "Personas", "n": "Solicitudes"})
    below, above = figure.layout.yaxis2.domain, figure.layout.yaxis.domain
    assert below[1] < above[0]
    assert figure.layout.yaxis2.overlaying is None
    assert figure.layout.xaxis.range == figure.layout.xaxis2.range
    assert {"<b>Personas</b>", "<b>Solicitudes</b>"} <= {each.text for each in figure.layout.annotations}


def test_the_one_in_focus_is_drawn_last_and_in_the_accent():
    figure = drawn(marks(("PER", 2014, 1), ("PER", 2015, 2), ("COL", 2014, 1), ("COL", 2015, 2)))
    widths = [(trace.line.color, trace.line.width) for trace in figure.data if trace.mode == "lines"]
    assert widths == [(LIGHT.series[1], 2), (LIGHT.accent, 3)]


def test_grouped_columns_stand_side_by_side():
    table = marks(("PER", 2014, 1), ("COL", 2014, 2), ("ECU", 2014, 3))
    bars = drawn(table, form="columns").data
    edges = sorted((pd.Timestamp(bar.x[0]), bar.width[0]) for bar in bars)
    halves = [pd.Timedelta(milliseconds=width / 2) for _, width in edges]
    for (one, half), (other, next_half) in itertools.pairwise(
        zip([middle for middle, _ in edges], halves, strict=True)
    ):
        assert one + half <= other - next_half


def test_small_multiples_share_one_scale_and_the_years():
    table = marks(*((f"S{number}", year, number * 1000) for number in range(15) for year in (2014, 2015)))
    names = {series: series for series in table["series"].unique()}
    figure = draw_multiples(
        table, names=names, colours=dict.fromkeys(names, LIGHT.neutral), palette=LIGHT, words=WORDS, across=4
    )
    axes = [figure.layout[f"yaxis{index or ''}"] for index in (0, *range(2, 16))]
    assert {axis.range for axis in axes} == {axes[0].range}
    assert [axis.showticklabels for axis in axes[:5]] == [True, False, False, False, True]


def test_no_line_joins_two_dates_across_a_break():
    table = marks(("PER", 2014, 1), ("PER", 2018, 9, {"segment": 1}), ("COL", 2014, 1), ("COL", 2018, 3))
    figure = draw_dumbbell(
        table,
        names={"PER": "Perú", "COL": "Colombia"},
        dates=("2014", "2018"),
        focus="PER",
        palette=LIGHT,
        words=WORDS,
    )
    assert [list(trace.x) for trace in figure.data if trace.mode == "lines"] == [[1.0, 3.0]]


def test_stacked_parts_reach_as_high_as_their_sum():
    table = marks(("a", 2014, 600), ("b", 2014, 450), ("a", 2015, 1))
    figure = draw_stacked_columns(
        table, names={"a": "A", "b": "B"}, colours={"a": "#111", "b": "#222"}, palette=LIGHT, words=WORDS
    )
    assert figure.layout.barmode == "stack"
    assert figure.layout.yaxis.range[1] >= 1050


def test_a_table_says_what_nobody_published_by_a_dash():
    cells = marks(("PER", 2014, 1), ("COL", 2015, 2)).assign(column=["2014", "2015"], text=["1", "2"])
    figure = draw_table(
        cells,
        rows={"PER": "Perú", "COL": "Colombia"},
        columns={"2014": "2014", "2015": "2015"},
        palette=LIGHT,
        words=WORDS,
    )
    told = [text for trace in figure.data for text in trace.text]
    assert told.count("–") == 2
    assert {"1", "2"} <= set(told)


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([0, 538_328], ["0", "200,000", "400,000", "600,000"]),
        ([-40, 60], ["−40%", "−20%", "0%", "20%", "40%", "60%"]),
        ([0.02, 0.09], ["0", "0.02", "0.04", "0.06", "0.08", "0.10"]),
        ([0, 0], ["0"]),
    ],
)
def test_the_numbers_of_a_scale_are_round_and_in_the_readers_language(values, texts):
    low, top, ticks, told = scale(values, WORDS, suffix="%" if min(values) < 0 else "")
    assert told == texts or told == texts[:-1]
    assert low <= min(0, *values)
    assert top >= max(values)
    assert low <= ticks[0]


def test_a_key_names_every_series_once_and_in_lines_that_fit():
    names = {str(number): "Una parte de nombre bastante largo" for number in range(4)}
    told = key_lines(names, dict.fromkeys(names, "#123456"), letters=44)
    assert "".join(told).count("■") == 4
    assert len(told) == 4


def test_measures_close_together_share_a_number():
    days = pd.to_datetime(["2018-08-25", "2018-10-31", "2018-12-31", "2019-06-15"])
    acts = [Marker(day=day.date(), label="x", direction="opens") for day in days]
    assert [number for _, number in numbered(acts, span=pd.Timedelta(days=12 * 365))] == ["1–3", "4"]
