"""A reader's table becomes figures, or everything that is wrong with it and what must be asked; nothing is guessed."""

import datetime as dt

import pytest

from displacement.words import LANGUAGES, words_in
from displacement.yours import checking, dates, faults, numbers, places, records
from displacement.yours.bringing import bring, bring_grid, bring_text
from displacement.yours.checking import check, told
from tests.yours import files

EN = words_in("en")
NEXT = dt.date.today().year + 1


def checked(text, **how):
    return check(bring_text(text), **how)


def figures(read):
    return [(figure.area, figure.place, figure.date.isoformat(), figure.value) for figure in read.figures]


def rules(read):
    return [fault.said[0].message for fault in read.problems]


def one(cell, column="number"):
    """Return a table with one cell to look at, and two rows that are right."""
    given = {"place": "Chile", "date": "2019-12-31", "number": "7"} | {column: cell}
    grid = [["Peru", "2019-12-30", "5"], list(given.values())]
    return check(bring_grid(["Place", "Date", "Number"], grid))


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("12", 12, 12),
        ("1.234", 1.234, 1234),
        ("1,234", 1234, 1.234),
        ("1,234,567", 1234567, None),
        ("1.234.567", None, 1234567),
        ("863.613,5", None, 863613.5),
        ("863,613.5", 863613.5, None),
        ("1.2345", 1.2345, None),
        ("12,5", None, 12.5),
        ("0.500", 0.5, None),
        ("1 234 567", 1234567, 1234567),
        ("1\u00a0234", 1234, 1234),
        ("1\u202f234,5", None, 1234.5),
        ("1'234", 1234, 1234),
        ("1’234", 1234, 1234),
        ("−5", -5, -5),
        ("1234567", 1234567, 1234567),
        *((text, None, None) for text in (
            "1-4", "+5", "1e5", "1,2E+05", "NaN", "inf", "1e999", "12.34.56", "1,23,456", "abc", "5 personas", "١٢",
            "=5", "(5)", "1 23", "0x10", "1_000", "½", "--5", "5*")),
    ],
)  # fmt: skip
def test_numbers_are_read_in_each_way(text, point, comma):
    read = [numbers.read_number(text, decimal=way) for way in numbers.DECIMALS]
    assert [number and number.value for number in read] == [point, comma]


@pytest.mark.parametrize(
    ("texts", "ways"),
    [
        (["12", "5"], ("point",)),
        (["1.234", "12,5"], ("comma",)),
        (["1.234"], ("point", "comma")),
        (["1.234", "1,234.5"], ("point",)),
        (["1,234.5", "1.234,5"], ()),
        (["n.d.", "abc"], ()),
        ([], ()),
    ],
)
def test_the_column_tells_the_way(texts, ways):
    assert numbers.readings(texts) == ways


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("~5", "about"), ("ca. 5", "about"), ("aprox. 5", "about"), ("about 5", "about"), ("más de 5", "over"),
     ("more than 5", "over"), (">5", "over"), ("< 5", "under"), ("menos de 5", "under"), ("≥5", "at_least"),
     ("al menos 5", "at_least"), ("at most 5", "at_most"), ("5", "exact")],
)  # fmt: skip
def test_qualifiers_are_kept(text, qualifier):
    assert numbers.read_number(text, decimal="point") == numbers.Number(value=5, qualifier=qualifier)


@pytest.mark.parametrize("text", ["", "-", "—", "n.d.", "N/D", "s/d", "n/a", "NA", "..", "…", "Sin dato"])
def test_missing_is_told_from_zero(text):
    assert numbers.is_missing(text)
    assert not numbers.is_missing("0")


