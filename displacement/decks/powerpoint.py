"""A deck as a PowerPoint file: titles and texts as texts, charts as pictures, what to say in the notes."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence

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
PICTURE_TOP, FOOT_END = 1.95, 7.4  # the picture takes what the words under it leave
PIXELS = 2400
FACE = "Arial"  # in every office; where it is missing, what stands for it (Liberation Sans, Arimo) is exactly as wide
TITLE, SUBTITLE, FOOT = range(28, 15, -1), range(14, 9, -1), 10
"""The sizes of type, in points, the largest first where a text may have several."""
LETTER, LINE = 0.52, 1.2  # how wide a letter is on average and how high a line, of the size of the type
POINTS = 72  # to the inch
INSET = 0.1  # inches that PowerPoint leaves on either side of a text; half of that above and below it
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
    box = (EDGE, 0.3, within, 0.95)
    _place(title, box)
    _write(title, said_above, size=fitting(said_above, box, TITLE), colour=colours.text, bold=True)
    box = (EDGE, 1.25, within, 0.65)
    _text(sheet, shown.subtitle, box=box, size=fitting(shown.subtitle, box, SUBTITLE), colour=colours.muted)
    below = " ".join(part for part in (shown.reading, sources_line(shown), *shown.cautions) if part)
    foot = FOOT_END - height_of(below, within, FOOT)
    figure = bare_figure(shown, ratio=within / (foot - PICTURE_TOP))
    picture = shared_renderer().draw(figure, kind="png", scale=PIXELS / figure.layout.width)
    placed = sheet.shapes.add_picture(
        io.BytesIO(picture), Inches(EDGE), Inches(PICTURE_TOP), width=Inches(within)
    )
    placed._element.xpath("./p:nvPicPr/p:cNvPr")[0].set("descr", shown.alt)
    _text(sheet, below, box=(EDGE, foot, within, FOOT_END - foot), size=FOOT, colour=colours.muted)
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


def fitting(text: str, box: Box, sizes: Sequence[int]) -> int:
    """Return the largest of some sizes of type, in points, at which a text stands within a box; else the smallest."""
    _, _, wide, high = box
    return next((size for size in sizes if height_of(text, wide, size) <= high), sizes[-1])


def height_of(text: str, wide: float, size: int) -> float:
    """Return how high a box is, in inches, in which a text of this size stands over so many inches."""
    letters = (wide - 2 * INSET) * POINTS / (size * LETTER)
    lines = sum(math.ceil(len(line) / letters) for line in text.splitlines())
    return lines * size * LINE / POINTS + INSET


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
        for (
            run
        ) in line.runs:  # on the run itself: what stands on the paragraph alone is lost when it is edited
            run.font.name, run.font.size, run.font.bold = FACE, Pt(size), bold
            run.font.color.rgb = RGBColor(*bytes.fromhex(colour.lstrip("#")))  # type: ignore[no-untyped-call]
