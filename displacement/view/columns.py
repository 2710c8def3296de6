"""In how many columns a page is laid out: told by the head of the page, before anything of it is drawn."""

from __future__ import annotations

COLUMNS = "columns"
WIDTH, MOST = 400, 3  # pixels of the window that a column takes, and the most columns there are
# Streamlit does not say how wide a window is; a cookie of the session travels with the first message.
TELL_COLUMNS = (
    f'<script>document.cookie = "{COLUMNS}=" + Math.min({MOST}, Math.floor(innerWidth / {WIDTH})) + '
    '"; path=/; SameSite=Lax"</script>'
)


def columns_in(told: str) -> int:
    """Return the columns that a window told, or one where it told nothing that makes sense."""
    return min(max(int(told), 1), MOST) if told.isdecimal() else 1