@pytest.mark.parametrize(
    ("text", "start", "date", "precision"),
    [
        ("31/12/2018", None, "2018-12-31", "day"),
        ("31-12-2018", None, "2018-12-31", "day"),
        ("31.12.2018", None, "2018-12-31", "day"),
        ("2018-12-31", None, "2018-12-31", "day"),
        ("2018/12/31", None, "2018-12-31", "day"),
        ("2018-12-31 00:00:00", None, "2018-12-31", "day"),
        ("2018-12-31T00:00:00", None, "2018-12-31", "day"),
        ("31 de diciembre de 2018", None, "2018-12-31", "day"),
        ("al 31 de diciembre de 2018", None, "2018-12-31", "day"),
        ("December 31, 2018", None, "2018-12-31", "day"),
        ("1st December 2018", None, "2018-12-01", "day"),
        ("dic. 2018", "2018-12-01", "2018-12-31", "month"),
        ("Dic-18", "2018-12-01", "2018-12-31", "month"),
        ("diciembre de 2018", "2018-12-01", "2018-12-31", "month"),
        ("December 2018", "2018-12-01", "2018-12-31", "month"),
        ("set. 2018", "2018-09-01", "2018-09-30", "month"),
        ("2019-06", "2019-06-01", "2019-06-30", "month"),
        ("06/2019", "2019-06-01", "2019-06-30", "month"),
        ("02/2020", "2020-02-01", "2020-02-29", "month"),
        ("2019-T3", "2019-07-01", "2019-09-30", "month"),
        ("2019Q3", "2019-07-01", "2019-09-30", "month"),
        ("T3 2019", "2019-07-01", "2019-09-30", "month"),
        ("3er trimestre 2019", "2019-07-01", "2019-09-30", "month"),
        ("III trimestre de 2019", "2019-07-01", "2019-09-30", "month"),
        ("third quarter of 2019", "2019-07-01", "2019-09-30", "month"),
        ("2019", "2019-01-01", "2019-12-31", "year"),
        ("2019-S1", "2019-01-01", "2019-06-30", "half"),
        ("1er semestre 2019", "2019-01-01", "2019-06-30", "half"),
        ("second half of 2019", "2019-07-01", "2019-12-31", "half"),
    ],
)
def test_dates_are_read_no_more_exactly_than_they_are_written(text, start, date, precision):
    first = dt.date.fromisoformat(start) if start else None
    read = dates.read_date(text, order="dmy")
    assert read == dates.Period(start=first, date=dt.date.fromisoformat(date), precision=precision)


@pytest.mark.parametrize(
    "text",
    ["31/02/2019", "29/02/2019", "1019", "20199", "0000", "31/12/18", "18-12-31", "2019-13", "00/2019", "5", "2019.5",
     "2019-T5", "semana 3 de 2019", "=HOY()", "diciembre", "12", "", "3er semestre 2019", f"{NEXT + 1}", "1989"],
)  # fmt: skip
def test_what_is_no_date_is_not_read_as_one(text):
    assert [dates.read_date(text, order=order) for order in dates.ORDERS] == [None, None]


def test_the_column_tells_the_order():
    assert dates.readings(["01/02/2018", "31/12/2018"]) == ("dmy",)
    assert dates.readings(["01/02/2018", "12/31/2018"]) == ("mdy",)
    assert dates.readings(["01/02/2018"]) == ("dmy", "mdy")
    assert dates.readings(["01/01/2018", "2019"]) == ("dmy",)
    assert dates.readings(["13/12/2018", "12/13/2018"]) == ()


@pytest.mark.parametrize(
    ("text", "area", "place"),
    [
        ("Perú", "PER", None), ("PERU", "PER", None), ("per", "PER", None), (" Peru. ", "PER", None),
        ("Brasil", "BRA", None), ("EE. UU.", "USA", None), ("EEUU", "USA", None), ("USA", "USA", None),
        ("Estados Unidos de América", "USA", None), ("Bolivia (Plurinational State of)", "BOL", None),
        ("Curacao", "CUW", None), ("Curaçao", "CUW", None),
        ("Trinidad & Tobago", "TTO", None), ("Trinidad", "TTO", None),
        ("Venezuela (Bolivarian Republic of)", "VEN", None), ("República Bolivariana de Venezuela", "VEN", None),
        ("Holanda", "NLD", None), ("Dominican Rep.", "DOM", None), ("República Dominicana", "DOM", None),
        ("Pe\u200bru", "PER", None), ("\u200fPerú", "PER", None), ("World", "WORLD", None), ("Mundo", "WORLD", None),
        ("América Latina y el Caribe", "LAC", None), ("Áncash", "PER", "per-ancash"),
        ("Departamento de La Libertad", "PER", "per-la-libertad"), ("Región de Los Lagos", "CHL", "chl-los-lagos"),
        ("O'Higgins", "CHL", "chl-ohiggins"), ("Bogotá, D.C.", "COL", "bogota"), ("Cuzco", "PER", "per-cusco"),
        ("Maipú", "CHL", "chl-maipu-comuna"), ("Maipú (comuna)", "CHL", "chl-maipu-comuna"),
    ],
)  # fmt: skip
def test_places_are_known_by_their_names(text, area, place):
    assert places.place_of(text) == places.Place(area=area, place=place)


