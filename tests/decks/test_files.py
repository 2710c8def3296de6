"""A deck taken away: opened by other programs, with its notes and sources; served by name or carried in an address."""

import base64
import io
import re
import subprocess
from dataclasses import replace

import pytest
from pptx import Presentation

from displacement.decks import STORY, pack, story_in
from displacement.decks.handout import handout
from displacement.decks.powerpoint import height_of, powerpoint
from displacement.errors import NoBrowser
from displacement.exports.renderer import Renderer
from tests.edition import EDITION
from tests.programs import needed

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
"""A picture of one point."""


@pytest.mark.browser
@pytest.mark.office
def test_the_powerpoint_opens_elsewhere_and_holds_titles_notes_and_pictures(told, language, tmp_path):
    path = tmp_path / "story.pptx"
    path.write_bytes(powerpoint(told, language))
    slides = Presentation(io.BytesIO(path.read_bytes())).slides
    for slide, sheet in zip(told.slides, slides, strict=True):
        assert sheet.shapes.title.text_frame.text == slide.finding
        notes = sheet.notes_slide.notes_text_frame.text
        assert slide.notes in notes
        assert slide.question in notes
        pictures = [shape for shape in sheet.shapes if shape.shape_type == 13]
        assert len(pictures) == 1
        assert pictures[0]._element.xpath("./p:nvPicPr/p:cNvPr/@descr")[0]
    subprocess.run(
        [needed("loimpress"), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    read = subprocess.run(
        [needed("pdftotext"), str(tmp_path / "story.pdf"), "-"], check=True, capture_output=True
    )
    said = read.stdout.decode()
    assert {"en": "Amnesty International", "es": "Amnistía Internacional"}[language] in said
    assert {"en": "A hatched bar", "es": "Una barra rayada"}[language] in said
    assert_stands_in_its_boxes(tmp_path / "story.pdf", pages=len(told.slides))


def assert_stands_in_its_boxes(path, *, pages):
    """Fail where a title runs into its subtitle, a subtitle into the picture, or what is below off the slide."""
    listed = subprocess.run([needed("pdftotext"), "-bbox", str(path), "-"], check=True, capture_output=True)
    sheets = listed.stdout.decode().split("<page ")[1:]
    assert len(sheets) == pages
    for number, sheet in enumerate(sheets, start=1):
        heights = re.findall(r'yMin="([\d.]+)".*?yMax="([\d.]+)"', sheet)
        words = [(float(top) / 72, float(end) / 72) for top, end in heights]
        assert words
        for begins, ends in ((0, 1.25), (1.25, 1.95), (1.95, 7.5)):
            assert all(end <= ends for top, end in words if begins <= top < ends), number


@pytest.mark.parametrize("size", [10, 28])
def test_a_box_is_as_high_as_its_text(size):
    one, two = (height_of("x" * letters, 12.0, size) for letters in (20, 300 if size == 10 else 100))
    assert two - one == pytest.approx(size * 1.2 / 72)


@pytest.mark.thorough
def test_the_powerpoint_names_typeface_and_size_on_every_run(monkeypatch, language):
    monkeypatch.setattr(Renderer, "draw", lambda *_, **__: DOT)
    runs = [
        run
        for sheet in Presentation(io.BytesIO(powerpoint(story_in(language), language))).slides
        for shape in sheet.shapes if shape.has_text_frame
        for line in shape.text_frame.paragraphs for run in line.runs
    ]  # fmt: skip
    assert len(runs) == 36
    assert {run.font.name for run in runs} == {"Arial"}
    assert all(10 <= run.font.size.pt <= 28 for run in runs)


@pytest.mark.browser
def test_the_handout_holds_slides_notes_questions_and_sources(told, language, tmp_path):
    path = tmp_path / "story.pdf"
    path.write_bytes(handout(told, language))
    read = subprocess.run([needed("pdftotext"), str(path), "-"], check=True, capture_output=True)
    text = " ".join(read.stdout.decode().split())
    assert read.stdout.decode().count("\f") == len(told.slides), "a page a slide"
    for slide in told.slides:
        assert slide.question in text
    assert "In search of safety" in text
    assert EDITION in text


DRAWN = pytest.mark.browser


@pytest.mark.parametrize(
    "ending",
    [
        pytest.param("html", marks=pytest.mark.thorough),
        pytest.param("pptx", marks=DRAWN),
        pytest.param("pdf", marks=DRAWN),
        "json",
    ],
)
def test_the_story_is_served_as_a_file_with_a_name(client, ending):
    answer = client.get(f"/decks/{STORY}.{ending}?lang=es")
    assert answer.status_code == 200
    assert re.search(
        rf'"como-se-cierra-una-puerta-{re.escape(EDITION)}-es\.{ending}"',
        answer.headers["content-disposition"],
    )


@pytest.mark.thorough
def test_a_deck_of_ones_own_is_presented_from_its_address(client, told):
    deck = told.retold(0, title="<script>alert(1)</script>", notes="</script><b>")
    page = client.get("/show/mine", params={"deck": pack(deck), "lang": "es"}).text
    assert "<script>alert(1)" not in page
    assert "</script><b>" not in page
    assert 'lang="es"' in page


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/show/nothing", 404, "nothing"),
        ("/show/mine", 422, "Present page"),
        ("/show/mine?deck=abc&lang=es", 422, "página Presentar"),
        (f"/show/{STORY}?room=pink", 422, "pink"),
        (f"/show/{STORY}?lang=fr", 422, "fr"),
        (f"/decks/{STORY}.gif", 404, "gif"),
        ("/decks/nothing.pdf", 404, "nothing"),
    ],
)
def test_a_wrong_address_of_a_deck_is_told_what_is_allowed(client, address, status, said):
    answer = client.get(address)
    assert answer.status_code == status
    assert said in answer.json()["error"]
    assert answer.json()["allowed"]


@pytest.mark.thorough
def test_without_a_browser_the_page_is_still_there_and_the_rest_says_the_remedy(client, monkeypatch):
    def none(*_, **__):
        raise NoBrowser

    monkeypatch.setattr(Renderer, "draw", none)
    assert client.get(f"/decks/{STORY}.html").status_code == 200
    answer = client.get(f"/decks/{STORY}.pptx")
    assert answer.status_code == 503
    assert "get_chrome" in answer.json()["error"]


def test_a_title_longer_than_the_format_takes_is_whole_on_the_slides_and_cut_in_the_properties(monkeypatch):
    monkeypatch.setattr(Renderer, "draw", lambda *_, **__: DOT)
    long = "ñ" * 400
    deck = story_in("en")
    deck = replace(deck, title=long, slides=(replace(deck.slides[0], title=long),))
    file = Presentation(io.BytesIO(powerpoint(deck, "en")))
    assert file.core_properties.title == long[:255]
    assert file.slides[0].shapes.title.text_frame.text == long
