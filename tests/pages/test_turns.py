"""Readers who come together: a few pages are drawn at once, in turn, and what is drawn ahead waits for all of them."""

import threading

import pytest
from streamlit.runtime import RuntimeState

from displacement.exhibits import EXHIBITS
from displacement.queries import served_edition
from displacement.screen import ahead, swept, turns
from displacement.screen.turns import AT_ONCE, my_turn, nobody_waits
from displacement.view import View
from displacement.view.parameters import COUNTRY
from displacement.words import LANGUAGES

PATIENCE = 20  # seconds that a thread of these tests may take


def in_threads(count, work):
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    return threads


def ended(threads):
    for thread in threads:
        thread.join(PATIENCE)
    return not any(thread.is_alive() for thread in threads)


def test_no_more_pages_are_drawn_at_once_than_have_a_turn_and_each_has_one():
    inside, most, done, room = 0, 0, 0, threading.Lock()
    full, going = threading.Semaphore(0), threading.Event()

    def draw():
        nonlocal inside, most, done
        with my_turn():
            with room:
                inside += 1
                most = max(most, inside)
            full.release()
            going.wait(PATIENCE)
            with room:
                inside -= 1
                done += 1

    threads = in_threads(4 * AT_ONCE, draw)
    for _ in range(AT_ONCE):
        assert full.acquire(timeout=PATIENCE)
    assert not full.acquire(timeout=0), "one more has begun"
    going.set()
    assert ended(threads)
    assert (most, done) == (AT_ONCE, 4 * AT_ONCE)


def test_a_part_of_a_page_whose_turn_it_is_does_not_wait_for_another():
    def draw():
        with my_turn(), my_turn():
            pass

    assert ended(in_threads(2 * AT_ONCE, draw))


def test_a_page_that_fails_gives_its_turn_away():
    def fail():
        with pytest.raises(ZeroDivisionError), my_turn():
            _ = 1 / 0

    assert ended(in_threads(3 * AT_ONCE, fail))
    with my_turn():
        assert turns._asked
    assert not turns._asked


def test_what_is_drawn_ahead_waits_until_no_reader_does():
    drawing, going, after = threading.Event(), threading.Event(), threading.Event()

    def read():
        with my_turn():
            drawing.set()
            going.wait(PATIENCE)

    def draw_ahead():
        nobody_waits(threading.Event())
        after.set()

    reader = in_threads(1, read)
    assert drawing.wait(PATIENCE)
    behind = in_threads(1, draw_ahead)
    assert not after.is_set()
    going.set()
    assert ended([*reader, *behind])
    assert after.is_set()


def test_a_server_that_ends_does_not_wait_for_readers():
    given_up = threading.Event()
    given_up.set()
    with my_turn():
        nobody_waits(given_up)


def test_what_is_drawn_ahead_is_what_the_pages_of_the_largest_hosts_show(monkeypatch):
    drawn = []
    monkeypatch.setattr(ahead, "_draw", lambda exhibit, view: drawn.append((exhibit.id, view)))
    for draw in ahead._popular(2):
        draw()
    ranked = EXHIBITS["hosts-ranking"].at(View()).rows.sort_values("value", ascending=False)["area"]
    assert {view[COUNTRY.name] for _, view in drawn} == set(list(ranked)[:2])
    assert {view.language for _, view in drawn} == set(LANGUAGES)
    assert {"hosts-series", "claims-filed"} <= {name for name, _ in drawn}
    assert list(ahead._popular(0)) == []


def test_an_exhibit_that_cannot_be_drawn_ahead_is_told_in_the_log_and_the_others_are_drawn(
    monkeypatch, caplog
):
    drawn, last = [], threading.Event()

    def popular(_):
        yield lambda: 1 / 0
        yield lambda: drawn.append(served_edition())
        yield last.set

    monkeypatch.setattr(ahead, "_popular", popular)
    with ahead.drawn_ahead():
        assert last.wait(PATIENCE)
    assert drawn == [served_edition()]
    assert "ZeroDivisionError" in caplog.text


class Alone:
    """A server that reports, at each sweep, the next of the states it is given, and the last one from then on."""

    def __init__(self, *states):
        self.states, self.media_file_mgr, self.asked = list(states), self, threading.Semaphore(0)

    def exists(self):
        return True

    def get_instance(self):
        return self

    def remove_orphaned_files(self):
        self.asked.release()

    @property
    def state(self):
        return self.states.pop(0) if len(self.states) > 1 else self.states[0]


@pytest.mark.parametrize(
    ("last", "sweeps"),
    [(RuntimeState.NO_SESSIONS_CONNECTED, 1), (RuntimeState.ONE_OR_MORE_SESSIONS_CONNECTED, 0)],
)
def test_what_stays_is_spared_once_nobody_is_there_and_never_while_a_reader_is(monkeypatch, last, sweeps):
    server, done = Alone(RuntimeState.ONE_OR_MORE_SESSIONS_CONNECTED, last), []
    monkeypatch.setattr(swept, "runtime", server)
    monkeypatch.setattr(swept, "spared", lambda: done.append(True))
    swept.page_drawn()
    with swept.swept(every=0.01):
        for _ in range(4 * swept.LAST_SWEEPS):
            assert server.asked.acquire(timeout=PATIENCE)
    assert len(done) == sweeps
