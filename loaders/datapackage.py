"""``datapackage.json``: the tables described to everybody else, as a Data Package (version 2).

The description is made of the schema and the edition and of nothing else; ``python -m loaders describe`` writes it.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

from loaders.contents import files_of
from loaders.edition import DATA, bytes_of, name_and_day
from loaders.problems import DataProblems, Report
from loaders.schema import Column, Table, tables

FILE = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES = {"DOUBLE": "number", "INTEGER": "integer", "BIGINT": "integer", "DATE": "date"}
BETWEEN = re.compile(r"BETWEEN (-?[0-9.]+) AND (-?[0-9.]+)")
ABOVE = re.compile(r"> (-?[0-9.]+)")
SHARED = {
    "edition": "The edition, as in 2026.11.",
    "date_precision": "Whether the day, the month, the half year, the middle of the year or only the year is known.",
    "locator": "The place in the document: chapter, footnote, page, table, paragraph.",
    "latitude": "Degrees north (WGS 84).",
    "longitude": "Degrees east (WGS 84).",
}
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
SOURCES = [
    {
        "title": "UNHCR, Refugee Population Statistics Database, edition 2025.12.1",
        "path": "https://www.unhcr.org/refugee-statistics/",
    },
    {"title": "World Bank, SP.POP.TOTL", "path": "https://data.worldbank.org/indicator/SP.POP.TOTL"},
    {"title": "Some 600 documents, each a row of the table sources", "path": "reference/sources.csv"},
]


def describe(data: Path | None = None) -> str:
    """Return the text of ``datapackage.json`` for a data folder; raise DataProblems where its edition has no name."""
    named, faults = name_and_day(bytes_of(data or DATA))
    if named is None:
        raise DataProblems(Report(problems=tuple(faults), counts={}))
    return described(*named)


def described(name: str, day: dt.date) -> str:
    """Return the text of ``datapackage.json`` for the edition of a name and a day."""
    package = {
        "$schema": PROFILE,
        "name": "refugio-en-cifras",
        "title": "Refugio en cifras: figures of Venezuelan displacement",
        "description": (
            "Venezuelan displacement, figure by figure: one row, one number, one document, one place in it. "
            "Documents that disagree stand side by side with the reason."
        ),
        "version": name,
        "created": f"{day.isoformat()}T00:00:00Z",
        "keywords": ["Venezuela", "displacement", "refugees", "migration", "asylum", "Peru"],
        "licenses": [LICENCE],
        "contributors": [
            {"title": "The contributors of Refugio en cifras", "roles": ["creator", "dataCurator"]}
        ],
        "sources": SOURCES,
        "resources": [_resource(table) for table in tables().values()],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def write(data: Path | None = None) -> Path:
    """Write ``datapackage.json`` into a data folder and return its path."""
    path = (data or DATA) / FILE
    path.write_text(describe(data), encoding="utf-8")
    return path


def _resource(table: Table) -> dict[str, Any]:
    files = files_of(table.name)
    return {
        "name": table.name.replace("_", "-"),
        "type": "table",
        "title": table.name.replace("_", " ").capitalize(),
        "description": table.about,
        "path": list(files) if len(files) > 1 else files[0],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column, table=table) for column in table.columns],
            "missingValues": [""],
            **({"primaryKey": list(table.key)} if table.key else {}),
            **_foreign_keys(table),
        },
    }


def _foreign_keys(table: Table) -> dict[str, Any]:
    keys = [
        {
            "fields": [column.name],
            "reference": {
                "resource": column.refers_to.replace("_", "-"),
                "fields": [tables()[column.refers_to].key[0]],
            },
        }
        for column in table.columns
        if column.refers_to
    ]
    return {"foreignKeys": keys} if keys else {}


def _field(column: Column, *, table: Table) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if table.key == (column.name,):
        constraints["unique"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    if column.shape:
        constraints["pattern"] = column.shape
    if found := BETWEEN.search(column.bounds):
        constraints |= {"minimum": float(found[1]), "maximum": float(found[2])}
    elif found := ABOVE.search(column.bounds):
        constraints["minimum"] = float(found[1]) + 1
    kind = TYPES.get(column.type, "string")
    if kind == "integer":
        constraints |= {key: int(value) for key, value in constraints.items() if isinstance(value, float)}
    described = column.about or _about(column)
    return {
        "name": column.name,
        "type": kind,
        **({"description": described} if described else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _about(column: Column) -> str:
    """Return what a column is by its name, where the schema says nothing more."""
    if column.refers_to:
        return f"A row of {column.refers_to}."
    if column.name == "id":
        return "Stable id, never reused."
    if column.name in SHARED:
        return SHARED[column.name]
    for ending, language in (("_en", "English"), ("_es", "Spanish of Latin America")):
        if column.name.endswith(ending):
            return f"{column.name.removesuffix(ending).replace('_', ' ').capitalize()}, in {language}."
    return ""
