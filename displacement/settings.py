"""Every setting of the dashboard: its name, what holds where nobody sets it, what it does, and what it takes.

A setting is a variable of the environment, read each time it is asked for; an empty one is not set. ``SETTINGS`` is the
one table: ``python -m displacement settings`` tells it with the values in force, the README repeats it, and a server or
a command does not start with a value that it does not take (``refuse_wrong``).
"""

from __future__ import annotations

import difflib
import ipaddress
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, cast
from urllib.parse import urlsplit

Value = TypeVar("Value")
Metrics = Literal["local", "open", "closed"]
OURS = "REFUGIO_"
HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(\.(?!-)[a-z0-9_-]{1,63})*\.?", re.IGNORECASE)


class WrongSetting(ValueError):
    """Raised for a value that a setting does not take; its message names both and says what it would take."""


@dataclass(frozen=True, kw_only=True)
class Setting(Generic[Value]):
    """One setting: ``takes`` says in words what ``read`` makes a value of; ``read`` raises ValueError for any other."""

    name: str
    default: str
    does: str
    takes: str
    read: Callable[[str], Value]

    @property
    def given(self) -> str:
        """What the environment sets it to; empty where it does not."""
        return os.environ.get(self.name, "").strip()

    @property
    def value(self) -> Value:
        """What is in force; raises WrongSetting where the environment sets it to what it does not take."""
        try:
            return self.read(self.given or self.default)
        except ValueError as error:
            raise WrongSetting(f"{self.name} is “{self.given}”, and should be {self.takes}.") from error


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or parts.query or parts.fragment or parts.username:
        raise ValueError(text)
    host_in(parts.netloc)
    return text.rstrip("/")


def host_in(text: str) -> str:
    """Return the name or number of a host, without its port and in small letters; raise ValueError where it is none."""
    host, port = text, ""
    if text.startswith("["):
        host, closed, port = text[1:].partition("]")
        if not closed or (port and not port.startswith(":")):
            raise ValueError(text)
        ipaddress.IPv6Address(host)
        port = port.removeprefix(":")
    else:
        host, _, port = text.partition(":")
        if not HOST.fullmatch(host):
            raise ValueError(text)
    if port and not (port.isdecimal() and port.isascii() and int(port) < 2**16):
        raise ValueError(text)
    return host.lower().rstrip(".")


def _hosts(text: str) -> tuple[str, ...]:
    named = [each.strip() for each in text.split(",") if each.strip()]
    return tuple(each if each == "*" else host_in(each) for each in named)


def _folder(text: str) -> Path | None:
    path = Path(text) if text else None
    if path and not path.is_dir():
        raise ValueError(text)
    return path


def _place(text: str) -> Path | None:
    """Return a folder that is there or can be made: the nearest that is there is one, and may be written."""
    path = Path(text) if text else None
    if path:
        there = next((each for each in (path, *path.absolute().parents) if each.exists()), path)
        if not (there.is_dir() and os.access(there, os.W_OK)):
            raise ValueError(text)
    return path


def _edition(text: str) -> str:
    parts = urlsplit(text)
    if text and (parts.query or parts.fragment or parts.username or not parts.path.strip("/")):
        raise ValueError(text)
    if parts.scheme in {"http", "https", "s3"}:
        host_in(parts.netloc)
    elif text and not (parts.scheme == "file" and not parts.netloc and Path(parts.path).is_dir()):
        raise ValueError(text)
    return text.rstrip("/")


def _engine(text: str) -> str:
    parts = urlsplit(text)
    named = parts.path in {"", "/"} or parts.path.startswith("/;")
    if text and not (parts.scheme in {"sc", "spark"} and named and not (parts.query or parts.username)):
        raise ValueError(text)
    if text:
        host_in(parts.netloc)
    return text.replace("spark://", "sc://", 1).rstrip("/")


def _networks(text: str) -> tuple[str, ...]:
    named = tuple(each.strip() for each in text.split(",") if each.strip())
    for each in named:
        if each != "*":
            ipaddress.ip_network(each, strict=False)
    return named


def _count(text: str, *, least: int = 1) -> int:
    count = int(text)
    if count < least:
        raise ValueError(text)
    return count


def _count_from_none(text: str) -> int:
    return _count(text, least=0)


def _metrics(text: str) -> Metrics:
    if text not in {"local", "open", "closed"}:
        raise ValueError(text)
    return cast(Metrics, text)


