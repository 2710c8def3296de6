"""Own figures drawn beside ours: hers can never be taken for ours, and the rules of the numbers hold for them too."""

import datetime as dt
import gc
import json

import pandas as pd
import pytest

from displacement.decks import Deck, pack, unpack
from displacement.decks import read as read_deck
from displacement.decks import write as write_deck
from displacement.errors import BadDeck, MixedMeasures
from displacement.exhibits import EXHIBITS, exhibit_named
from displacement.exports import address_of, export
from displacement.queries import asked, served_edition
from displacement.queries.rules import keep_rules
from displacement.view import View
from displacement.view.colours import DARK, LIGHT
from displacement.words import LANGUAGES, words_in
from displacement.yours.checking import OwnFigure
from displacement.yours.describing import Described, Wish, missing_in
from displacement.yours.drawing import FORMS, NAME, Beside
from displacement.yours.keeping import NotKept, read, write
from displacement.yours.offering import offered_rows, still_missing
from displacement.yours.taking import with_own
from loaders.schema import tables

MARKED = "Mesa Quebrantahuesos"  # a counter that stands in no data of ours


def figure(value, year, area="PER", *, line=2, place=None, start=None, precision="day", percent=False):
    return OwnFigure(line=line, area=area, place=place, place_told=area, value=value, published_as=str(value),
                     qualifier="exact", start=start, date=dt.date(year, 12, 31), precision=precision,
                     percent=percent)  # fmt: skip


HOSTED = Described(
    figures=(
        figure(1_500_000, 2021, line=2),
        figure(1_600_000, 2022, line=3),
        figure(1_700_000, 2023, line=4),
    ),
    measure="unhcr_hosted",
    counter=MARKED,
    written="Informe 3, p. 4",
    leaves_out="menores",
)
OF_HER_OWN = Described(
    figures=(
        figure(15, 2021, "PER", line=2),
        figure(3, 2021, "COL", line=3),
        figure(170, 2021, "CHL", line=4),
    ),
    name="Personas atendidas",
    counter=MARKED,
)


def shown(described=HOSTED, language="en", **wish):
    return Beside(described=described, wish=Wish(**wish)).at(View(language=language))


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("described", [HOSTED, OF_HER_OWN], ids=["ours", "her own"])
def test_whose_they_are_stands_in_every_word_of_every_form(described, form, language):
    picture = shown(described, language, form=form)
    unverified = words_in(language).say("yours, unverified")
    for text in (picture.title, picture.subtitle, picture.alt):
        assert MARKED in text
        assert unverified in text
    hers = picture.marks[picture.marks["counter_kind"] == "yours"]
    assert len(hers) == len(described.figures)
    assert all(unverified in name for name in hers[f"series_{language}"])
    assert all(unverified in text for text in hers["hover"])
    assert picture.table.astype(str).apply(lambda row: unverified in " ".join(row), axis=1).sum() == len(hers)


@pytest.mark.sampled(3)
@pytest.mark.parametrize("form", [form for form in FORMS if form != "table"])
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_mark_of_hers_has_a_colour_and_a_form_that_none_of_ours_has(form, palette):
    theme = "dark" if palette is DARK else "light"
    picture = Beside(described=HOSTED, wish=Wish(form=form)).at(View(theme=theme))
    looks = {}
    for trace in picture.figure.data:
        for carried, index in zip(
            trace.customdata if trace.customdata is not None else (), range(10**6), strict=False
        ):
            colour = trace.marker.color if isinstance(trace.marker.color, str) else trace.marker.color[index]
            sign = trace.marker.pattern.shape[index] if trace.type == "bar" else trace.marker.symbol[index]
            looks.setdefault(str(carried[0]).startswith("yours-"), set()).add((colour, sign))
    assert {colour for colour, _ in looks[True]} == {palette.yours}
    assert len({sign for _, sign in looks[True]}) == 1
    assert not {colour for colour, _ in looks.get(False, ())} & {palette.yours}
    assert not {sign for _, sign in looks.get(False, ())} & {sign for _, sign in looks[True]}


