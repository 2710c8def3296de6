"""The two typefaces of the dashboard, as Streamlit carries them (SIL Open Font License), for pages outside of it."""

from __future__ import annotations

import base64
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from displacement.addresses import address_to

STREAMLIT = Path(str(find_spec("streamlit").origin)).parent / "static"  # type: ignore[union-attr]
MEDIA = STREAMLIT / "static" / "media"
FACES = {"Source Sans": "SourceSansVF-Upright", "Source Serif": "SourceSerifVariable-Roman"}


@cache
def font_faces(*, seen_from: str = "") -> str:
    """Return the style that names the typefaces: with the fonts in it, or at the addresses Streamlit serves."""
    rules = []
    for family, stem in FACES.items():
        for file in MEDIA.glob(f"{stem}.*.woff2"):
            place = (
                address_to(f"static/media/{file.name}", seen_from=seen_from) if seen_from else _carried(file)
            )
            rules.append(
                f'@font-face {{ font-family: "{family}"; src: url("{place}") format("woff2"); font-weight: 200 900 }}'
            )
    return "\n".join(rules)


def _carried(file: Path) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(file.read_bytes()).decode()}"