@pytest.mark.parametrize(
    "text", ["Amazonas", "Lima", "Pru", '=HYPERLINK("x","Peru")', "", "Peru Chile", "Ã", "América"]
)
def test_what_is_no_place_or_several_is_none(text):
    assert places.place_of(text) is None


def test_a_country_or_a_level_tells_places_apart():
    assert places.place_of("Amazonas", within="PER") == places.Place(area="PER", place="per-amazonas")
    assert places.place_of("Amazonas", within="CHL") is None
    assert places.place_of("Lima", level=places.DEPARTMENT) == places.Place(area="PER", place="per-lima")
    assert places.place_of("Lima", level=places.TOWN) == places.Place(area="PER", place="lima")


def test_other_names_lead_to_places_that_there_are():
    with places.OTHER_NAMES.open(encoding="utf-8", newline="") as file:
        rows = list(places.csv.DictReader(file))
    for row in rows:
        expected = places.Place(area=row["area"], place=row["place"] or None)
        assert expected in places.candidates(row["name"]), row
    assert len({places.key_of(row["name"]) for row in rows}) > 100


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (files.spanish_excel, [("PER", None, "2019-12-31", 863613.5), ("ECU", None, "2019-12-31", 366596),
                               ("CHL", None, "2019-12-31", 371163)]),
        (files.latin1_semicolon, [("PER", None, "2019-12-31", 863613), ("PAN", None, "2019-12-31", 94596)]),
        (files.ods, [("PER", None, "2019-12-31", 863613), ("BRA", None, "2019-12-31", 224102)]),
        (files.percentages, [("PER", None, "2019-12-31", 12.5), ("CHL", None, "2019-12-31", 7),
                             ("ECU", None, "2019-12-31", 0.4)]),
        (files.spanish_months, [("PER", None, "2018-11-30", 15400), ("PER", None, "2018-12-31", 21050)]),
    ],
)  # fmt: skip
def test_tables_that_readers_bring(make, expected):
    read = check(bring(make(), name="table"))
    assert read.ready
    assert figures(read) == expected
    assert not read.problems + read.asked


def test_departments_of_one_country_tell_it():
    read = check(bring(files.departments_of_peru(), name="a.csv"))
    assert {figure.area for figure in read.figures} == {"PER"}
    assert [figure.place for figure in read.figures][-2:] == ["per-tumbes", "per-callao"]
    assert len(read.figures) == 7


def test_a_total_is_left_out_and_compared():
    read = checked(files.paste_with_total())
    assert [figure.value for figure in read.figures] == [1771237, 863613]
    assert [note.told(EN) for note in read.notes] == [
        "A total was left out (line 4): it says 2,700,000, while the other rows of that date come to 2,634,850."
    ]
    equal = check(bring(files.spanish_excel(), name="a.xlsx"))
    assert [note.message for note in equal.notes] == [checking.TOTAL_EQUALS]
    share = checked("Country,Year,Share\nPeru,2019,60%\nChile,2019,30%\nTotal,2019,100%\n")
    assert [note.message for note in share.notes] == [checking.TOTAL_LEFT]


@pytest.mark.parametrize("name", ["Total", "TOTAL GENERAL", "Suma", "Grand total", "Subtotal", "Totales"])
def test_totals_are_known_by_their_names(name):
    assert len(checked(f"Country;Year;N\nPeru;2019;5\n{name};2019;5\n").figures) == 1


