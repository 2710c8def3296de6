"""Charts say what their table says: nothing between two counts, nothing for what is missing, no English commas."""

import datetime as dt
import sys
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio
import pytest
from plotly.subplots import make_subplots

from displacement.charts.cards import draw_cards
from displacement.charts.columns import Marker, draw_columns
from displacement.charts.grid import draw_grid
from displacement.charts.lanes import draw_lanes, draw_spans
from displacement.charts.lines import Break, draw_lines
from displacement.charts.outcomes import draw_outcomes
from displacement.charts.panels import draw_panels
from displacement.charts.ranges import draw_ranges
from displacement.charts.ranking import draw_ranking
from displacement.charts.shares import draw_shares
from displacement.charts.stages import draw_stages
from displacement.charts.style import blank_figure, copy_of, dress, tick_labels
from displacement.view.colours import LIGHT
from displacement.words import words_in

EN = words_in("en")


@pytest.fixture
def series():
    days = pd.to_datetime(["2016-12-31", "2017-12-31", "2018-12-31", "2019-12-31"])
    return pd.DataFrame(
        {
            "series": "unhcr",
            "segment": [0, 0, 1, 1],
            "date": days,
            "value": [1.0, None, 3.0, 4.0],
            "qualifier": "exact",
            "figure_id": list("abcd"),
            "hover": "",
        }
    )


def drawn(series, **options):
    return draw_lines(
        series, colours={"unhcr": "#000000"}, names={"unhcr": "UNHCR"}, palette=LIGHT, words=EN, **options
    )


def test_a_missing_year_leaves_a_gap_in_the_line(series):
    (line,) = drawn(series.assign(segment=0), joined=frozenset({"unhcr"})).data
    assert line.connectgaps is False
    assert pd.isna(line.y[1])


def test_a_line_stops_at_a_break_of_its_series_and_starts_again(series):
    cut = Break(day=dt.date(2018, 6, 1), label="new method", series="unhcr")
    lines = drawn(series, joined=frozenset({"unhcr"}), breaks=[cut]).data
    assert [len(line.x) for line in lines] == [2, 2]


def test_a_line_stops_at_a_year_that_has_no_row_and_starts_again(series):
    years = series.assign(segment=0, value=[1.0, 2.0, 3.0, 4.0]).drop(index=2)
    before, after = drawn(years, joined=frozenset({"unhcr"})).data
    assert [list(line.y) for line in (before, after)] == [[1, 2], [4]]


def test_an_open_a_rounded_and_a_counted_point_are_not_drawn_alike(series):
    told = series.assign(
        segment=0, value=[1.0, 2.0, 3.0, 4.0], qualifier=["over", "at_most", "bare", "exact"]
    )
    (points,) = drawn(told).data
    assert points.marker.symbol == ("triangle-up", "triangle-down", "diamond-open", "diamond")


def test_what_is_probably_a_misprint_is_pale_hollow_and_said_to_be_one(series):
    doubted = series.assign(segment=0, value=[1.0, 2.0, 3.0, 4.0], doubtful=[False, True, False, False])
    figure = drawn(doubted, doubted=True)
    assert figure.data[0].marker.symbol == ("diamond", "diamond-open", "diamond", "diamond")
    assert figure.data[0].marker.opacity[1] < figure.data[0].marker.opacity[0]
    (note,) = [note for note in figure.layout.annotations if "misprint" in note.text]
    assert note.xref == note.yref == "paper", "in the key, where it covers no other mark"
    assert "misprint" not in " ".join(
        each.text for each in drawn(series.assign(segment=0)).layout.annotations
    )


def test_counts_by_hand_are_points_without_a_line(series):
    (points,) = drawn(series.assign(segment=0)).data
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


def procedure(**changes):
    return pd.DataFrame(
        {
            "panel": ["applied", "granted"],
            "date": pd.to_datetime(["2018-12-31", "2019-09-30"]),
            "value": [485_000.0, 416_839.0],
            "qualifier": ["over", "exact"],
            "grade": ["report", "mirror"],
            "figure_id": ["a", "b"],
            "hover": "",
        }
        | changes
    )


def in_panels(marks, **options):
    names = {"applied": "Applied", "granted": "Granted"}
    colours = {"applied": "#111111", "granted": "#222222"}
    return draw_panels(marks, names=names, colours=colours, palette=LIGHT, words=EN, **options)


def test_applied_and_granted_never_share_an_axis():
    applied, granted = in_panels(procedure(), points=True).data
    assert {applied.yaxis, granted.yaxis} == {"y", "y2"}


