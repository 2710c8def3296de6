"""A server whose data folder changes: one edition after another, never two at once, and a broken one not at all."""

import gc
import io
import json
import threading
import time
import weakref
import zipfile

import pytest

from displacement.decks import STORY
from displacement.exhibits import EXHIBITS
from displacement.queries import ask, asked, one_edition, served_edition, serving
from displacement.queries.origins import Folder
from displacement.server.renewal import Renewal, renewed
from displacement.view import View
from loaders.edition import look_at
from tests.edition import EDITION
from tests.renewing import EXHIBIT, MORE, NEXT, SHOWN, server

__all__ = ["server"]


@pytest.mark.thorough
def test_a_new_edition_is_served_whole_without_a_restart(server):
    edition, largest = server.shown()
    tag = server.get(SHOWN).headers["etag"]
    described = server.get("/openapi.json").json()["info"]["version"]
    assert server.health()["edition"] == edition == described == EDITION
    server.publish()
    assert server.health()["edition"] == EDITION
    assert server.shown() == (edition, largest)
    server.look()
    assert server.health()["edition"] == NEXT
    assert server.shown() == (NEXT, largest + MORE)
    answer = server.get(SHOWN, **{"if-none-match": tag})
    assert (answer.status_code, answer.headers["refugio-edition"]) == (200, NEXT)
    assert NEXT in answer.headers["content-disposition"]
    assert NEXT in answer.json()["citation"]
    assert server.get("/openapi.json").json()["info"]["version"] == NEXT
    assert server.get("/data/datapackage.json").json()["version"] == NEXT
    assert json.loads(server.get("/data/dataset.jsonld").content)["version"] == NEXT
    assert NEXT in server.get("/data/edition.csv").text
    assert server.get(f"/decks/{STORY}.json").json()["edition"] == NEXT


@pytest.mark.thorough
def test_files_of_the_edition_are_those_it_was_read_from_and_not_those_that_lie_there_now(server):
    before = server.get("/data/edition-csv.zip").content
    server.publish()
    server.spoil()
    server.look()
    assert server.get("/data/edition-csv.zip").content == before
    with zipfile.ZipFile(io.BytesIO(before)) as archive:
        assert EDITION in archive.read("edition.toml").decode()
        assert json.loads(archive.read("datapackage.json"))["version"] == EDITION


@pytest.mark.thorough
def test_a_broken_edition_is_told_in_words_and_the_old_one_goes_on(server, caplog):
    shown = server.shown()
    server.publish()
    server.spoil()
    server.look()
    assert server.shown() == shown
    health = server.health()
    assert (health["status"], health["edition"]) == ("ok", EDITION)
    assert (health["refused"]["edition"], health["refused"]["count"]) == (NEXT, 1)
    (problem,) = health["refused"]["problems"]
    assert "corrections.csv" in problem
    assert "nothing-of-that-name" in problem
    (said,) = (record.getMessage() for record in caplog.records if record.name == "refugio")
    assert problem in said
    assert EDITION in said
    server.look()
    assert len([record for record in caplog.records if record.name == "refugio"]) == 1
    file = server.folder / "corrections.csv"
    file.write_text("\n".join(file.read_text(encoding="utf-8").split("\n")[:-2]) + "\n", encoding="utf-8")
    server.look()
    assert server.health()["edition"] == NEXT
    assert "refused" not in server.health()


@pytest.mark.thorough
def test_an_edition_that_cannot_be_drawn_is_not_served(server):
    def fails():
        assert served_edition().name == NEXT
        raise ValueError("no such axis")

    server.renewal = Renewal(drawn=fails)
    server.publish()
    server.look()
    assert server.health()["edition"] == EDITION
    assert server.health()["refused"]["problems"] == ["no such axis"]


@pytest.mark.thorough
def test_a_folder_that_is_still_being_written_is_left_alone(server):
    server.publish()
    server.renewal.look()
    server.entitle("2031.02")
    server.renewal.look()
    assert server.health()["edition"] == EDITION
    server.renewal.look()
    assert server.health()["edition"] == "2031.02"


def test_files_that_were_touched_and_say_the_same_change_nothing(server, monkeypatch):
    before, opened = look_at(server.folder), asked()
    for file in server.folder.rglob("*.csv"):
        file.write_bytes(file.read_bytes())
    assert look_at(server.folder) != before
    server.look()
    assert asked() is opened
    monkeypatch.setattr(type(serving.origin), "edition", lambda _: pytest.fail("the files are read again"))
    server.look()


@pytest.mark.thorough
def test_what_was_drawn_of_data_that_are_no_longer_those_served_is_not_served(server):
    def taken_from_elsewhere():
        serving.origin = Folder(server.folder)

    before, renewal = asked(), Renewal(drawn=taken_from_elsewhere)
    server.entitle(NEXT)
    renewal.look()
    renewal.look()
    assert asked() is before


@pytest.mark.thorough
def test_work_that_was_begun_with_an_edition_is_finished_with_it_and_the_edition_goes(server):
    edition, largest = server.shown()
    with one_edition():
        server.publish()
        server.look()
        assert _beside(server.shown) == (NEXT, largest + MORE)
        assert served_edition().name == edition
        fresh = EXHIBITS[EXHIBIT].at(View(language="es")).rows
        assert fresh["value"].max() == largest
        assert set(ask("edition_changes")["edition"]) >= {EDITION}
        gone = weakref.ref(asked())
        assert gone() is not serving.opened
    gc.collect()
    assert gone() is None


def _beside(asking):
    """Return what another reader is answered, who begins now."""
    told = []
    reader = threading.Thread(target=lambda: told.append(asking()))
    reader.start()
    reader.join()
    return told[0]


@pytest.mark.thorough
def test_threads_that_ask_while_editions_change_never_see_two_at_once(server):
    _, largest = server.shown()
    editions = {EDITION: largest, NEXT: largest + MORE, "2031.02": largest + 2 * MORE}
    seen, faults, done = set(), [], threading.Event()

    def reader(address):
        while not done.is_set():
            answer = server.get(address)
            told, tag = answer.json(), answer.headers["refugio-edition"]
            number = max(row["value"] for row in told["rows"])
            names = {tag, told["edition"]} | {name for name in editions if name in told["citation"]}
            seen.add(tag)
            if len(names) > 1 or editions[tag] != number or tag not in answer.headers["content-disposition"]:
                faults.append((names, number))

    readers = [
        threading.Thread(target=reader, args=(f"{SHOWN}?lang={language}",)) for language in ("en", "es", "en")
    ]
    for each in readers:
        each.start()
    while EDITION not in seen:
        time.sleep(0.05)
    for name in (NEXT, "2031.02"):
        server.publish(name=name)
        server.look()
        until = time.monotonic() + 60
        while name not in seen and time.monotonic() < until:
            time.sleep(0.05)
    done.set()
    for each in readers:
        each.join()
    assert not faults
    assert seen == set(editions)


@pytest.mark.thorough
def test_a_server_looks_by_itself(server):
    with renewed(every=0.05):
        asked()
        server.entitle(NEXT)
        until = time.monotonic() + 60
        while server.health()["edition"] != NEXT and time.monotonic() < until:
            time.sleep(0.2)
    assert server.health()["edition"] == NEXT