def test_wrong_rows_are_listed_all_at_once_and_left_out_when_asked():
    brought = bring(files.three_bad_rows(), name="mine.csv")
    read = check(brought)
    assert (read.figures, read.ready) == ((), False)
    assert [(fault.file, fault.line, fault.column, fault.value) for fault in read.problems] == [
        ("mine.csv", 3, "Country", "Pru"),
        ("mine.csv", 4, "Date", "31/02/2019"),
        ("mine.csv", 5, "Number", "-4"),
    ]
    assert rules(read) == [faults.UNKNOWN_PLACE, faults.IMPOSSIBLE_DATE, faults.NEGATIVE]
    assert "“Peru”" in read.problems[0].remedy
    assert "Perú" in told(read.problems[0], words_in("es"))
    rest = check(brought, leave_out=True)
    assert figures(rest) == [("PER", None, "2019-12-31", 863613), ("BRA", None, "2019-12-31", 224102)]
    assert (rest.problems, rest.ready) == (read.problems, True)
    for language in LANGUAGES:
        for fault in read.problems:
            assert "{" not in told(fault, words_in(language))


@pytest.mark.parametrize(
    ("cell", "column", "rule"),
    [
        ("-5", "number", faults.NEGATIVE),
        ("−5", "number", faults.NEGATIVE),
        ("NaN", "number", faults.UNKNOWN_NUMBER),
        ("inf", "number", faults.UNKNOWN_NUMBER),
        ("1e999", "number", faults.SCIENTIFIC_NUMBER),
        ("1,2E+05", "number", faults.SCIENTIFIC_NUMBER),
        ("+5", "number", faults.PLUS),
        ("=1+1", "number", faults.FORMULA),
        ("#REF!", "number", faults.FORMULA),
        ("@SUM(A1)", "number", faults.FORMULA),
        ("=cmd|' /C calc'!A0", "number", faults.FORMULA),
        ("1-4", "number", faults.RANGE),
        ("100 a 200", "number", faults.RANGE),
        ("51987654321", "number", faults.HUGE),
        ("9" * 400, "number", faults.HUGE),
        ("5*", "number", faults.UNKNOWN_NUMBER),
        ("many", "number", faults.UNKNOWN_NUMBER),
        ("<script>alert(1)</script>", "number", faults.UNKNOWN_NUMBER),
        ("'; DROP TABLE figures;--", "place", faults.UNKNOWN_PLACE),
        ('=HYPERLINK("http://x","Peru")', "place", faults.UNKNOWN_PLACE),
        ("PerÃº", "place", faults.UNKNOWN_PLACE),
        ("Atlantis", "place", faults.UNKNOWN_PLACE),
        ("{0.__class__}", "place", faults.UNKNOWN_PLACE),
        ("Amazonas", "place", faults.MANY_PLACES),
        ("", "place", faults.NO_PLACE),
        ("", "date", faults.NO_DATE),
        ("31/02/2019", "date", faults.IMPOSSIBLE_DATE),
        ("2019-02-30", "date", faults.IMPOSSIBLE_DATE),
        ("1019", "date", faults.UNKNOWN_DATE),
        ("20199", "date", faults.UNKNOWN_DATE),
        ("31/12/18", "date", faults.UNKNOWN_DATE),
        ("soon", "date", faults.UNKNOWN_DATE),
        (f"{NEXT}", "date", faults.FUTURE),
        (f"{NEXT}-12-31", "date", faults.FUTURE),
    ],
)
def test_a_wrong_cell_is_told_with_its_rule(cell, column, rule):
    read = one(cell, column)
    assert rules(read) == [rule]
    assert (read.problems[0].line, read.problems[0].value, read.figures) == (2, cell, ())
    assert "{}" not in told(read.problems[0], words_in("es"))


