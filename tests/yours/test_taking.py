"""Every exhibit takes a reader's own figures of what it counts, marked wherever it says anything, or says why not."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from displacement.exhibit import Stands
from displacement.exhibits import EXHIBITS
from displacement.exports import export
from displacement.queries.rows import rows_in
from displacement.view import View
from displacement.words import LANGUAGES, words_in
from displacement.yours import taking
from displacement.yours.checking import OwnFigure
from displacement.yours.describing import Described
from displacement.yours.taking import Taken, takes, with_own

MARKED = "Mesa Quebrantahuesos"  # a counter that stands in no data of ours
VIEWS = {
    "deaths-on-the-way": {"by": "year"},
    "in-which-towns": {},
    "inside-a-country": {"c": "PER"},
}
TAKING = [name for name, one in EXHIBITS.items() if isinstance(one.own, Stands)]
REFUSING = [name for name in EXHIBITS if name not in TAKING]
TIMES = 3  # hers are so many times as high: no scale of ours reaches there


def of_hers(row, *, times=TIMES):
    """Return a figure of a reader's for the place and the time of one of ours."""
    start = row["period_start"].date() if row["kind"] == "flow" else None
    place = row["place"] if isinstance(row["place"], str) else None
    return OwnFigure(line=2, area=row["area"], place=place, place_told=row["area"], value=times * row["value"],
                     published_as="x", qualifier="exact", start=start, date=row["date"].date(),
                     precision=row["date_precision"], percent=False)  # fmt: skip


def plain(name, language="en", **more):
    return EXHIBITS[name].at(View(language=language, **more).with_filters(VIEWS.get(name, {})))


def beside(shown):
    """Return the last figure of ours that one of hers can stand beside."""
    base = shown.exhibit.with_own or shown.exhibit
    groups = Taken(base, shown.view, Described(figures=())).beside
    rows = (row for key in groups for row in reversed(rows_in(groups[key])) if row["value"] > 0)
    return next(row for row in rows if with_own(shown, described(row)) is not None)


def described(row, **more):
    return Described(figures=(of_hers(row, **more),), measure=row["measure"], counter=MARKED)


def test_every_exhibit_says_how_they_stand_in_it_or_why_none_can():
    assert {"hosts-ranking", "claims-filed", "darien", "counted-as", "gates", "hosts-spread"} <= set(TAKING)
    for name in REFUSING:
        assert EXHIBITS[name].own.endswith("."), name
        assert len(EXHIBITS[name].own) > 20
        assert not takes(EXHIBITS[name], Described(figures=(), measure="unhcr_hosted"))


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TAKING)
def test_they_are_marked_as_hers_wherever_an_exhibit_says_anything(name, language):
    ours = plain(name, language)
    taken = with_own(ours, described(beside(ours)))
    unverified = words_in(language).say("yours, unverified")
    for text in (taken.title, taken.subtitle, taken.alt):
        assert MARKED in text
        assert unverified in text
    base = ours.exhibit.with_own or ours.exhibit
    assert taken.title.startswith(base.at(ours.view).title)
    assert taken.private
    hers = taken.rows["counter_kind"] == "yours"
    assert int(hers.sum()) == 1
    assert len(taken.rows) == len(base.at(ours.view).rows) + 1
    said = taken.table.astype(str).apply(lambda row: unverified in " ".join(row), axis=1)
    assert list(said) == list(hers)
    assert "yours-unverified" in export(taken, "csv").name


@pytest.mark.thorough
@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
@pytest.mark.parametrize("name", TAKING)
def test_every_mark_of_hers_has_a_colour_and_a_form_of_its_own(name, theme):
    ours = plain(name, theme=theme)
    taken = with_own(ours, described(beside(ours)))
    palette = ours.view.palette
    own, others = looks(taken.figure)
    assert len(own) == 1
    assert {colour for colour, _ in own} == {palette.yours}
    assert not {colour for colour, _ in others} & {palette.yours}
    assert not {sign for _, sign in others} & {sign for _, sign in own}
    assert edges(taken.figure) <= {palette.yours, palette.ground, None}
    written = " ".join(texts(taken.figure))
    assert words_in("en").say("yours, unverified") in written


def looks(figure):
    """Return colour and sign of each mark: of hers, and of the others."""
    own, others = [], set()
    for trace in figure.data:
        for at, carried in enumerate(trace.customdata if trace.customdata is not None else ()):
            colour = trace.marker.color
            sign = trace.marker.pattern.shape if trace.type == "bar" else trace.marker.symbol
            look = tuple(each if isinstance(each, str | None) else each[at] for each in (colour, sign))
            if str(carried[0]).startswith("yours-"):
                own.append(look)
            else:
                others.add(look)
    return own, others


def edges(figure):
    """Return the colours of the edges of the marks of hers."""
    found = set()
    for trace in figure.data:
        for at, carried in enumerate(carried_by(trace)):
            if str(carried[0]).startswith("yours-"):
                edge = trace.marker.line.color
                found.add(edge if isinstance(edge, str | None) else edge[at])
    return found


