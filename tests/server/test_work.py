"""Files are made off the path of requests: each once, so many at once, for as long as somebody waits, until the end."""

import asyncio
import threading
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

import pytest
from starlette.requests import ClientDisconnect

from displacement.errors import Busy, Ending, TookTooLong
from displacement.exports import PRESETS, Export, export
from displacement.exports.renderer import effort_of
from displacement.queries import asked
from displacement.queries.kept import Kept
from displacement.server import work as module
from displacement.server.work import HANDS, Work
from displacement.words import LANGUAGES

EACH = 6  # readers of each picture
SOON = 10  # seconds that nothing here takes, however busy the machine


def ran(work):
    """Return what comes of a coroutine, run in a thread of its own: a browser's driver has a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


class Asking:
    """A request whose reader goes when she is told to."""

    def __init__(self):
        self.going = asyncio.Event()

    async def receive(self):
        await self.going.wait()
        return {"type": "http.disconnect"}


class Maker:
    """Makes a file once it is let, and counts how often it was begun."""

    def __init__(self, content=b"made"):
        self.content, self.begun, self.let, self.started = content, 0, threading.Event(), threading.Event()

    def __call__(self):
        self.begun += 1
        self.effort = effort_of.get()
        self.started.set()
        assert self.let.wait(SOON)
        return Export(content=self.content, media_type="x/y", name="made")


@pytest.fixture(autouse=True)
def emptied(monkeypatch):
    monkeypatch.setattr(asked(), "files", Kept())


@pytest.fixture
def work():
    made = Work(most=3)
    yield made
    made.end()


async def begun(maker):
    assert await asyncio.to_thread(maker.started.wait, SOON)


def test_many_who_ask_for_one_file_have_it_made_once_and_kept(work):
    async def many():
        maker = Maker()
        asking = [asyncio.create_task(work.made(Asking(), "one", maker)) for _ in range(10)]
        await begun(maker)
        maker.let.set()
        files = await asyncio.gather(*asking)
        files.append(await work.made(Asking(), "one", maker))
        return maker.begun, {file.content for file in files}

    assert ran(many()) == (1, {b"made"})


def test_what_is_made_is_made_of_the_edition_that_was_asked(work):
    async def once():
        maker = Maker()
        maker.let.set()
        await work.made(Asking(), "one", maker)

    ran(once())
    assert asked().files.get("one").content == b"made"


def test_beyond_what_may_wait_the_reader_is_told_to_ask_again(work):
    async def crowd():
        makers = [Maker() for _ in range(HANDS + 3)]
        asking = [asyncio.create_task(work.made(Asking(), str(n), each)) for n, each in enumerate(makers)]
        for maker in makers[:HANDS]:
            await begun(maker)
        with pytest.raises(Busy):
            await work.made(Asking(), "another", Maker())
        joined = asyncio.create_task(work.made(Asking(), "0", Maker()))
        await asyncio.sleep(0)
        for maker in makers:
            maker.let.set()
        await asyncio.gather(*asking, joined)
        maker = Maker()
        maker.let.set()
        return (await work.made(Asking(), "another", maker)).content

    assert ran(crowd()) == b"made"


@pytest.mark.thorough
def test_what_takes_longer_than_an_answer_may_is_told_and_given_up(work, monkeypatch):
    monkeypatch.setenv("REFUGIO_PATIENCE", "1")

    async def slow():
        maker = Maker()
        with pytest.raises(TookTooLong, match="within 1 seconds"):
            await work.made(Asking(), "slow", maker)
        given_up = maker.effort.given_up.is_set()
        maker.let.set()
        return given_up

    assert ran(slow())


def test_what_nobody_waits_for_any_more_is_given_up_and_what_somebody_waits_for_is_not(work):
    async def left():
        makers = [Maker() for _ in range(HANDS)]
        readers = [Asking() for _ in makers]
        asking = [
            asyncio.create_task(work.made(*each))
            for each in zip(readers, map(str, range(HANDS)), makers, strict=True)
        ]
        for maker in makers:
            await begun(maker)
        stays = asyncio.create_task(work.made(Asking(), "0", Maker()))
        waits = Maker()
        third = Asking()
        waiting = asyncio.create_task(work.made(third, "waits", waits))
        await asyncio.sleep(0)
        for reader in (*readers, third):
            reader.going.set()
        for gone in (*asking, waiting):
            with pytest.raises(ClientDisconnect):
                await gone
        given_up = [maker.effort.given_up.is_set() for maker in makers]
        for maker in makers:
            maker.let.set()
        return given_up, waits.begun, (await stays).content

    given_up, begun_later, content = ran(left())
    assert given_up == [False, *[True] * (HANDS - 1)]
    assert (begun_later, content) == (0, b"made")


def test_at_the_end_who_waits_is_told_at_once(work):
    async def ended():
        makers = [Maker() for _ in range(HANDS + 1)]
        asking = [asyncio.create_task(work.made(Asking(), str(n), each)) for n, each in enumerate(makers)]
        for maker in makers[:HANDS]:
            await begun(maker)
        work.end()
        with pytest.raises(Ending):
            await asking[-1]
        with pytest.raises(Ending):
            await work.made(Asking(), "late", Maker())
        given_up = [maker.effort.given_up.is_set() for maker in makers[:HANDS]]
        for maker in makers:
            maker.let.set()
        await asyncio.gather(*asking[:-1])
        return given_up

    assert all(ran(ended()))


def test_files_are_kept_within_their_bytes_the_last_asked_for_the_longest():
    kept = Kept(most=100)
    for name in "abcd":
        kept.put(name, name, size=25)
    assert kept.get("a") == "a"
    kept.put("e", "e", size=25)
    assert [kept.get(name) for name in "abcde"] == ["a", None, "c", "d", "e"]
    kept.put("large", "large", size=26)
    assert kept.get("large") is None
    kept.put("a", "again", size=5)
    assert (kept.get("a"), kept.held) == ("again", 80)


def test_pages_and_health_answer_while_no_picture_gets_drawn(client, monkeypatch):
    """More readers ask for pictures than the server has threads, and nothing draws any."""
    let, work = threading.Event(), Work(most=3)

    def hangs(shown, kind, **options):
        if kind == "csv":
            return export(shown, kind, **options)
        assert let.wait(SOON * 3)
        return Export(content=b"late", media_type="image/png", name="late.png")

    monkeypatch.setattr("displacement.server.exhibits.export", hangs)
    monkeypatch.setattr(module, "pictures", lambda: work)
    eight = [f"/exhibits/corridor.png?size={size}&lang={lang}" for size in PRESETS for lang in LANGUAGES]
    with ThreadPoolExecutor(len(eight) * EACH) as readers:
        try:
            asking = [readers.submit(client.get, address) for address in eight * EACH]
            _, others = wait(asking[: len(eight)], SOON, return_when=FIRST_COMPLETED)
            began = time.monotonic()
            answers = [client.get(place) for place in ("/healthz", "/", "/hosts", "/exhibits/corridor.csv")]
            took = time.monotonic() - began
        finally:
            let.set()
        pictures = [each.result() for each in asking]
    work.end()
    assert len(others) == HANDS + 3
    assert [answer.status_code for answer in answers] == [200] * 4
    assert took < SOON / 2
    refused = [answer for answer in pictures if answer.status_code != 200]
    assert {(answer.status_code, answer.headers["retry-after"]) for answer in refused} == {(503, "5")}
    assert {answer.json()["allowed"][0] for answer in refused} == {"csv"}
    assert len(pictures) - len(refused) == (HANDS + 3) * EACH