def test_what_fits_two_readings_is_asked_with_examples_of_her_own():
    text = "País;Fecha;N\nPerú;01/12/2018;1.234\nChile;02/12/2018;12\n"
    read = checked(text)
    assert [(asked.about, asked.column) for asked in read.asked] == [("numbers", "N"), ("dates", "Fecha")]
    assert read.asked[0].readings[1].code == "comma"
    assert read.asked[0].readings[1].examples == (("1.234", "1234"),)
    assert read.asked[1].readings[0].examples[0] == ("01/12/2018", "2018-12-01")
    assert (read.figures, read.ready) == ((), False)
    assert [asked.about for asked in checked(text, answers={"numbers": "comma"}).asked] == ["dates"]
    settled = checked(text, answers={"numbers": "comma", "dates": "dmy"})
    assert figures(settled) == [("PER", None, "2018-12-01", 1234), ("CHL", None, "2018-12-02", 12)]
    for language in LANGUAGES:
        for asked in read.asked:
            spoken = [
                asked.told(words_in(language)),
                *(each.told(words_in(language)) for each in asked.readings),
            ]
            assert all(spoken) and not any("{" in each for each in spoken)


def test_an_answer_that_is_no_reading_is_not_taken():
    assert checked("País;Año;N\nPerú;2018;1.234\n", answers={"numbers": "octal"}).asked


def test_columns_that_fit_alike_are_asked():
    text = "Country;Year;Refugees;Claims\nPeru;2019;5;6\n"
    read = checked(text)
    assert [(asked.about, [each.code for each in asked.readings]) for asked in read.asked] == [
        ("column_value", ["Refugees", "Claims"])
    ]
    assert checked(text, answers={"column_value": "Claims"}).figures[0].value == 6
    two = "From country;To country;Year;Number\nVenezuela;Peru;2019;5\nVenezuela;Chile;2019;6\n"
    assert [asked.about for asked in checked(two).asked] == ["column_place"]
    assert figures(checked(two, answers={"column_place": "To country"}))[1][0] == "CHL"


def test_towns_and_departments_of_one_name_are_asked():
    text = "Lugar;Año;N\nLima;2018;5\nTumbes;2018;8\n"
    assert [each.code for each in checked(text).asked[0].readings] == ["departments", "towns"]
    assert [figure.place for figure in checked(text, answers={"places": "towns"}).figures] == [
        "lima",
        "tumbes",
    ]
    named = checked(text.replace("Lugar", "Ciudad"))
    assert [figure.place for figure in named.figures] == ["lima", "tumbes"]


def test_mixed_ways_are_wrong_and_not_guessed():
    read = checked("País;Fecha;N\nPerú;12/13/2018;1\nPerú;13/12/2018;2\n")
    assert rules(read) == [faults.MIXED_DATES] * 2
    read = checked("País;Año;N\nPerú;2018;1,234.5\nChile;2018;1.234,5\nCuba;2018;3\n")
    assert rules(read) == [faults.MIXED_NUMBERS] * 2
    read = checked("País;Año;N\nPerú;2018;5%\nChile;2018;6%\nCuba;2018;3\n")
    assert [(fault.line, fault.said[0].message) for fault in read.problems] == [(4, faults.MIXED_PERCENT)]


def test_a_column_named_as_percentages_holds_them():
    assert checked("País;Año;Porcentaje\nPerú;2018;5\n").figures[0].percent


def test_the_same_place_and_date_twice_is_wrong_in_both_lines():
    text = "País;Año;N\nPerú;2018;5\nChile;2018;6\nPeru;2018;7\n"
    assert [fault.line for fault in checked(text).problems] == [2, 4]
    assert figures(checked(text, leave_out=True)) == [("CHL", None, "2018-12-31", 6)]


@pytest.mark.parametrize(
    "text",
    [
        "País;2018;2019\nPerú;5;6\nChile;n.d.;8\n",
        "País;Año;N\nPerú;2018;5\nPerú;2019;6\nChile;2018;\nChile;2019;8\n",
        "Año;Perú;Chile\n2018;5;\n2019;6;8\n",
        "N;Año;País\n5;2018;Perú\n6;2019;Perú\n;2018;Chile\n8;2019;Chile\n",
    ],
)
def test_wide_and_long_tables_come_to_the_same(text):
    read = checked(text)
    assert sorted(figures(read)) == [
        ("CHL", None, "2019-12-31", 8), ("PER", None, "2018-12-31", 5), ("PER", None, "2019-12-31", 6),
    ]  # fmt: skip
    assert [note.values for note in read.notes] == [{"count": 1}]
    assert set(read.columns) >= {"place", "date", "value"}


