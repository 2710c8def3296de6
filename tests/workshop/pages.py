"""Puts an exhibit on a page: a few words in the right place of ``displacement/pages.py``, and nothing else changed."""

from __future__ import annotations

import ast
import json
from pathlib import Path


def put_on_page(file: Path, *, page: str, exhibit: str, heading: str) -> None:
    """Name an exhibit on a page, in a section of its own at the end."""
    text = file.read_text(encoding="utf-8")
    at = _offset(text, _sections(_page_called(ast.parse(text), page)).elts[-1])
    new = f",\n        Section(title=mark({json.dumps(heading)}), parts=(_exhibits({json.dumps(exhibit)}),))"
    file.write_text(text[:at] + new + text[at:], encoding="utf-8")


def _page_called(tree: ast.Module, name: str) -> ast.Call:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Page":
            named = {each.arg: each.value for each in node.keywords}
            if getattr(named.get("name"), "value", None) == name:
                return node
    raise LookupError(name)


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