def carried_by(trace):
    return trace.customdata if trace.customdata is not None else ()


def test_where_they_disagree_it_says_by_how_much_and_with_whom():
    ours = shown().row(counter_kind="unhcr", moment="2023")["value"]
    assert ours == 1_542_004
    assert (
        "your 1,700,000 (31 December 2023) beside 1,542,004 of UNHCR (31 December 2023): +10.2%"
        in shown().alt
    )
    agreeing = HOSTED.told(figures=(figure(1_542_004, 2023),))
    assert "is what UNHCR says too" in shown(agreeing).alt


def test_they_are_never_summed_with_ours_and_stand_in_no_ledger():
    picture = shown()
    ours = picture.rows[picture.rows["counter_kind"] != "yours"]
    assert set(ours["value"]) == set(exhibit_of("unhcr_hosted", "PER")["value"])
    assert not picture.exhibit.told_as.in_ledger
    assert not [name for name in EXHIBITS if "yours" in name]


def exhibit_of(measure, area):
    return exhibit_named("compose").at(View().with_filters({"m": measure, "c": area, "f": "line"})).rows


def test_a_stock_and_a_flow_do_not_share_an_axis_and_it_is_said():
    year = figure(10, 2021, start=dt.date(2021, 1, 1), precision="year")
    month = figure(2, 2021, start=dt.date(2021, 12, 1), precision="month", line=3)
    said = Described(figures=(year, month), name="Llegadas", kind="flow", counter=MARKED)
    assert any("differ in length" in line for line in missing_in(said, words_in("en")))
    share = Described(figures=(figure(140, 2021, percent=True),), name="x", unit="percent", counter=MARKED)
    assert any("above 100 percent" in line for line in missing_in(share, words_in("en")))
    mixed = Described(figures=(figure(14, 2021, percent=True),), measure="unhcr_hosted", counter=MARKED)
    assert any("percent sign" in line for line in missing_in(mixed, words_in("en")))


@pytest.mark.thorough
def test_rules_of_the_numbers_refuse_hers_too():
    beside = Beside(described=HOSTED)
    rows = beside.rows.assign(
        kind=["flow" if each == "yours" else "stock" for each in beside.rows["counter_kind"]]
    )
    with pytest.raises(MixedMeasures):
        keep_rules(rows, query=NAME)


def test_what_is_said_of_them_makes_no_link_and_no_picture():
    said = HOSTED.told(
        counter="![x](http://elsewhere.example/a.png)", written="<img src=x>", leaves_out="`a`"
    )
    picture = shown(said)
    for text in (
        picture.title,
        picture.subtitle,
        picture.alt,
        " ".join(picture.table.astype(str).to_numpy().ravel()),
    ):
        assert "![" not in text
        assert "<img" not in text
    assert "!(x)(http://elsewhere.example/a.png)" in picture.title


def test_small_counts_can_be_shown_as_under_five():
    assert OF_HER_OWN.few == 1
    hidden = shown(OF_HER_OWN.told(few_hidden=True))
    row = hidden.row(area="COL")
    assert (row["value"], row["qualifier"]) == (5, "under")
    assert "under 5" in hidden.alt
    assert "3" not in hidden.table.loc[hidden.rows["area"] == "COL", "How many"].iloc[0]


@pytest.mark.sampled(4)
@pytest.mark.parametrize("kind", ["csv", "xlsx", "json", "html"])
def test_files_say_in_their_name_whose_figures_they_hold(kind):
    made = export(shown(), kind)
    assert "yours-unverified" in made.name
    assert len(made.content) > 1000


def test_no_address_names_them():
    address = address_of(shown())
    assert "/yours?" in address
    assert "1700000" not in address
    assert MARKED not in address
    deck = Deck(title="t", edition=served_edition().name, language="en").with_slide(shown())
    with pytest.raises(BadDeck, match="no address carries"):
        pack(deck)


