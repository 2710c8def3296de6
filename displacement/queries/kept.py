"""What was made once and is kept: the last of it, as much as fits into so many bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Made = TypeVar("Made")
MOST = 128 * 2**20  # bytes of the files of an edition: some 700 pictures, or 60 decks
SHARE = 4  # a file larger than this part of all is not kept: it would drive out the others


class Kept(Generic[Made]):
    """Keeps what was made by its name, and forgets what was not asked for the longest where there is no more room."""

    def __init__(self, most: int = MOST) -> None:
        """Keep at most so many bytes."""
        self.most, self.held = most, 0
        self._files: OrderedDict[Hashable, tuple[Made, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, name: Hashable) -> Made | None:
        """Return what is kept under a name, or nothing."""
        with self._lock:
            if name not in self._files:
                return None
            self._files.move_to_end(name)
            return self._files[name][0]

    def put(self, name: Hashable, made: Made, *, size: int) -> None:
        """Keep what was made, of a size in bytes, under a name."""
        if size > self.most // SHARE:
            return
        with self._lock:
            self.held += size - self._files.pop(name, (made, 0))[1]
            self._files[name] = (made, size)
            while self.held > self.most:
                _, (_, freed) = self._files.popitem(last=False)
                self.held -= freed
