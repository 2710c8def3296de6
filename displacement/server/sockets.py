"""Answers leave the machine as soon as they are written."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

OPEN_FILES = Path("/dev/fd")
"""The numbers of this process's open files, where a system has them (Linux, macOS)."""


def answer_at_once() -> None:
    """Let what listens accept connections without Nagle's algorithm, as asyncio does for sockets that it opens itself.

    Streamlit binds its own, of no protocol, which asyncio leaves as they are. An answer is written as head and body,
    and the body of a small file then waits for the reader to acknowledge the head: 40 ms each, of some hundred files
    that a page begins with. What is accepted inherits the option from what listens.
    """
    for listening in _listening():
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listening() -> Iterator[socket.socket]:
    """Yield the sockets of this process that listen for TCP; each is only lent."""
    for number in sorted(int(file.name) for file in OPEN_FILES.iterdir()) if OPEN_FILES.is_dir() else ():
        try:
            if not stat.S_ISSOCK(os.fstat(number).st_mode):
                continue
        except OSError:  # closed since it was listed
            continue
        lent = socket.socket(fileno=number)
        try:
            inet = lent.family in {socket.AF_INET, socket.AF_INET6} and lent.type == socket.SOCK_STREAM
            if inet and lent.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                yield lent
        finally:
            lent.detach()
