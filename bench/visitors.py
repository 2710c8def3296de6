"""Readers of the dashboard, as Locust plays them: each keeps a page open over its websocket and goes on at her pace.

Run by ``bench.load``; ``REFUGIO_PACE`` is the longest pause between two clicks, in seconds. What is measured of each
click is when the run of the page has ended, and of the first of a visit also when its first part is there.
"""

from __future__ import annotations

import os
import random
import time
from urllib.parse import urlsplit

import gevent
import requests
from gevent.queue import Queue
from locust import User, between, events, task
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websocket import WebSocket, WebSocketException, create_connection

from displacement.pages import PAGES
from displacement.view.columns import COLUMNS, MOST

LONGEST_PAUSE = float(os.environ.get("REFUGIO_PACE", "30"))
PATIENCE = 60
SMALL = 1000  # bytes: the word that a run has ended has some forty; what is longer is a part of the page
PLACES = [("" if name == "overview" else name) for name, page in PAGES.items() if page.exhibit_ids]
COUNTRIES = ("PER", "COL", "CHL", "ECU", "BRA", "USA", "ESP", "ARG", "MEX", "PAN")
LANGUAGES = ("en", "es")
FILES = ("csv", "json", "svg")


class Visitor(User):
    """Opens pages, changes countries, takes a file now and then."""

    wait_time = between(LONGEST_PAUSE / 3, LONGEST_PAUSE)

    def on_start(self) -> None:
        """Open a first page."""
        self.socket: WebSocket | None = None
        self.finished: Queue[Exception | None] = Queue()
        self.place = random.choice(PLACES)
        self.language = random.choice(LANGUAGES)
        self._visit("first script")

    def on_stop(self) -> None:
        """Leave."""
        if self.socket is not None:
            self.socket.close()

    @task(6)
    def change_country(self) -> None:
        """Look at another country on the same page."""
        self._visit("change of country")

    @task(3)
    def change_page(self) -> None:
        """Go on to another page, in the same session."""
        self.place = random.choice(PLACES)
        self._visit("change of page")

    @task(1)
    def take_file(self) -> None:
        """Take an exhibit as a file."""
        place = f"/exhibits/hosts-ranking.{random.choice(FILES)}?lang={self.language}"
        begun = time.perf_counter()
        error: Exception | None = None
        try:
            requests.get(f"{self.host}{place}", timeout=PATIENCE).raise_for_status()
        except requests.RequestException as refused:
            error = refused
        self._tell("file", begun, error)

    def _visit(self, name: str) -> None:
        """Run the page at another country, over the connection that is open or another one; tell how long it took."""
        begun = time.perf_counter()
        error: Exception | None = None
        try:
            self._run()
        except Exception as lost:  # noqa: BLE001  whatever a connection may be lost by is told
            error, self.socket = lost, None
        self._tell(name, begun, error)

    def _run(self) -> None:
        if self.socket is None:
            place = urlsplit(self.host)
            self.socket = create_connection(
                f"ws://{place.netloc}{place.path}/_stcore/stream",
                subprotocols=["streamlit"],
                origin=f"http://{place.netloc}",
                cookie=f"{COLUMNS}={MOST}",  # as the head of the page tells of a wide window
            )
            self.finished = Queue()
            gevent.spawn(self._listen, self.socket, self.finished)
        asked = BackMsg()
        asked.rerun_script.query_string = f"lang={self.language}&c={random.choice(COUNTRIES)}"
        asked.rerun_script.page_name = self.place
        self.socket.send_binary(asked.SerializeToString())
        if lost := self.finished.get(timeout=PATIENCE):
            raise lost

    def _listen(self, socket: WebSocket, finished: Queue[Exception | None]) -> None:
        """Take in what comes over a connection as long as it is open, also between two clicks, as a browser does."""
        try:
            while frame := socket.recv():
                message = ForwardMsg()
                if len(frame) < SMALL:
                    message.ParseFromString(frame)
                if message.WhichOneof("type") == "script_finished":
                    finished.put(None)
        except (WebSocketException, OSError) as lost:
            finished.put(lost)

    def _tell(self, name: str, begun: float, error: Exception | None) -> None:
        events.request.fire(
            request_type="WS" if name != "file" else "GET",
            name=name,
            response_time=(time.perf_counter() - begun) * 1000,
            response_length=0,
            exception=error,
        )