def test_a_point_shows_its_qualifier_by_its_shape_and_a_copied_document_by_a_paler_tone():
    applied, granted = in_panels(procedure(), points=True).data
    assert applied.marker.symbol == ("triangle-up",)
    assert granted.marker.symbol == ("circle",)
    assert applied.marker.opacity == (1,)
    assert granted.marker.opacity[0] < 1


def test_the_deadlines_are_drawn_through_all_panels():
    days = [dt.date(2018, 10, 31), dt.date(2018, 12, 31)]
    markers = [Marker(day=day, label=str(day), direction="restricts") for day in days]
    figure = in_panels(procedure(), points=True, markers=markers)
    lines = {(line.x0.date(), line.xref, line.yref, line.y0, line.y1) for line in figure.layout.shapes}
    assert lines == {(day, f"x{n}", f"y{n} domain", 0, 1) for day in days for n in ("", "2")}


@pytest.mark.thorough
def test_a_short_time_is_told_in_half_years_and_a_long_one_in_years():
    short = in_panels(procedure(), points=True).layout.xaxis
    assert short.ticktext == ("Jan 2019", "Jul 2019")
    long = in_panels(procedure(date=pd.to_datetime(["2014-12-31", "2019-09-30"])), points=True).layout.xaxis
    assert (long.tickvals, long.dtick, long.ticklabelmode) == (None, "M12", "period")


def test_panels_that_are_compared_share_their_scale():
    figure = in_panels(procedure(), same_scale=True)
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range


def test_a_year_divides_into_shares_of_its_own_whole():
    marks = pd.DataFrame(
        {
            "bar": ["2023", "2023"],
            "part": ["recognised", "closed"],
            "value": [487.0, 134_554.0],
            "whole": [135_214.0, 135_214.0],
            "told": "2023",
            "figure_id": ["a", "b"],
            "hover": "",
        }
    )
    names = {"recognised": "recognised", "closed": "closed"}
    colours = {"recognised": "#111111", "closed": "#222222"}
    recognised, closed = draw_shares(marks, names=names, colours=colours, palette=LIGHT, words=EN).data
    assert closed.x[0] == pytest.approx(134_554 / 135_214)
    assert recognised.x[0] == pytest.approx(487 / 135_214)
    assert recognised.marker.opacity == (1,)
    few = marks.assign(value=[8.0, 12.0], whole=20.0)
    pale = draw_shares(few, names=names, colours=colours, palette=LIGHT, words=EN, few=100)
    assert pale.data[0].marker.opacity[0] < 1


def test_stages_are_drawn_to_the_scale_of_the_largest_of_their_group_and_without_an_axis():
    marks = pd.DataFrame(
        {
            "told": ["400 applications", "100 permits", "50 permits"],
            "scope": ["applied", "granted", "granted"],
            "value": [400.0, 100.0, 50.0],
            "qualifier": ["over", "exact", "bare"],
            "stage": ["applied", "granted", "granted"],
            "grouped": ["first", "first", "second"],
            "figure_id": list("abc"),
            "hover": "",
        }
    )
    figure = draw_stages(marks, palette=LIGHT, words=EN, headings={"first": "First", "second": "Second"})
    (bars,) = figure.data
    assert list(bars.x) == [1, 0.25, 1]
    assert list(bars.marker.pattern.shape) == ["/", "", "/"], "what is not exact is hatched"
    assert [data[0] for data in bars.customdata] == list("abc")
    assert figure.layout.xaxis.visible is False


def measures():
    return pd.DataFrame(
        {
            "area": ["PER", "PER", "COL"],
            "date": pd.to_datetime(["2019-06-15", "2019-05-01", "2019-05-01"]),
            "date_precision": ["day", "month", "day"],
            "direction": ["restricts", "restricts", "opens"],
            "figure_id": list("abc"),
            "hover": "",
        }
    )


def on_lanes(marks):
    names = {"opens": "opens", "restricts": "restricts", "neutral": "neither"}
    return draw_lanes(marks, lanes={"PER": "Peru", "COL": "Colombia"}, names=names, palette=LIGHT, words=EN)


def test_what_opens_and_what_restricts_differ_in_shape_and_in_place():
    opens, restricts = on_lanes(measures()).data
    assert opens.marker.symbol == ("triangle-up",)
    assert set(restricts.marker.symbol) == {"triangle-down", "triangle-down-open"}
    assert opens.y[0] < 1, "above the line of its lane"
    assert min(restricts.y) > 0, "below the line of its lane"


def test_a_measure_known_by_its_month_is_hollow_on_a_bar_as_long_as_the_month():
    figure = on_lanes(measures())
    restricts = figure.data[1]
    assert list(restricts.marker.symbol) == ["triangle-down", "triangle-down-open"]
    bars = [shape for shape in figure.layout.shapes if shape.xref == "x"]
    assert [(str(bar.x0)[:10], str(bar.x1)[:10]) for bar in bars] == [("2019-05-01", "2019-05-31")]


