"""The addresses for programs, described as OpenAPI 3.1 does."""

from __future__ import annotations

from typing import Any

from displacement.decks import STORY
from displacement.decks.slides import ROOMS
from displacement.exhibit import Exhibit
from displacement.exhibits import EXHIBITS
from displacement.exports import FORMATS, PICTURES, PRESETS, ROWS
from displacement.exports.edition import FILES, table_names
from displacement.queries import served_edition
from displacement.queries.choices import codes_of, default_of
from displacement.server import decks as deck_routes
from displacement.words import LANGUAGES

REFUSED = {
    "type": "object",
    "properties": {"error": {"type": "string"}, "allowed": {"type": "array", "items": {"type": "string"}}},
}
REFUSAL = {
    "description": "What was asked for is not there or not allowed; `allowed` says what is.",
    "content": {"application/json": {"schema": REFUSED}},
}


def described_addresses() -> dict[str, Any]:
    """Return the description of every address: its parameters with the values they take, its answers."""
    paths: dict[str, Any] = {
        "/healthz": _get(
            "The server is well: the data edition and how many figures it holds", "application/json"
        ),
        "/exhibits": _get("Every exhibit with its parameters and formats", "application/json"),
        "/assets/plotly.min.js": _get("Plotly’s script, to draw a figure in a browser", "text/javascript"),
        "/data/feed.xml": _get(
            "Changes and corrections (Atom)", "application/atom+xml", [_one_of("lang", LANGUAGES)]
        ),
        "/data/dataset.jsonld": _get("The dataset’s record (schema.org)", "application/ld+json"),
    }
    paths |= {f"/data/{file}": _get(f"The edition: {file}", kind) for file, kind in FILES.items()}
    tables = [table for table in table_names() if table != "quotable"]
    paths |= {f"/data/{table}.csv": _get(f"The table {table}", "text/csv") for table in tables}
    spoken = [_one_of("lang", LANGUAGES, default="en")]
    paths[f"/show/{STORY}"] = _get("The story as slides", "text/html", [*spoken, _one_of("room", ROOMS)])
    paths |= {
        f"/decks/{STORY}.{ending}": _get(f"The story as {ending}", kind, spoken)
        for ending, (kind, _) in deck_routes.FILES.items()
    }
    for one in EXHIBITS.values():
        for ending, (kind, _) in FORMATS.items():
            paths[f"/exhibits/{one.id}.{ending}"] = _get(one.question, kind, _parameters(one, ending))
    return {
        "openapi": "3.1.0",
        "info": {"title": "Refugio en cifras", "version": served_edition().name},
        "paths": paths,
    }


def _parameters(one: Exhibit, ending: str) -> list[dict[str, Any]]:
    parameters = [_one_of("lang", LANGUAGES, default="en")]
    parameters += [_one_of(each.name, codes_of(each), default=default_of(each)) for each in one.parameters]
    if ending in (*PICTURES, "plotly", "zip"):
        parameters.append(_one_of("size", tuple(PRESETS), default="page"))
    if ending == "csv":
        parameters.append(_one_of("rows", ROWS, default="full"))
    return parameters


def _one_of(name: str, codes: tuple[str, ...], *, default: str = "") -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "enum": list(codes)}
    return {"name": name, "in": "query", "schema": {**schema, **({"default": default} if default else {})}}


def _get(summary: str, kind: str, parameters: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    answers = {"200": {"description": summary, "content": {kind.partition(";")[0]: {}}}}
    refusals = {"404": REFUSAL, "422": REFUSAL} if parameters else {}
    return {"get": {"summary": summary, "parameters": parameters or [], "responses": {**answers, **refusals}}}
