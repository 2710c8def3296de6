"""What a session leaves behind is taken away: the files that were made in it and that nobody asks for any more."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit import runtime

SWEEP_EVERY = 12.0  # seconds; Streamlit marks an orphaned file at one sweep and deletes it at the next


@contextmanager
def swept(*, every: float = SWEEP_EVERY) -> Iterator[None]:
    """Delete orphaned files every few seconds while the server runs.

    Streamlit does so only when another page is drawn: on a quiet server a file made of a reader's own figures would lie
    in its memory, and under its address, long after she left.
    """
    ended = threading.Event()

    def sweep() -> None:
        while not ended.wait(every):
            if runtime.exists():
                runtime.get_instance().media_file_mgr.remove_orphaned_files()

    threading.Thread(target=sweep, name="sweeper", daemon=True).start()
    try:
        yield
    finally:
        ended.set()
