"""How the code is kept: short functions, and the screen known to few modules."""

import ast
import inspect
import pkgutil
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from displacement.words.catalogue import ROOT

LONGEST = 60
CODE = [
    ROOT / "app.py",
    *(file for room in ("displacement", "loaders", "pages", "bench") for file in (ROOT / room).rglob("*.py")),
]


def parsed(file: Path):
    return list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


@pytest.mark.thorough
def test_no_function_is_longer_than_a_page():
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    long = {
        f"{file.name}: {node.name}": node.end_lineno - node.lineno + 1
        for file in CODE
        for node in parsed(file)
        if isinstance(node, functions) and node.end_lineno - node.lineno + 1 > LONGEST
    }
    assert long == {}


def imports_streamlit(node) -> bool:
    if isinstance(node, ast.Import):
        return any(name.name.split(".")[0] == "streamlit" for name in node.names)
    return isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "streamlit"


@pytest.mark.thorough
def test_only_what_is_on_the_screen_knows_streamlit():
    knowing = {
        file.relative_to(ROOT).as_posix()
        for file in CODE
        if file.parent.name not in {"pages", "bench"} and any(map(imports_streamlit, parsed(file)))
    }
    elsewhere = {name for name in knowing if name != "app.py" and "/screen/" not in name}
    assert elsewhere == set()
    assert "displacement/screen/exhibit.py" in knowing, "the search finds what it looks for"


def packages():
    for room in ("displacement", "loaders"):
        yield import_module(room)
        for module in pkgutil.walk_packages(import_module(room).__path__, prefix=f"{room}."):
            if module.ispkg:
                yield import_module(module.name)


def test_no_function_hides_its_own_module():
    hidden = [
        f"{package.__name__}.{module.name}"
        for package in packages()
        for module in pkgutil.iter_modules(package.__path__)
        if inspect.isfunction(getattr(package, module.name, None))
    ]
    assert hidden == []


def house(folder: Path, *, planted: str = "") -> subprocess.CompletedProcess[str]:
    """Return what import-linter says of a copy of the house, with a line planted in one of its first rooms."""
    for room in ("displacement", "loaders"):
        shutil.copytree(
            ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__", "static", "locales")
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    lowest = folder / "displacement" / "errors.py"
    lowest.write_text(f"{lowest.read_text(encoding='utf-8')}\n{planted}\n", encoding="utf-8")
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("planted", "kept"),
    [
        ("", True),
        ("import displacement.exhibits", False),
        ("from displacement.screen import page", False),
    ],
)
def test_a_room_imports_only_from_the_rooms_before_it(tmp_path, planted, kept):
    told = house(tmp_path, planted=planted)
    assert (told.returncode == 0) == kept, told.stdout
    if planted:
        assert "displacement.errors is not allowed to import" in told.stdout