def test_an_address_that_carries_some_is_refused(monkeypatch):
    deck = Deck(title="t", edition=served_edition().name, language="en").with_slide(shown())
    monkeypatch.setattr(Deck, "private", False)
    packed = pack(deck)
    monkeypatch.undo()
    with pytest.raises(BadDeck, match="no address carries"):
        unpack(packed)


def test_a_deck_holds_what_its_slide_needs():
    deck = Deck(title="t", edition=served_edition().name, language="es").with_slide(shown(language="es"))
    again = read_deck(write_deck(deck))
    assert again == deck
    slide = again.slides[0].shown("es")
    assert slide.title == shown(language="es").title == deck.slides[0].finding
    assert slide.private
    broken = json.loads(write_deck(deck))
    broken["slides"][0]["yours"]["figures"][0]["value"] = "many"
    with pytest.raises(BadDeck, match=r"Slide 1.*value"):
        read_deck(json.dumps(broken))


def test_a_slide_of_an_exhibit_that_took_them_comes_back_as_it_was_kept():
    plain = exhibit_named("hosts-series").at(View().with_filters({"c": "PER"}))
    taken = with_own(plain, HOSTED)
    deck = Deck(title="t", edition=served_edition().name, language="en").with_slide(taken)
    again = read_deck(write_deck(deck))
    assert again == deck
    slide = again.slides[0].shown("en")
    assert slide.title == taken.title == deck.slides[0].finding
    assert slide.private


def test_a_slide_keeps_the_countries_and_the_years_that_were_composed():
    wish = Wish(areas=("COL", "PER"), period="2022..2023", form="line")
    composed = Beside(described=HOSTED, wish=wish).at(View())
    assert set(composed.rows["area"]) == {"COL", "PER"}
    assert set(composed.rows["date"].dt.year) == {2022, 2023}
    slide = (
        Deck(title="t", edition=served_edition().name, language="en")
        .with_slide(composed)
        .slides[0]
        .shown("en")
    )
    assert slide.title == composed.title
    assert list(slide.rows["figure_id"]) == list(composed.rows["figure_id"])


@pytest.mark.parametrize("described", [HOSTED, OF_HER_OWN], ids=["ours", "her own"])
@pytest.mark.parametrize("period", ["1999..2000", "2015..2016"])
def test_a_period_without_any_of_hers_is_told(described, period):
    picture = shown(described, period=period)
    if described is OF_HER_OWN or period == "1999..2000":
        assert picture.empty
        assert picture.silence
    else:
        assert picture.title == "None of your own figures lies in this period"
    assert picture.alt


@pytest.mark.thorough
def test_nothing_of_theirs_is_kept_where_others_answers_are():
    for kind in ("csv", "json", "html"):
        export(shown(), kind)
    for name in ("hosts-series", "hosts-ranking"):
        taken = with_own(exhibit_named(name).at(View()), HOSTED.told(figures=(figure(9, 2025),)))
        assert export(taken, "html").content
    del taken
    gc.collect()
    for function in list(asked()._kept):
        assert MARKED not in repr(asked()._kept[function].cache_info)
    left = [each for each in gc.get_objects() if isinstance(each, pd.DataFrame) and "counter_en" in each]
    assert not [each for each in left if each["counter_en"].astype(str).str.contains(MARKED).any()]


@pytest.mark.sampled(2)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["hosts-series", "hosts-spread"])
def test_an_exhibit_of_counters_takes_them_as_one_more(name, language):
    plain = exhibit_named(name).at(View(language=language).with_filters({"c": "PER"}))
    latest = int(plain.rows["date"].dt.year.max())
    described = HOSTED.told(figures=(figure(1_234_567, latest),))
    taken = with_own(plain, described)
    assert taken.private
    assert len(taken.rows) == len(plain.rows) + 1
    assert taken.title.startswith(plain.title)
    assert MARKED in taken.title
    assert words_in(language).say("yours, unverified") in taken.subtitle
    marks = [
        trace
        for trace in taken.figure.data
        if any(each[0].startswith("yours-") for each in carried_by(trace))
    ]
    assert len(marks) == 1
    assert "star" in list(marks[0].marker.symbol)
    assert with_own(plain, described.told(measure="unhcr_claims_new")) is None
    assert with_own(exhibit_named("checks").at(View()), described) is None


