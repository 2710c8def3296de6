"""How the code is kept: short functions, and the screen known to few modules."""

import ast
from pathlib import Path

from displacement.catalogue import ROOT

LONGEST = 60
CODE = [
    ROOT / "app.py",
    *(file for room in ("displacement", "loaders", "pages", "bench") for file in (ROOT / room).rglob("*.py")),
]
ON_SCREEN = {
    "app.py",
    "browser.py",
    "choices.py",
    "desk.py",
    "frame.py",
    "lectern.py",
    "screen.py",
    "takeaway.py",
}


def parsed(file: Path):
    return list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


def test_no_function_is_longer_than_a_page():
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    long = {
        f"{file.name}: {node.name}": node.end_lineno - node.lineno + 1
        for file in CODE
        for node in parsed(file)
        if isinstance(node, functions) and node.end_lineno - node.lineno + 1 > LONGEST
    }
    assert long == {}


def test_only_what_is_on_the_screen_knows_streamlit():
    knowing = {
        file.name
        for file in CODE
        if file.parent.name not in {"pages", "bench"}
        for node in parsed(file)
        if (
            isinstance(node, ast.Import)
            and any(name.name.split(".")[0] == "streamlit" for name in node.names)
        )
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "streamlit")
    }
    assert knowing <= ON_SCREEN
    assert "screen.py" in knowing, "the search finds what it looks for"
