"""What a reader takes away from an exhibit, put beside it: files in every format, and texts to copy."""

from __future__ import annotations

import html
import json
from urllib.parse import urlencode

import streamlit as st

from displacement.exhibits import Shown
from displacement.exports import PRESETS, address_of
from displacement.exports.citation import bibtex, citation
from displacement.exports.settings import site_address
from displacement.words import mark

SIZES = {
    "wide": mark("16:9"),
    "square": mark("square"),
    "column": mark("one column, 85 mm"),
    "page": mark("full page, 180 mm"),
}
PICTURES = {"png": "PNG", "svg": "SVG", "pdf": "PDF"}


def take_away(shown: Shown) -> None:
    """Put one button that opens to the files and the texts of an exhibit at this view."""
    words = shown.words
    opened = st.popover(
        words.say("Download, cite, copy"),
        icon=":material/download:",
        type="tertiary",
        key=f"takeaway-{shown.exhibit.id}",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            _files(shown)
            _texts(shown)


def file_address(shown: Shown, kind: str, **options: str) -> str:
    """Return the address of an exhibit as a file at this view, relative to the server."""
    chosen = {parameter.name: shown.view[parameter.name] for parameter in shown.exhibit.parameters}
    asked = urlencode({"lang": shown.view.language, **chosen, **options})
    return f"/exhibits/{shown.exhibit.id}.{kind}?{asked}"


def _files(shown: Shown) -> None:
    words = shown.words
    for kind, name in PICTURES.items():
        sizes = [f"[{words.say(SIZES[size])}]({file_address(shown, kind, size=size)})" for size in PRESETS]
        st.markdown(f"**{name}** · " + " · ".join(sizes))
    data = {
        words.say("CSV as displayed"): file_address(shown, "csv", rows="displayed"),
        words.say("CSV in full"): file_address(shown, "csv"),
        "Excel": file_address(shown, "xlsx"),
        "JSON": file_address(shown, "json"),
    }
    st.markdown(
        f"**{words.say('Data')}** · " + " · ".join(f"[{name}]({link})" for name, link in data.items())
    )
    page = words.say("Page that opens without network (HTML)")
    kit = words.say("Press kit: everything in one zip")
    st.markdown(f"[{page}]({file_address(shown, 'html')}) · [{kit}]({file_address(shown, 'zip')})")
    _clipboard(shown)


def _texts(shown: Shown) -> None:
    words = shown.words
    texts = {
        words.say("Link to exactly this view"): address_of(shown),
        words.say("Citation"): citation(shown),
        "BibTeX": bibtex(shown),
        words.say("Embed code (from the static site, at the usual choices)"): embed_code(shown),
        words.say("Alternative text"): shown.alt,
    }
    for name, text in texts.items():
        st.markdown(f":small[{name}]")
        st.code(text, language=None, wrap_lines=True)


def embed_code(shown: Shown) -> str:
    """Return the frame that shows an exhibit in an article: from the static site, never from the running dashboard."""
    place = f"{site_address()}/{shown.view.language}/{shown.exhibit.id}-live.html"
    title = html.escape(shown.title, quote=True)
    return f'<iframe src="{place}" title="{title}" width="100%" height="640" loading="lazy" style="border:0"></iframe>'


def _clipboard(shown: Shown) -> None:
    """Put a button that copies the picture; a browser that cannot is told so on the button."""
    words = shown.words
    said = {
        "copy": words.say("Copy the picture (PNG)"),
        "done": words.say("Copied"),
        "failed": words.say("This browser cannot copy pictures; use the PNG above"),
    }
    address = json.dumps(file_address(shown, "png", size="wide"))
    identity = f"copy-{shown.exhibit.id}"
    st.html(
        f"""<button id="{identity}" type="button" aria-live="polite">{said["copy"]}</button>
<script>
document.getElementById({json.dumps(identity)}).addEventListener("click", async (event) => {{
  const button = event.currentTarget;
  try {{
    const picture = fetch({address}).then((answer) => answer.blob());
    await navigator.clipboard.write([new ClipboardItem({{"image/png": picture}})]);
    button.textContent = {json.dumps(said["done"])};
  }} catch (error) {{
    button.textContent = {json.dumps(said["failed"])};
  }}
}});
</script>""",
        unsafe_allow_javascript=True,
    )