def test_a_door_is_open_up_to_its_day_and_closed_after_it():
    marks = pd.DataFrame(
        {
            "label": ["Peru"],
            "told": ["15 June 2019"],
            "date": pd.to_datetime(["2019-06-15"]),
            "figure_id": ["a"],
            "hover": [""],
        }
    )
    figure = draw_spans(
        marks, edges=("2019-05-01", "2019-09-30"), texts=[("no visa", "visa")], palette=LIGHT, words=EN
    )
    before, after = figure.layout.shapes
    assert str(before.x1)[:10] == str(after.x0)[:10] == "2019-06-15"
    assert (before.fillcolor, after.fillcolor) == (LIGHT.opens, LIGHT.restricts)


def test_a_cell_of_the_grid_tells_its_state_by_a_sign_and_in_words():
    marks = pd.DataFrame(
        {
            "row": ["visa", "visa"],
            "column": ["PER", "COL"],
            "state": ["closed", "unsaid"],
            "told": ["Humanitarian visa", "Not said"],
            "figure_id": ["a", None],
            "hover": "",
        }
    )
    figure = draw_grid(
        marks, rows={"visa": "Visa"}, columns={"PER": "Peru", "COL": "Colombia"},
        names=[("closed", "asked for"), ("unsaid", "not said")], palette=LIGHT, words=EN,
    )  # fmt: skip
    texts = [note.text.replace("<br>", " ") for note in figure.layout.annotations]
    assert any("●" in text and "Humanitarian visa" in text for text in texts)
    assert any("–" in text and "Not said" in text for text in texts)


def test_cards_are_as_high_as_the_highest_and_keep_their_numbers_on_a_line():
    marks = pd.DataFrame(
        {"shown_as": ["1,018", "142"], "label": ["asylum claims recorded at the border " * 3, "admitted"],
         "told": ["June 2019", "June 2019"], "figure_id": ["a", "b"], "hover": ""}
    )  # fmt: skip
    long, short = draw_cards(marks, palette=LIGHT, words=EN, columns=2).layout.annotations
    assert long.y == short.y
    assert long.text.count("<br>") == short.text.count("<br>") > 3


def test_a_caption_of_two_lines_has_room_above_its_range():
    marks = pd.DataFrame({"group": ["a", "b"], "caption": ["short", "a caption " * 9], "value": [1.0, 2.0],
                          "qualifier": "exact", "figure_id": ["a", "b"], "hover": ""})  # fmt: skip
    high, low = (draw_ranges(rows, palette=LIGHT, words=EN).layout.height for rows in (marks, marks.head(1)))
    assert high > 2 * low - 46


def test_a_report_that_is_open_points_to_its_side_and_the_ends_of_a_range_are_dots():
    marks = pd.DataFrame({"group": ["a", "a", "b", "c"], "caption": "", "value": [1.0, 4.0, 2.0, 3.0],
                          "qualifier": ["range_low", "range_high", "over", "at_most"],
                          "figure_id": list("abcd"), "hover": ""})  # fmt: skip
    figure = draw_ranges(marks, palette=LIGHT, words=EN)
    reach, over, most = figure.data
    assert reach.marker.symbol == "circle"
    assert (over.marker.symbol, most.marker.symbol) == (("triangle-right",), ("triangle-left",))
    assert [(line.x0, line.x1 > line.x0) for line in figure.layout.shapes] == [(2, True), (3, False)]


@pytest.mark.thorough
def test_a_figure_is_copied_for_many_readers_at_once():
    figure = go.Figure({"data": [{"type": "bar", "x": [1], "y": [1], "textposition": "outside"}] * 8})
    often, usual = 1e-6, sys.getswitchinterval()
    sys.setswitchinterval(often)
    try:
        with ThreadPoolExecutor(4) as readers:
            copies = list(readers.map(copy_of, [figure] * 200))
    finally:
        sys.setswitchinterval(usual)
    assert all(each == figure for each in copies)
    copies[0].data[0].textposition = "inside"
    assert figure.data[0].textposition == "outside"


@pytest.mark.parametrize("usual", ["plotly", "none", "plotly_dark"])
def test_a_figure_inherits_nothing_from_the_template_that_is_usual_where_it_is_made(monkeypatch, usual):
    monkeypatch.setattr(pio.templates, "default", usual)
    plain = blank_figure(palette=LIGHT, words=EN)
    panes = dress(make_subplots(rows=2), palette=LIGHT, words=EN, height=300)
    assert plain.layout.template.to_plotly_json() == {"data": {"scatter": [{"type": "scatter"}]}}
    assert panes.layout.template == plain.layout.template
