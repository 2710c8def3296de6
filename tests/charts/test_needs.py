"""A drawing says which columns it needs, refuses a table without one, and holds no number without a name."""

import ast
import inspect
import pkgutil
import re
from dataclasses import replace
from importlib import import_module

import pandas as pd
import pytest

import displacement.charts
import displacement.maps
from displacement.charts.columns import draw_columns
from displacement.charts.needs import DECLARED
from displacement.errors import MissingColumn
from displacement.exhibits import EXHIBITS
from displacement.view import View
from displacement.words.catalogue import ROOT

MODULES = [
    import_module(f"{room.__name__}.{module.name}")
    for room in (displacement.charts, displacement.maps)
    for module in pkgutil.iter_modules(room.__path__)
]
DRAWINGS = {
    name: draw
    for module in MODULES
    for name, draw in inspect.getmembers(module, inspect.isfunction)
    if name.startswith("draw_") and draw.__module__ == module.__name__
}
WITHOUT_TABLE = {"draw_people"}
CALLED_FOR = {"headings": {"a": "A"}, "points": True, "doubted": True}


def complete(name):
    """Return all columns that a drawing may need, and the arguments that call for them."""
    wanted = DECLARED[name]
    defaults = {key: each.default for key, each in inspect.signature(DRAWINGS[name]).parameters.items()}
    given = {**defaults, **{argument: CALLED_FOR[argument] for argument in wanted.when}}
    return wanted.of_marks(given), {argument: CALLED_FOR[argument] for argument in wanted.when}


def test_every_drawing_says_which_columns_it_needs():
    assert set(DRAWINGS) == set(DECLARED) | WITHOUT_TABLE
    assert not set(DECLARED) & WITHOUT_TABLE


COLUMNS = [(name, column) for name in sorted(DECLARED) for column in complete(name)[0]]


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_a_table_without_a_column_is_refused_by_the_names_of_drawing_and_column(name, column):
    columns, given = complete(name)
    table = pd.DataFrame(columns=[each for each in columns if each != column])
    with pytest.raises(MissingColumn, match=rf"{name} lacks “{column}” in its table\."):
        DRAWINGS[name](table, **given)


def test_all_missing_columns_are_told_at_once():
    with pytest.raises(MissingColumn, match="lacks “period_start”, “value”, “qualifier”"):
        draw_columns(pd.DataFrame(columns=["figure_id", "hover"]))


def test_the_columns_below_the_lanes_are_needed_too():
    columns, _ = complete("draw_lanes")
    with pytest.raises(MissingColumn, match="draw_lanes lacks “period_start”"):
        DRAWINGS["draw_lanes"](
            pd.DataFrame(columns=columns), series=pd.DataFrame(columns=["value", "figure_id", "hover"])
        )


def test_a_column_that_is_not_declared_cannot_be_read():
    marks = EXHIBITS["irregular-entries"].at(View()).marks
    columns, _ = complete("draw_columns")
    options = {"palette": View().palette, "words": View().words}
    assert draw_columns(marks, **options) == draw_columns(marks[columns], **options)


def test_an_exhibit_whose_answer_lacks_a_column_names_the_question_to_mend():
    one = EXHIBITS["irregular-entries"]
    broken = replace(
        one,
        draw=lambda shown: draw_columns(
            shown.marks.drop(columns="qualifier"), palette=shown.view.palette, words=shown.words
        ),
    )
    with pytest.raises(MissingColumn, match=re.escape("displacement/queries/irregular_entries.sql")) as told:
        broken.at(View()).figure  # noqa: B018
    assert told.value.columns == ("qualifier",)


PLAIN = {0, 1, 2}
FILES = [ROOT / module.__file__ for module in MODULES]


def unnamed(text):
    """Return the numbers within functions that neither a name nor a comment on their line explains.

    A number is named by the argument or the key that it is given to, or by the constant that holds it.
    """
    tree, lines = ast.parse(text), text.splitlines()
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or type(node.value) not in {int, float} or node.value in PLAIN:
            continue
        number = above[node] if isinstance(above[node], ast.UnaryOp) else node
        holder = above[number]
        named = isinstance(holder, ast.keyword | ast.arguments) or (
            isinstance(holder, ast.Dict) and number in holder.values
        )
        while number in above and not isinstance(number, ast.FunctionDef):
            number = above[number]
        if isinstance(number, ast.FunctionDef) and not named and "  # " not in lines[node.lineno - 1]:
            found.append(f"{node.lineno}: {node.value}")
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_drawing_holds_no_number_without_a_name_or_a_reason(file):
    assert unnamed(file.read_text(encoding="utf-8")) == []


def test_the_search_for_numbers_finds_them():
    assert unnamed("def f(a, b=5):\n    return g(a, size=13, gap={'l': 8}, y=-0.7 * b)\n") == ["2: 0.7"]
    assert unnamed("HIGH = 0.7\ndef f(a):\n    return a * 0.7  # seven tenths, because\n") == []