AN_ADDRESS = "an address that begins with http:// or https:// and names a host, as https://figures.example"
ADDRESS = Setting(
    name="REFUGIO_ADDRESS",
    default="http://localhost:8501",
    does="The address of the dashboard that links, citations and pictures name; set, only requests for its host (and "
    "for this machine) are answered.",
    takes=AN_ADDRESS,
    read=_address,
)
SITE = Setting(
    name="REFUGIO_SITE",
    default="http://localhost:8000",
    does="The address of the static site, which embeds and cards name.",
    takes=AN_ADDRESS,
    read=_address,
)
DATA = Setting(
    name="REFUGIO_DATA",
    default="",
    does="The folder of the data; without it, `data/` beside the code.",
    takes="a folder that is there",
    read=_folder,
)
EDITION = Setting(
    name="REFUGIO_EDITION",
    default="",
    does="The address of a published edition (`python -m loaders publish`), or of the folder of several, of which the "
    "newest is served; without it, the edition is that of the data.",
    takes="an address of https://, http:// or s3://, or a folder that is there (file:///), as "
    "s3://figures/editions/2026.12 or https://figures.example/editions",
    read=_edition,
)
ENGINE = Setting(
    name="REFUGIO_ENGINE",
    default="",
    does="The address of a Spark Connect server that answers composed questions, from the tables of `REFUGIO_EDITION`, "
    "which it must reach itself: `s3://` or `file:///`. Without it, DuckDB does, in the server.",
    takes="the address of a Spark Connect server (not of a Spark master), as sc://figures.example:15002, and what it "
    "needs to be told after /;",
    read=_engine,
)
CACHE = Setting(
    name="REFUGIO_CACHE",
    default="",
    does="The folder in which databases are built; without it, one in the cache of the user.",
    takes="a folder that may be written, or made",
    read=_place,
)
HOSTS = Setting(
    name="REFUGIO_HOSTS",
    default="",
    does="Further hosts whose requests are answered, with commas between; `*` is any. Without it and without "
    "`REFUGIO_ADDRESS`, any.",
    takes="names or numbers of hosts with commas between, as figures.example,10.0.0.5",
    read=_hosts,
)
METRICS: Setting[Metrics] = Setting(
    name="REFUGIO_METRICS",
    default="local",
    does="Who may read `/_stcore/metrics`: `local`, programs on this machine that ask the server itself; `open`, "
    "everybody; `closed`, nobody.",
    takes="local, open or closed",
    read=_metrics,
)
REQUESTS = Setting(
    name="REFUGIO_REQUESTS",
    default="200",
    does="How many requests are worked on at once; those beyond are asked to come again.",
    takes="a whole number from 1",
    read=_count,
)
READERS = Setting(
    name="REFUGIO_READERS",
    default="400",
    does="How many pages may be open at once, fewer where this machine gives the server less than four files for each.",
    takes="a whole number from 1",
    read=_count,
)
PATIENCE = Setting(
    name="REFUGIO_PATIENCE",
    default="120",
    does="The seconds after which a request that is still worked on is answered with an apology.",
    takes="a whole number from 1",
    read=_count,
)
WAITING = Setting(
    name="REFUGIO_WAITING",
    default="32",
    does="How many different files may wait to be made, of each kind: pictures, and all others.",
    takes="a whole number from 1",
    read=_count,
)
KEPT = Setting(
    name="REFUGIO_KEPT",
    default="1000",
    does="How many views of exhibits are kept once they were drawn, some 0.3 MB each.",
    takes="a whole number from 1",
    read=_count,
)
AHEAD = Setting(
    name="REFUGIO_AHEAD",
    default="10",
    does="For how many countries, those that host most first, the exhibits are drawn ahead while no reader waits; some "
    "seconds of the processor each.",
    takes="a whole number from 0",
    read=_count_from_none,
)
PROXIES = Setting(
    name="FORWARDED_ALLOW_IPS",
    default="",
    does="The proxies that are believed when they tell by what name and under which path they serve the dashboard "
    "(uvicorn’s own setting).",
    takes="numbers of machines or networks with commas between, as 127.0.0.1,10.0.0.0/8; `*` is any",
    read=_networks,
)
SHARED = ("s3://", "file://")
"""What another engine can read by itself."""
SETTINGS: tuple[Setting[Any], ...] = (
    ADDRESS,
    SITE,
    DATA,
    EDITION,
    ENGINE,
    CACHE,
    HOSTS,
    METRICS,
    REQUESTS,
    READERS,
    PATIENCE,
    WAITING,
    KEPT,
    AHEAD,
    PROXIES,
)


def wrong() -> list[str]:
    """Return a sentence for each setting whose value it does not take."""
    told = []
    for setting in SETTINGS:
        try:
            _ = setting.value
        except WrongSetting as error:
            told.append(str(error))
    return told or _apart()


def _apart() -> list[str]:
    """Return a sentence for settings that are right each and do not hold together."""
    if ENGINE.value and not EDITION.value.startswith(SHARED):
        return [
            f"{ENGINE.name} reads the tables of {EDITION.name} itself, which is “{EDITION.given}”, and should be an "
            "address of s3:// or file:///."
        ]
    return []


def unknown() -> list[str]:
    """Return a sentence for each variable that is called like a setting and is none: a slip, as a rule."""
    names = [setting.name for setting in SETTINGS]
    told = []
    for name in sorted(each for each in os.environ if each.startswith(OURS) and each not in names):
        near = difflib.get_close_matches(name, names, n=1)
        told.append(f"{name} is no setting" + (f"; is {near[0]} meant?" if near else "."))
    return told


def refuse_wrong() -> None:
    """End the program with a sentence for each setting whose value it does not take."""
    if told := wrong():
        raise SystemExit("\n".join([*told, "`python -m displacement settings` tells all settings."]))


def table() -> str:
    """Return the settings as the table of the README."""
    rows = [
        f"| `{one.name}` | {f'`{one.default}`' if one.default else '–'} | {one.does} |" for one in SETTINGS
    ]
    return "\n".join(["| setting | default | what it does |", "|---|---|---|", *rows])
