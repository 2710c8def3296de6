"""Slides: how long a move takes until the room sees the next one."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from displacement.decks import story_in
from displacement.decks.show import show_page

READY = "document.documentElement.dataset.ready === 'yes'"
MOVE = """(key) => new Promise(done => {
  const start = performance.now();
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
})"""
TURNS = 3


def moves(browser: Browser) -> list[float]:
    """Return the milliseconds of each move through the story, there and back, until the next frame stands."""
    story = story_in("en")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "story.html"
        file.write_bytes(show_page(story, "en", in_one_file=True))
        page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
        page.goto(file.as_uri())
        page.wait_for_function(READY, timeout=60_000)
        keys = (["ArrowRight"] * (len(story.slides) - 1) + ["ArrowLeft"] * (len(story.slides) - 1)) * TURNS
        taken = [float(page.evaluate(MOVE, key)) for key in keys]
        page.context.close()
    return taken