def test_a_year_and_a_month_are_joined():
    for months in (("enero", "Diciembre"), ("1", "12")):
        read = checked(f"País;Año;Mes;N\nPerú;2018;{months[0]};5\nPerú;2018;{months[1]};6\n")
        assert [each[2] for each in figures(read)] == ["2018-01-31", "2018-12-31"]
    assert rules(checked("País;Año;Mes;N\nPerú;2018;1;5\nPerú;2018;;6\n")) == [faults.NO_DATE]


def test_departments_lie_in_the_country_of_their_row():
    rows = ("Perú;Amazonas;2018;5", "Colombia;Amazonas;2018;6", "Chile;Tumbes;2018;7", "Perú;;2018;8")
    text = "\n".join(("País;Departamento;Año;N", *rows))
    read = checked(text)
    assert rules(read) == [faults.UNKNOWN_PLACE_WITHIN]
    assert "Chile" in told(read.problems[0], words_in("es"))
    assert [figure.place for figure in checked(text, leave_out=True).figures] == [
        "per-amazonas",
        "col-amazonas",
        None,
    ]


def test_missing_is_counted_and_is_no_figure():
    read = checked("País;Año;N\nPerú;2018;0\nChile;2018;—\nCuba;2018;s/d\nBrasil;2018;\n")
    assert figures(read) == [("PER", None, "2018-12-31", 0)]
    assert [(note.message, note.values) for note in read.notes] == [(checking.MISSING, {"count": 3})]


def test_what_is_no_row_of_figures_is_told():
    text = "País;Año;N;Color\nPerú;2018;5;azul\nPaís;Año;N;Color\nFuente: R4V\nChile;2018;6;rojo\n"
    read = checked(text)
    assert len(read.figures) == 2
    assert [note.message for note in read.notes] == [records.UNREAD, records.HEADER_AGAIN, records.FOOTNOTES]


def test_cells_beyond_the_header_are_wrong():
    read = checked("País,Año,N\nPerú,2018,863,613\nChile,2018,6\n")
    assert rules(read) == [faults.RAGGED]
    assert figures(check(bring_text("País,Año,N\nPerú,2018,863,613\nChile,2018,6\n"), leave_out=True)) == [
        ("CHL", None, "2018-12-31", 6)
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Color;Año;N\nazul;2018;5\n", faults.NO_PLACE_COLUMN),
        ("País;N\nPerú;5\n", faults.NO_DATE_COLUMN),
        ("País;Año\nPerú;2018\n", faults.NO_VALUE_COLUMN),
        ("País;Año;N\nPerú;2018;\n", faults.NO_FIGURES),
    ],
)
def test_what_a_table_lacks_is_told(text, rule):
    read = checked(text, leave_out=True)
    assert rules(read) == [rule]
    assert (read.problems[0].line, read.ready) == (0, False)
    assert told(read.problems[0], EN)[0].isupper()


def test_one_date_can_be_given_for_all_rows():
    assert figures(checked("País;N\nPerú;5\n", answers={"date": "dic. 2018"})) == [
        ("PER", None, "2018-12-31", 5)
    ]


def test_numbers_typed_in_a_workbook_keep_their_point():
    raw = files.workbook([["País", "Año", "N"], ["Perú", 2018, 12.345], ["Chile", 2018, 7]])
    assert [figure.value for figure in check(bring(raw, name="a.xlsx")).figures] == [12.345, 7]


def test_a_figure_says_where_it_stands_and_how_it_was_written():
    figure = checked("País;Fecha;N\nperu;dic. 2018;más de 1 000\n").figures[0]
    assert (figure.line, figure.place_told, figure.published_as) == (2, "peru", "más de 1 000")
    assert (figure.qualifier, figure.start, figure.precision) == ("over", dt.date(2018, 12, 1), "month")
    assert figure.percent is False


def test_faults_of_the_loaders_are_told_too():
    fault = checking.Problem(file="a", line=2, column="N", value="x", rule="this is wrong", remedy="mend it")
    assert told(fault, EN) == "Line 2, column “N”, “x”: this is wrong; mend it."
