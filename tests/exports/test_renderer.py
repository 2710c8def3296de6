"""The renderer outlives its browser."""

import os
import signal
import subprocess

import pytest

from displacement.errors import NoBrowser, RenderingFailed
from displacement.exports.printed import print_figure
from displacement.exports.renderer import Renderer

pytestmark = pytest.mark.browser


@pytest.fixture
def drawer():
    made = Renderer()
    yield made
    made.stop()


def browsers():
    listed = subprocess.run(
        ["pgrep", "-P", str(os.getpid()), "-f", "chrom"], capture_output=True, text=True, check=False
    )
    return {int(line) for line in listed.stdout.split()}


def test_a_killed_browser_is_begun_again(drawer, at):
    figure = print_figure(at("corridor"))
    before = browsers()
    assert drawer.draw(figure, kind="png").startswith(b"\x89PNG")
    for process in browsers() - before:
        os.kill(process, signal.SIGKILL)
    assert drawer.draw(figure, kind="png").startswith(b"\x89PNG")


def test_what_cannot_be_drawn_is_told_and_the_next_picture_is_drawn(drawer, at):
    figure = print_figure(at("corridor"))
    with pytest.raises(RenderingFailed, match="could not be drawn"):
        drawer.draw(figure, kind="nothing")
    assert drawer.draw(figure, kind="svg").startswith(b"<svg")


def test_without_a_browser_the_remedy_is_told(drawer, at, monkeypatch):
    from choreographer.errors import ChromeNotFoundError

    async def none(*_):
        raise ChromeNotFoundError

    monkeypatch.setattr(Renderer, "_drawn", none)
    with pytest.raises(NoBrowser, match="get_chrome"):
        drawer.draw(print_figure(at("corridor")), kind="png")