def test_what_is_kept_as_a_file_comes_back_whole():
    wish = Wish(ours=False, form="points", period="2020..2023", sources="unhcr")
    assert read(write(HOSTED, wish)) == (HOSTED, wish)
    assert read(write(OF_HER_OWN.told(few_hidden=True), Wish()).encode()) == (
        OF_HER_OWN.told(few_hidden=True),
        Wish(),
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda told: told.update(format="refugio-deck/1"), "format"),
        (lambda told: told.update(kind="guess"), "kind"),
        (lambda told: told.update(unit="souls"), "unit"),
        (lambda told: told.update(measure="no_such"), "measure"),
        (lambda told: told.update(counter=7), "counter"),
        (lambda told: told.update(counter="x" * 401), "counter"),
        (lambda told: told.update(figures=[]), "figures"),
        (lambda told: told.update(figures="all"), "figures"),
        (lambda told: told["figures"].append(7), "Figure 4"),
        (lambda told: told["figures"][0].update(value=-1), "value"),
        (lambda told: told["figures"][0].update(value=1e12), "value"),
        (lambda told: told["figures"][0].update(value=True), "value"),
        (lambda told: told["figures"][0].update(area="XXX"), "area"),
        (lambda told: told["figures"][0].update(area=["PER"]), "area"),
        (lambda told: told["figures"][0].update(place="darien"), "place"),
        (lambda told: told["figures"][0].update(date="31/12/2021"), "date"),
        (lambda told: told["figures"][0].update(start="2022-01-01"), "start"),
        (lambda told: told["figures"][0].update(qualifier="surely"), "qualifier"),
        (lambda told: told["figures"][0].update(precision="hour"), "precision"),
        (lambda told: told["figures"][0].update(place_told=None), "place_told"),
        (lambda told: told["view"].update(form="pie"), "form"),
        (lambda told: told["view"].update(period="always"), "period"),
        (lambda told: told["view"].update(sources="rumours"), "sources"),
        (lambda told: told["view"].update(areas=["PER", "XXX"]), "areas"),
        (lambda told: told["view"].update(areas="PER"), "areas"),
    ],
)
def test_a_file_that_is_not_whole_is_refused_with_what_is_wrong(change, said):
    told = json.loads(write(HOSTED, Wish()))
    change(told)
    with pytest.raises(NotKept, match=said):
        read(json.dumps(told))


@pytest.mark.parametrize("raw", [b"", b"[]", b"nonsense", b"\xff\xfe", b"[" * 100_000, b'{"format": NaN}'])
def test_what_is_no_file_of_ours_is_refused(raw):
    with pytest.raises(NotKept):
        read(raw)


def test_what_is_offered_has_the_shape_of_our_figures():
    rows = offered_rows(HOSTED)
    assert list(rows["value"]) == ["1500000", "1600000", "1700000"]
    assert set(rows["measure"]) == {"unhcr_hosted"}
    assert set(rows["source"]) == {""}
    assert list(rows.columns) == [column.name for column in tables()["figures"].columns]
    assert any("source" in line for line in still_missing(HOSTED, words_in("en")))
    assert any("measure" in line for line in still_missing(OF_HER_OWN, words_in("en")))
    assert not any("measure" in line for line in still_missing(HOSTED, words_in("en")))


def of_places(*places, area="CHL", year=2021, measure="venezuelans_hosted"):
    figures = tuple(
        figure(1000 + at, year, area, line=at + 2, place=place) for at, place in enumerate(places)
    )
    return Described(figures=figures, measure=measure, counter=MARKED)


