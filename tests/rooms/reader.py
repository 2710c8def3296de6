"""A reader without a browser: what her browser would ask of a page, its websocket included."""

from __future__ import annotations

import http.cookiejar
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from typing import NamedTuple
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

SOON = 30


class Answer(NamedTuple):
    """What was answered."""

    status: int
    headers: Message
    body: bytes


class Reader:
    """Keeps her cookies, as a browser does."""

    def __init__(self, address: str) -> None:
        """Read the dashboard at an address."""
        self.address = address
        self.cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, place: str, *, method: str = "GET", content: bytes | None = None, **headers: str) -> Answer:
        """Ask for a place of the dashboard."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        asked = urllib.request.Request(f"{self.address}/{place}", data=content, headers=named, method=method)
        try:
            with self._opener.open(asked, timeout=SOON) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, refused.headers, refused.read())

    def cookie(self, name: str) -> str:
        """Return a cookie that she was given, or nothing."""
        return next((each.value or "" for each in self.cookies if each.name == name), "")

    @contextmanager
    def page(self, query: str) -> Iterator[tuple[str, str]]:
        """Open the first page over its websocket; yield the session and all that it says, once it is drawn."""
        place = urlsplit(self.address)
        told = "; ".join(f"{each.name}={each.value}" for each in self.cookies)
        with connect(
            f"ws://{place.netloc}{place.path}/_stcore/stream",
            subprotocols=["streamlit"],
            additional_headers={"Cookie": told, "Origin": f"http://{place.netloc}"},
            max_size=None,
        ) as socket:
            asked = BackMsg()
            asked.rerun_script.query_string = query
            socket.send(asked.SerializeToString())
            session, said = "", []
            while True:
                message = ForwardMsg()
                message.ParseFromString(socket.recv(SOON))
                kind = message.WhichOneof("type")
                if kind == "new_session":
                    session = message.new_session.initialize.session_id
                if kind == "delta":
                    said.append(str(message.delta))
                if kind == "script_finished":
                    break
            yield session, "".join(said)

    def upload(self, session: str) -> int:
        """Send a file of a session, as the field for a deck does; return what is answered."""
        self.get("_stcore/health")
        bound = "x0x"
        content = (
            f'--{bound}\r\nContent-Disposition: form-data; name="f"; filename="deck.json"\r\n'
            f"Content-Type: application/json\r\n\r\n{{}}\r\n--{bound}--\r\n"
        ).encode()
        return self.get(
            f"_stcore/upload_file/{session}/file-1",
            method="PUT",
            content=content,
            Content_Type=f"multipart/form-data; boundary={bound}",
            X_Xsrftoken=self.cookie("_streamlit_xsrf"),
        ).status


def links_in(text: str) -> list[str]:
    """Return what a document asks for, without what it carries itself."""
    found = re.findall(r'(?:href|src)="([^"#]+)"|url\("([^"]+)"\)', text)
    return [link for each in found for link in each if link and not link.startswith("data:")]
