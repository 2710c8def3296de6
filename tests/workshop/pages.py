"""Puts an exhibit on a page: a few words in the right place of ``displacement/pages.py``, and nothing else changed."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

CONTROL = "COUNTRY"


def put_on_page(file: Path, *, page: str, exhibit: str, heading: str) -> None:
    """Name an exhibit on a page.

    Where something on the page is steered by the country already, the exhibit stands with it, because a page has each
    control once; else it gets a section of its own at the end.
    """
    text = file.read_text(encoding="utf-8")
    whole = _page_called(ast.parse(text), page)
    steered = next((call for call in _exhibits(whole) if _is_steered(call)), None)
    if steered is not None:
        at = _offset(text, steered.args[-1])
        new = f", {json.dumps(exhibit)}"
    else:
        at = _offset(text, _sections(whole).elts[-1])
        new = (
            f",\n        Section(title=mark({json.dumps(heading)}), "
            f"parts=(_exhibits({json.dumps(exhibit)}, controls=({CONTROL},)),))"
        )
    file.write_text(text[:at] + new + text[at:], encoding="utf-8")


def _page_called(tree: ast.Module, name: str) -> ast.Call:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Page":
            named = {each.arg: each.value for each in node.keywords}
            if getattr(named.get("name"), "value", None) == name:
                return node
    raise LookupError(name)


def _exhibits(page: ast.Call) -> Iterator[ast.Call]:
    return (
        node
        for node in ast.walk(page)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_exhibits"
    )


def _is_steered(call: ast.Call) -> bool:
    controls = [each.value for each in call.keywords if each.arg == "controls"]
    return any(getattr(node, "id", "") == CONTROL for part in controls for node in ast.walk(part))


def _sections(page: ast.Call) -> ast.Tuple:
    (sections,) = (each.value for each in page.keywords if each.arg == "sections")
    assert isinstance(sections, ast.Tuple)
    return sections


def _offset(text: str, node: ast.expr) -> int:
    """Return where in the text a node ends."""
    lines = text.splitlines(keepends=True)
    last = lines[(node.end_lineno or 1) - 1]
    within = len(last.encode()[: node.end_col_offset].decode())
    return sum(map(len, lines[: (node.end_lineno or 1) - 1])) + within
