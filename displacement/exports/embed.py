"""An exhibit in the page of an article: the frame's page, the code that puts it there, and the height it needs.

The frame tells the page around it how high it is. Where that page runs no scripts it has the height computed here, so
that nothing of the exhibit is out of sight in a column of ``COLUMN`` pixels.
"""

from __future__ import annotations

import html
import textwrap
from urllib.parse import urlencode

import plotly.graph_objects as go
from markupsafe import Markup

from displacement.addresses import address_to
from displacement.exhibit import Shown
from displacement.exhibit.notes import on_the_face
from displacement.exhibit.place import choices_of_view
from displacement.exhibit.since import changed_since
from displacement.exports.naming import edition_line
from displacement.exports.printed import LETTER, address_of, plain, sources_line
from displacement.exports.settings import base_address
from displacement.exports.standalone import chart_of, template
from displacement.queries import served_edition
from displacement.queries.editions import standing_of

COLUMN = 640  # pixels: a column of text on a news site
TITLE, TEXT = 20, 14  # pixels of the type in the frame
LEADING = 1.45
BETWEEN = 0.5  # of a line, between two texts
ROOM = 48  # pixels around and between the parts of the frame
# The page around makes a frame as high as it says it is: frames of ours alone are listened to, and numbers alone.
LISTEN = (
    '<script>addEventListener("message",function(e){{var h=e.data&&Number(e.data.refugioHeight);if(h>0&&h<20000)'
    "document.querySelectorAll('iframe[src^=\"{place}/embed/\"]').forEach(function(f){{"
    "if(f.contentWindow===e.source)f.height=Math.ceil(h)}})}})</script>"
)


def embed_address(shown: Shown) -> str:
    """Return the address of the frame of exactly this view, with the edition it was made of."""
    asked = {**choices_of_view(shown), "lang": shown.view.language, "edition": served_edition().name}
    return address_to(f"embed/{shown.exhibit.id}?{urlencode(asked)}", seen_from=base_address())


def embed_code(shown: Shown, *, width: int | None = None, height: int | None = None) -> str:
    """Return what is put into an article: the frame, as high as it needs to be, and what keeps it so."""
    title = html.escape(shown.title, quote=True)
    frame = (
        f'<iframe src="{html.escape(embed_address(shown), quote=True)}" title="{title}" width="{width or "100%"}" '
        f'height="{height or height_at(shown, COLUMN)}" loading="lazy" style="border:0"></iframe>'
    )
    return frame + LISTEN.format(place=base_address())


def height_at(shown: Shown, width: int) -> int:
    """Return the pixels that the frame of an exhibit needs in height at a width."""
    inside = width - ROOM // 2
    title = _lines(shown.title, inside, TITLE) * TITLE
    texts = [shown.subtitle, *told_under(shown), sources_line(shown), edition_line(shown.words)]
    lines = sum(_lines(text, inside, TEXT) + BETWEEN for text in texts if text)
    return round((title + lines * TEXT) * LEADING + _picture_height(shown) + ROOM)


def embedded(shown: Shown, *, script: str, asked: str = "") -> bytes:
    """Return the page in the frame: finding, live chart, the gravest notes, sources, edition, and the way to the whole.

    ``script`` is the address of Plotly's; ``asked`` the edition that the address names: what changed since is told.
    """
    edition = served_edition().name
    newer = asked if standing_of(asked) == "earlier" else ""
    text = template("embed.html").render(
        shown=shown,
        language=shown.view.language,
        palette=shown.view.palette,
        say=shown.words.say,
        chart=Markup(chart_of(shown, script=script)),
        still=_still(shown) if isinstance(shown.figure, go.Figure) else "",
        notes=told_under(shown),
        sources=sources_line(shown),
        edition=edition_line(shown.words),
        newer=shown.words.say(
            "This frame was made with edition {before}; it shows the figures of {today}.",
            before=newer,
            today=edition,
        )
        if newer
        else "",
        changes=[plain(line) for line in changed_since(shown, asked)] if newer else [],
        whole=address_of(shown),
    )
    return text.encode("utf-8")


def told_under(shown: Shown) -> list[str]:
    """Return the notes that stand under the picture in a frame: how to read it and the gravest warnings."""
    told, _ = on_the_face(shown, room=0)
    return [plain(line) for line in told]


def _lines(text: str, width: int, size: int) -> int:
    return len(textwrap.wrap(text, width=max(1, int(width / (size * LETTER)))))


def _still(shown: Shown) -> str:
    """Return how the picture is asked for that stands in the frame where it runs no scripts."""
    return urlencode({**choices_of_view(shown), "lang": shown.view.language})


def _picture_height(shown: Shown) -> float:
    figure = shown.figure
    return float(figure.layout.height or shown.exhibit.height) if isinstance(figure, go.Figure) else 0.0
