"""What a session leaves behind is taken away: files that nobody asks for any more, and objects that hold each other."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit import runtime
from streamlit.runtime import RuntimeState

SWEEP_EVERY = 12.0  # seconds; Streamlit marks an orphaned file at one sweep and deletes it at the next
LAST_SWEEPS = 6  # after the last page was drawn: by then a session whose browser is gone has ended
_drawn = threading.Event()


def page_drawn() -> None:
    """Tell that a page was drawn, so that the next sweeps find what it leaves behind."""
    _drawn.set()


def spared() -> None:
    """Let what is there by now, and stays, not be looked through at each sweep: all readers wait that long.

    Only while nobody is there: what a reader has would be spared too, and stay when she is gone. What was spared before
    and is gone since, as the views of an earlier edition, is taken away.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@contextmanager
def swept(*, every: float = SWEEP_EVERY) -> Iterator[None]:
    """Take away what sessions left, every few seconds while the server runs and pages are drawn.

    Streamlit deletes orphaned files only when another page is drawn: on a quiet server a file made of a reader's own
    figures would lie in its memory, and under its address, long after she left. And it collects garbage after each
    run of a page (``runner.postScriptGC``), a third of a second and more of the processor that all readers wait for:
    here it is done for all of them at once.
    """
    ended = threading.Event()

    def sweep() -> None:
        left = alone = 0
        unspared = False
        while not ended.wait(every):
            if not runtime.exists():
                continue
            server = runtime.get_instance()
            server.media_file_mgr.remove_orphaned_files()
            left = LAST_SWEEPS if _drawn.is_set() else left - 1
            alone = 0 if server.state is RuntimeState.ONE_OR_MORE_SESSIONS_CONNECTED else alone + 1
            unspared |= _drawn.is_set()
            _drawn.clear()
            if left > 0:
                gc.collect()
            elif unspared and alone > LAST_SWEEPS:
                spared()
                unspared = False

    threading.Thread(target=sweep, name="sweeper", daemon=True).start()
    try:
        yield
    finally:
        ended.set()
