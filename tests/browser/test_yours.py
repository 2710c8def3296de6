"""Own figures, brought to the page as a reader brings them: read, described, drawn as hers, and kept nowhere."""

import itertools
import json
import re
import tempfile
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from displacement.words import LANGUAGES, words_in
from displacement.yours.describing import TIMES, UNITS
from tests.browser.conftest import settled, until
from tests.serving import served
from tests.yours import files

pytestmark = pytest.mark.browser
MARKED = "Mesa Quebrantahuesos 918273645"
EN = words_in("en")
FORGOTTEN_WITHIN = 60  # seconds after a session has ended
READERS = 10
WAYS = {
    "spanish Excel": (files.spanish_excel, "a.xlsx", "863,613.5", ()),
    "latin-1": (files.latin1_semicolon, "b.csv", "863,613", ()),
    "OpenDocument": (files.ods, "c.ods", "863,613", ()),
    "a paste with a total": (files.paste_with_total, "", "1,771,237", ()),
    "percentages": (files.percentages, "d.csv", "12.5%", (UNITS["percent"],)),
    "months in Spanish": (files.spanish_months, "e.csv", "21,050", (TIMES["flow"],)),
    "departments of Peru": (files.departments_of_peru, "f.csv", "1,004", ()),
    "three bad rows": (files.three_bad_rows, "g.csv", "863,613", ()),
    "years over months": (files.years_over_months, "h.xlsx", "21,050", (TIMES["flow"],)),
}
"""Each file: what makes it, its name (empty: it is pasted), a number of it, what of the description is chosen."""


@pytest.fixture
def desk(visit, address):
    """The page of own figures in English, open."""
    return settled(visit(f"{address}/yours?lang=en"))


def read_of(count, words):
    """Return how the page says that so many figures are read."""
    return words.say_n("{count} figure is read.", "{count} figures are read.", count)


def bring(tab, content, name, words=EN):
    if not name:
        tab.get_by_role("textbox", name=words.say("Paste a table from a spreadsheet")).fill(content)
        tab.get_by_role("button", name=words.say("Read what is pasted")).click()
    else:
        tab.get_by_role("tab", name=words.say("A file")).click()
        tab.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )


def describe(tab, *choices, name="Personas atendidas", counter=MARKED, words=EN):
    write(tab, words.say("What it is called"), name)
    write(tab, words.say("Who counted"), counter)
    for choice in choices:
        tab.locator("[data-testid=stRadio] label").get_by_text(words.say(choice), exact=True).click()
        settled(tab)


def write(tab, label, text):
    box = tab.get_by_role("textbox", name=label, exact=True)
    box.fill(text)
    box.press("Enter")
    settled(tab)


@pytest.mark.parametrize(("way", "language"), [*zip(WAYS, itertools.cycle(LANGUAGES), strict=False)])
def test_a_file_goes_the_whole_way_to_a_picture_that_says_whose_it_is(visit, address, way, language):
    make, name, number, choices = WAYS[way]
    words = words_in(language)
    desk = settled(visit(f"{address}/yours?lang={language}"))
    bring(desk, make(), name, words)
    if way == "three bad rows":
        desk.get_by_text(
            words.say_n("{count} cell cannot be read.", "{count} cells cannot be read.", 3)
        ).wait_for()
        assert desk.get_by_text(read_of(2, words)).count() == 0, "nothing is taken by half"
        desk.get_by_text(words.say("Leave these rows out")).click()
        desk.get_by_text(read_of(2, words)).wait_for()
    desk.locator("[data-testid=stTable]", has_text=number).last.wait_for()
    describe(settled(desk), *choices, words=words)
    picture = desk.locator("h3", has_text=words.say("yours, unverified"))
    picture.wait_for()
    assert MARKED in picture.inner_text()
    desk.locator(".js-plotly-plot, [data-testid=stTable]").last.wait_for()
    assert desk.outside == []
    assert desk.failures == []


def test_what_fits_two_readings_is_asked_with_her_own_examples(desk):
    bring(desk, "Country\tDate\tPeople\nPeru\t03/04/2019\t1.234\nChile\t05/06/2019\t2.345\n", "")
    desk.get_by_text("How are the numbers of the column “People” written?").wait_for()
    assert desk.get_by_text(read_of(2, EN)).count() == 0
    desk.locator("[data-testid=stRadio] label", has_text="“1.234” is 1,234").click()
    settled(desk)
    desk.locator("[data-testid=stRadio] label", has_text="The day first").click()
    desk.get_by_text("2 figures are read").wait_for()
    told = desk.locator("[data-testid=stTable]").last.inner_text()
    assert "1,234" in told
    assert "3 April 2019" in told


