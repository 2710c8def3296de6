"""In how many columns a page is laid out: told by the head of the page, before anything of it is drawn."""

from __future__ import annotations

COLUMNS = "columns"
TWO, MOST, WIDE = 1024, 3, 1280  # pixels of a window that has two columns; the most there are, and where
# Streamlit does not say how wide a window is; a cookie of the session travels with the first message.
TELL_COLUMNS = (
    f'<script>document.cookie = "{COLUMNS}=" + (innerWidth < {TWO} ? 1 : innerWidth < {WIDE} ? 2 : {MOST}) + '
    '"; path=/; SameSite=Lax"</script>'
)


def columns_in(told: str) -> int:
    """Return the columns that a window told, or one where it told nothing that makes sense."""
    return min(max(int(told), 1), MOST) if told.isdecimal() else 1
