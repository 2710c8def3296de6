"""Pictures that wait for the reader: each is drawn when its place, kept till then, comes near the window."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from displacement.screen.width import told

AHEAD = 700  # pixels below the window at which a picture is drawn
REST = 1000  # milliseconds after a press in which no place speaks: by then the page says itself that it is at work
TURN = 300  # milliseconds from one place's word to the next: by then the page says that it is at work
LOOK = 150  # milliseconds from look to look: no window moves so fast that a reader would wait for it
# Streamlit takes what one part of a page says at a time: places speak one after the other, while nothing else runs, so
# that what a reader presses is not lost among them, and again if not heard. After a press they rest: what a place says
# between a link to another page and its answer would make Streamlit clear the new page and leave it blank. A place is
# looked for, not observed: Streamlit may lay a page out anew around it, and an observer of what was there sees nothing.
# On a page about to be printed all are near (static/reader.js).
WAIT = """const mayWeSpeak = () => {
    const now = performance.now();
    const runs = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning";
    if (runs || now < (window.nearRest ?? 0) || now < (window.nearTurn ?? 0)) return false;
    window.nearTurn = now + TURN;
    return true;
  };"""
WATCH = """export default ({parentElement, setTriggerValue}) => {
  WAIT
  const presses = ["pointerdown", "click", "keydown"];
  const pressed = () => { window.nearRest = performance.now() + REST; };
  const isNear = () => {
    const place = parentElement.host ?? parentElement;
    const {top, bottom, height} = place.getBoundingClientRect();
    return height > 0 && (window.nearAll || (top < innerHeight + AHEAD && bottom > -AHEAD));
  };
  const look = () => { if (isNear() && mayWeSpeak()) setTriggerValue("near", true); };
  const looking = setInterval(look, LOOK);
  for (const kind of presses) document.addEventListener(kind, pressed, true);
  return () => {
    clearInterval(looking);
    for (const kind of presses) document.removeEventListener(kind, pressed, true);
  };
}"""
WAIT = WAIT.replace("TURN", str(TURN))
for _name, _told in {"WAIT": WAIT, "AHEAD": str(AHEAD), "REST": str(REST), "LOOK": str(LOOK)}.items():
    WATCH = WATCH.replace(_name, _told)


def came_near(name: str, *, height: int) -> bool:
    """Return whether a picture is to be drawn; until then, keep its place and watch for it to come near.

    Who does not tell the width of a window (a program, a test of the script) is given all pictures at once.
    """
    key = f"near-{name}"
    if not told() or st.session_state.get(f"drawn-{name}"):
        return True
    _place()(key=key, height=height, on_near_change=lambda: _remember(name))
    return False


def _remember(name: str) -> None:
    st.session_state[f"drawn-{name}"] = True


@cache
def _place() -> Any:
    return st.components.v2.component("near", js=WATCH, html="<div></div>")