def test_it_is_done_by_keyboard_alone_and_in_spanish(visit, address):
    words = words_in("es")
    tab = settled(visit(f"{address}/yours?lang=es", viewport={"width": 390, "height": 844}))
    told = "País\tFecha\tPersonas\nPerú\t2021-12-31\t15\nChile\t2021-12-31\t170\n"
    into(tab, words.say("Paste a table from a spreadsheet"), told)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.get_by_text("Se leyeron 2 cifras").wait_for()
    into(settled(tab), words.say("What it is called"), "Personas atendidas")
    tab.keyboard.press("Tab")
    into(settled(tab), words.say("Who counted"), MARKED)
    tab.keyboard.press("Tab")
    title = tab.locator("h3", has_text=words.say("yours, unverified"))
    title.wait_for()
    assert MARKED in title.inner_text()


def into(tab, label, text):
    """Move by the Tab key to a field and type into it."""
    for _ in range(80):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.getAttribute('aria-label')") == label:
            tab.keyboard.insert_text(text)
            return
    raise AssertionError(f"{label} is not reached by Tab")


def test_what_is_kept_as_a_file_is_carried_on(desk, visit, address):
    bring(desk, files.percentages(), "a.csv")
    desk.get_by_text("3 figures are read").wait_for()
    describe(settled(desk), UNITS["percent"])
    desk.get_by_role("button", name="Keep it as a file").wait_for()
    with desk.expect_download() as kept:
        desk.get_by_role("button", name="Keep it as a file").click()
    raw = Path(kept.value.path()).read_bytes()
    assert json.loads(raw)["counter"] == MARKED
    other = settled(visit(f"{address}/yours?lang=en"))
    bring(other, raw, "mine.refugio.json")
    other.locator("h3", has_text="yours, unverified").wait_for()
    other.get_by_role("button", name="Forget my figures now").click()
    other.get_by_text("Nothing is brought yet").wait_for()


@pytest.mark.timeout(400)
def test_they_are_kept_in_no_file_log_address_or_other_readers_page_and_go_with_the_session(visit):
    with watched() as (address, folder):
        tab = settled(visit(f"{address}/yours?lang=en"))
        bring(tab, f"Country\tDate\tPeople\nPeru\t2021-12-31\t{918273645}\n", "")
        tab.get_by_text("1 figure is read").wait_for()
        describe(settled(tab))
        tab.locator("h3", has_text=MARKED).wait_for()
        tab.get_by_role("button", name="Take away").click()
        for kind in ("PNG", "PDF", "Excel"):
            with tab.expect_download() as made:
                tab.get_by_role("button", name=kind, exact=True).click()
            assert "yours-unverified" in made.value.suggested_filename
            assert Path(made.value.path()).stat().st_size > 2000
        assert "918273645" not in tab.url
        other = settled(visit(f"{address}/yours?lang=en"))
        assert MARKED not in other.content()
        for asked in ("/exhibits/hosts-series.json", "/exhibits", "/data/edition.json", "/healthz"):
            assert "918273645" not in answer(address + asked)
        assert holding(folder) == []
        assert kept_of_sessions(address) > 0
        tab.context.close()
        other.context.close()
        until(lambda: kept_of_sessions(address) == 0, "the sessions are gone", patience=FORGOTTEN_WITHIN)
        assert holding(folder) == []


@contextmanager
def watched():
    """Serve the dashboard with its log, its temporary files and its cache in one folder, where they can be searched.

    Its name is short: Chromium keeps a socket there, whose path has at most a hundred signs.
    """
    with tempfile.TemporaryDirectory(prefix="y-", ignore_cleanup_errors=True) as name:
        kept = {"TMPDIR": name, "XDG_CACHE_HOME": f"{name}/cache"}
        with Path(name, "server.log").open("wb") as log, served(log=log, **kept) as address:
            yield address, Path(name)


def holding(folder):
    """Return the files of the server that hold the marked value, its log among them."""
    needles = (b"918273645", "918273645".encode("utf-16-le"), MARKED.encode())
    return [
        file
        for file in folder.rglob("*")
        if file.is_file() and any(each in file.read_bytes() for each in needles)
    ]


def answer(address):
    try:
        with urllib.request.urlopen(address, timeout=60) as got:
            return got.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.read().decode("utf-8", "replace")


def kept_of_sessions(address):
    """Return how many bytes the server holds of its sessions: what they know, what was uploaded, what was made."""
    told = answer(f"{address}/_stcore/metrics")
    return sum(int(each) for each in re.findall(r"^cache_memory_bytes\{[^}]*\} (\d+)", told, re.M))


def test_ten_readers_at_once_see_their_own_and_no_others(visit, address):
    tabs = [settled(visit(f"{address}/yours?lang=en")) for _ in range(READERS)]
    for number, tab in enumerate(tabs):
        bring(tab, f"Country\tDate\tPeople\nPeru\t2021-12-31\t{7700 + number}\n", "")
    for number, tab in enumerate(tabs):
        tab.get_by_text("1 figure is read").wait_for()
        told = settled(tab).locator("[data-testid=stTable]").last.inner_text()
        assert re.findall(r"7,7\d\d", told) == [f"7,70{number}"]