REGIONS = ("chl-antofagasta", "chl-valparaiso", "chl-los-lagos")


@pytest.mark.thorough
def test_regions_stand_under_each_other_with_ours_of_the_same_year():
    beside = Beside(described=of_places(*REGIONS))
    assert beside.drawn_as == "ranking"
    picture = beside.at(View())
    ours = picture.rows[picture.rows["counter_kind"] != "yours"]
    assert set(ours["place"]) == set(REGIONS)
    assert set(ours["date"].dt.year) == {2021}
    assert len(ours) == len(REGIONS)
    for place in REGIONS:
        assert any(each["part_id"] == f"at.{place}" for _, each in ours.iterrows())
    told = [line for line in picture.cautions if "(Chile): your 1,0" in line]
    assert len(told) == len(REGIONS)
    assert all(ours["counter_en"].iloc[0] in line for line in told)
    labels = [text for axis in picture.figure.select_yaxes() for text in axis.ticktext]
    assert labels[::2] == [label.removeprefix("★ ") for label in labels[1::2]], "each under its own region"
    assert all(label.startswith("★ ") for label in labels[1::2])
    assert any(MARKED in note.text for note in picture.figure.layout.annotations)


def test_of_departments_that_we_have_of_another_year_the_last_stand_beside_them_and_no_difference_is_told():
    described = of_places("per-lima", "per-tumbes", "per-ancash", area="PER", year=2019, measure="unhcr_oip")
    picture = Beside(described=described).at(View())
    ours = picture.rows[picture.rows["counter_kind"] != "yours"]
    assert len(ours) == 3
    assert set(ours["date"].dt.year) == {2025}
    assert not any("%" in line for line in picture.cautions)
    numbers = [text for trace in picture.figure.data for text in trace.text]
    assert all(text.endswith(("(2019)", "(2025)")) for text in numbers), "each bar says its date"


def test_places_of_which_we_have_none_are_drawn_alone():
    described = of_places("per-lima", "per-tumbes", area="PER", year=2019, measure="unhcr_claims_new")
    picture = Beside(described=described).at(View())
    assert set(picture.rows["counter_kind"]) == {"yours"}


def test_places_over_years_stand_on_an_axis_of_time_with_ours():
    figures = tuple(
        figure(1000 + year, year, "CHL", line=at, place=place)
        for at, (place, year) in enumerate(
            (place, year) for place in REGIONS[:2] for year in (2019, 2020, 2021)
        )
    )
    beside = Beside(described=of_places().told(figures=figures))
    assert beside.drawn_as in {"line", "points"}
    ours = beside.rows[beside.rows["counter_kind"] != "yours"]
    assert ours.groupby("place")["date"].nunique().to_dict() == dict.fromkeys(REGIONS[:2], 5)


def test_hers_by_month_stand_beside_ours_by_month():
    figures = tuple(
        figure(1000, 2023, "PER", line=month, start=dt.date(2023, month, 1), precision="month")
        for month in (12,)
    )
    picture = Beside(described=Described(figures=figures, measure="entries", counter=MARKED)).at(View())
    ours = picture.rows[picture.rows["counter_kind"] != "yours"]
    assert set(ours["part_id"]) == {"each.month"}
    assert any("December 2023" in line and "%" in line for line in picture.cautions)


@pytest.mark.parametrize("form", ["ranking", "table"])
def test_bars_of_several_countries_are_marked(form):
    figures = tuple(figure(value, 2022, area, line=at) for at, (area, value) in
                    enumerate({"PER": 1_000_000, "CHL": 400_000}.items()))  # fmt: skip
    picture = Beside(described=HOSTED.told(figures=figures), wish=Wish(form=form)).at(View())
    if form == "ranking":
        shapes = [shape for trace in picture.figure.data for shape in trace.marker.pattern.shape]
        assert shapes.count("x") == 2
    assert picture.title
