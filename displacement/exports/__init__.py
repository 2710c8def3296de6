"""What a reader takes away from an exhibit: a picture, its data, its citation, or all of them in one press kit.

``export(shown, "png", size="wide")`` is the file at the view shown.
"""

from displacement.exports.formats import (
    FORMATS,
    PICTURES,
    ROWS,
    THEMES,
    USES,
    Export,
    Made,
    export,
    made_at,
    sizes_of,
)
from displacement.exports.naming import file_stem
from displacement.exports.printed import PRESETS, address_of
from displacement.exports.renderer import shared_renderer
from displacement.exports.tables import DIALECTS, USUAL

__all__ = [
    "DIALECTS",
    "FORMATS",
    "PICTURES",
    "PRESETS",
    "ROWS",
    "THEMES",
    "USES",
    "USUAL",
    "Export",
    "Made",
    "address_of",
    "export",
    "file_stem",
    "made_at",
    "shared_renderer",
    "sizes_of",
]