def texts(figure):
    yield from (str(note.text) for note in figure.layout.annotations)
    for axis in figure.select_yaxes():
        yield from map(str, axis.ticktext or ())


@pytest.mark.thorough
@pytest.mark.parametrize("name", TAKING)
def test_nothing_of_ours_changes_by_hers(name):
    ours = plain(name)
    base = (ours.exhibit.with_own or ours.exhibit).at(ours.view)
    taken = with_own(ours, described(beside(ours)))
    mine = taken.rows["counter_kind"] == "yours"
    left, right = (each.astype(object).where(each.notna(), None) for each in (taken.rows[~mine], base.rows))
    assert left.to_numpy().tolist() == right.to_numpy().tolist()
    table = taken.table[list(~mine)].reset_index(drop=True)
    for column in base.table.columns:
        assert list(table[column]) == list(base.table[column]), column
    assert taken.subtitle.startswith(base.subtitle)
    across = base.exhibit.own is Stands.LISTED
    before, after = drawn(base.figure, across=across), drawn(taken.figure, across=across)
    assert {figure: value for figure, value in after.items() if not figure.startswith("yours-")} == before


def drawn(figure, *, across):
    """Return the number at which each figure is drawn, along the axis from left to right or the one upwards."""
    found = {}
    for trace in figure.data:
        for at, carried in enumerate(trace.customdata if trace.customdata is not None else ()):
            found[str(carried[0])] = (trace.x if across else trace.y)[at]
    return found


@pytest.mark.thorough
@pytest.mark.parametrize("name", TAKING)
def test_every_mark_of_hers_lies_within_the_scale(name):
    ours = plain(name)
    row = beside(ours)
    taken = with_own(ours, described(row))
    for trace in taken.figure.data:
        if not any(str(each[0]).startswith("yours-") for each in carried_by(trace)):
            continue
        for axis, values in (("x", trace.x), ("y", trace.y)):
            scale = taken.figure.layout[f"{axis}axis{(getattr(trace, f'{axis}axis') or axis)[1:]}"].range
            if scale is None or isinstance(values[0], str):
                continue
            low, high = (pd.Timestamp(each) if isinstance(values[0], dt.datetime) else each for each in scale)
            assert min(low, high) <= max(values) <= max(low, high)


def carried_by(trace):
    return trace.customdata if trace.customdata is not None else ()


@pytest.mark.thorough
@pytest.mark.parametrize("name", TAKING)
def test_it_says_how_far_hers_lie_from_ours_and_with_whom(name):
    ours = plain(name)
    row = beside(ours)
    taken = with_own(ours, described(row))
    told = [line for line in taken.cautions if ": your " in line and f"of {row['counter_en']}" in line]
    assert told, taken.cautions
    exact = row["qualifier"] == "exact"
    assert any(line.endswith(": +200.0%.") for line in told) == exact
    agreeing = with_own(ours, described(row, times=1))
    assert any("says too" in line for line in agreeing.cautions) == exact


@pytest.mark.sampled(6)
@pytest.mark.parametrize("name", TAKING)
def test_what_an_exhibit_does_not_count_stands_nowhere_in_it(name):
    ours = plain(name)
    row = beside(ours)
    assert with_own(ours, described(row).told(measure="political_detainees")) is None
    elsewhere = Described(figures=(of_hers({**row, "area": "JPN", "place": None}),), measure=row["measure"],
                          counter=MARKED)  # fmt: skip
    assert with_own(ours, elsewhere) is None


@pytest.mark.thorough
def test_a_rate_is_not_drawn_beside_a_count():
    ours = EXHIBITS["hosts-ranking"].at(View().with_filters({"per": "1000"}))
    assert with_own(ours, described(beside(plain("hosts-ranking")))) is None


def test_periods_of_another_length_do_not_stand_beside_each_other():
    ours = plain("claims-filed")
    figure = of_hers(beside(ours))
    month = replace(figure, start=figure.date.replace(day=1), precision="month")
    hers = Described(figures=(month,), measure="unhcr_claims_new", counter=MARKED)
    assert with_own(ours, hers) is None


def test_a_day_of_another_date_does_not_stand_in_a_ranking_of_one_day():
    ours = plain("hosts-ranking")
    row = beside(ours)
    assert with_own(ours, described({**row, "date": row["date"] - pd.Timedelta(days=30)})) is None


def test_more_than_a_picture_holds_stand_on_their_own_page_alone(monkeypatch):
    ours = plain("hosts-series")
    hers = described(beside(ours))
    assert with_own(ours, hers) is not None
    monkeypatch.setattr(taking, "MOST", 0)
    assert with_own(ours, hers) is None


def test_an_open_or_rounded_number_of_hers_is_a_hollow_star():
    ours = plain("hosts-series")
    figure = of_hers(beside(ours))
    about = replace(figure, qualifier="about")
    hers = Described(figures=(about,), measure="unhcr_hosted", counter=MARKED)
    own, _ = looks(with_own(ours, hers.told(measure=beside(ours)["measure"])).figure)
    assert [sign for _, sign in own] == ["star-open"]
