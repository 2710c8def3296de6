"""What a picture says of itself to the programs that open it: title, words, where it is from, its size in print."""

from __future__ import annotations

import io

from markupsafe import escape
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from displacement.exhibit import Shown
from displacement.exports.naming import edition_line

QUICKLY = 6  # of 9: smaller files take many times longer to be written


def named_png(picture: bytes, shown: Shown, *, dots: int) -> bytes:
    """Return a PNG with its title, its alternative text and its edition in it, and how many dots an inch it has."""
    told = PngInfo()
    for name, text in (
        ("Title", shown.title),
        ("Description", shown.alt),
        ("Author", "Refugio en cifras"),
        ("Source", edition_line(shown.words)),
    ):
        told.add_itxt(name, text, lang=shown.view.language)
    kept = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").save(kept, "PNG", pnginfo=told, dpi=(dots, dots), compress_level=QUICKLY)
    return kept.getvalue()


def named_svg(picture: bytes, shown: Shown) -> bytes:
    """Return an SVG that a screen reader reads as one picture, by its title and its alternative text."""
    told = (
        f'<title id="title">{escape(shown.title)}</title>'
        f'<desc id="alt">{escape(shown.alt)} {escape(edition_line(shown.words))}</desc>'
    )
    root, _, rest = picture.decode("utf-8").partition(">")
    said = f' role="img" aria-labelledby="title" aria-describedby="alt" lang="{shown.view.language}">'
    return f"{root}{said}{told}{rest}".encode()
