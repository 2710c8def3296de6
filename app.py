"""The server: the dashboard's pages, its addresses for programs, and what a reader sees when something breaks.

``streamlit run app.py`` and ``uvicorn app:app`` both serve it.
"""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st
from streamlit import config

from displacement.screen.frame import tell_error, warmed
from displacement.screen.options import hold_options
from displacement.server.routes import ERRORS, ROUTES, middleware
from displacement.settings import refuse_wrong, unknown

FRAME = Path(__file__).parent / "displacement" / "screen" / "frame.py"
PATH = "server.baseUrlPath"
log = logging.getLogger("refugio")


def on_script_error(error: Exception) -> bool:
    """Tell the reader what happened in one box; the traceback goes to the log."""
    log.error("A page failed: %s", error, exc_info=error)
    tell_error(error)
    return True


def path_of_its_own() -> str:
    """Return the path that Streamlit was told to stand under, and place all addresses under it ourselves."""
    path = str(config.get_option(PATH) or "")
    config.set_option(PATH, "")
    return path


refuse_wrong()
hold_options()
for slip in unknown():
    log.warning(slip)
app = st.App(
    FRAME,
    routes=ROUTES,
    middleware=middleware(path_of_its_own()),
    exception_handlers=ERRORS,
    lifespan=warmed,
    on_script_error=on_script_error,
)
