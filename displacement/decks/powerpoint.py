"""A deck as a PowerPoint file: titles and texts as texts, charts as pictures, what to say in the notes."""

from __future__ import annotations

import io

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.slide import Slide as Sheet
from pptx.util import Inches, Pt

from displacement.decks.deck import Deck, Slide
from displacement.decks.slides import title_of
from displacement.exports.printed import bare_figure, sources_line
from displacement.exports.renderer import shared_renderer
from displacement.view.colours import palette
from displacement.words import Language, Words, words_in

WIDE, HIGH = 13.333, 7.5
EDGE = 0.6
PICTURE_TOP, PICTURE_HIGH = 1.95, 4.7
PIXELS = 2400
LONG_TITLE, LONG_FOOT = 62, 380
TITLE_ONLY = 5
LONGEST_PROPERTY = 255  # letters that the format takes of the title which a file manager shows
Box = tuple[float, float, float, float]


def powerpoint(deck: Deck, language: Language) -> bytes:
    """Return the deck as .pptx; raise NoBrowser or RenderingFailed where a picture cannot be drawn."""
    words = words_in(language)
    file = Presentation()
    file.slide_width, file.slide_height = Inches(WIDE), Inches(HIGH)
    file.core_properties.title = deck.title[:LONGEST_PROPERTY]
    file.core_properties.author = "Refugio en cifras"
    file.core_properties.language = language
    for slide in deck.slides:
        _add(file.slides.add_slide(file.slide_layouts[TITLE_ONLY]), slide, words)
    kept = io.BytesIO()
    file.save(kept)
    return kept.getvalue()


def _add(sheet: Sheet, slide: Slide, words: Words) -> None:
    colours = palette("light")
    shown = slide.shown(words.language)
    within = WIDE - 2 * EDGE
    title = sheet.shapes.title
    said_above = title_of(slide, shown)
    _place(title, (EDGE, 0.3, within, 0.95))
    _write(title, said_above, size=28 if len(said_above) < LONG_TITLE else 22, colour=colours.text, bold=True)
    _text(sheet, shown.subtitle, box=(EDGE, 1.2, within, 0.7), size=14, colour=colours.muted)
    figure = bare_figure(shown, ratio=within / PICTURE_HIGH)
    picture = shared_renderer().draw(figure, kind="png", scale=PIXELS / figure.layout.width)
    placed = sheet.shapes.add_picture(
        io.BytesIO(picture), Inches(EDGE), Inches(PICTURE_TOP), width=Inches(within)
    )
    placed._element.xpath("./p:nvPicPr/p:cNvPr")[0].set("descr", shown.alt)
    below = " ".join(part for part in (shown.reading, sources_line(shown), *shown.cautions) if part)
    small = 10 if len(below) < LONG_FOOT else 8
    _text(sheet, below, box=(EDGE, 6.65, within, 0.75), size=small, colour=colours.muted)
    notes = sheet.notes_slide.notes_text_frame
    if notes is not None:
        notes.text = said(slide, words)


def said(slide: Slide, words: Words) -> str:
    """Return what stands in the notes of a slide: what to say, the question, how to read it, the sources."""
    shown = slide.shown(words.language)
    question = (
        words.say("Question for the room: {question}", question=slide.question) if slide.question else ""
    )
    parts = [slide.notes, question, shown.reading, *shown.cautions, sources_line(shown)]
    return "\n\n".join(part for part in parts if part)


def _text(sheet: Sheet, text: str, *, box: Box, size: int, colour: str) -> None:
    shape = sheet.shapes.add_textbox(*(Inches(each) for each in box))
    shape.text_frame.word_wrap = True
    _write(shape, text, size=size, colour=colour)


def _place(shape: object, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = (Inches(each) for each in box)  # type: ignore[attr-defined]


def _write(shape: object, text: str, *, size: int, colour: str, bold: bool = False) -> None:
    frame = shape.text_frame  # type: ignore[attr-defined]
    frame.text = text
    for line in frame.paragraphs:
        line.alignment = 1
        line.font.size, line.font.bold = Pt(size), bold
        line.font.color.rgb = RGBColor(*bytes.fromhex(colour.lstrip("#")))  # type: ignore[no-untyped-call]
