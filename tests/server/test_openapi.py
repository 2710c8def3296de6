"""The description of the addresses: valid, small, made once, in the reader's language."""

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from displacement.exhibits import EXHIBITS
from displacement.exports import FORMATS
from displacement.pages import PAGES
from displacement.queries import asked
from displacement.queries.choices import default_of
from displacement.server.openapi import description
from displacement.server.routes import ROUTES
from displacement.words import LANGUAGES

LARGEST = 20_000
ONE = "/exhibits/{exhibit}.{format}"


@pytest.fixture(scope="module", params=LANGUAGES)
def told(client, request):
    return client.get("/openapi.json", params={"lang": request.param}).json()


def parameters(told, path):
    return {each["name"]: each for each in told["paths"][path]["get"]["parameters"] if "name" in each}


@pytest.mark.sampled(2)
def test_the_description_is_valid(told):
    assert [error.message for error in OpenAPIV31SpecValidator(told).iter_errors()] == []


def test_exhibits_are_one_address_with_their_ids_and_formats(told):
    assert [path for path in told["paths"] if path.startswith("/exhibits/")] == [ONE]
    asked = parameters(told, ONE)
    assert asked["exhibit"]["schema"]["enum"] == list(EXHIBITS)
    assert asked["format"]["schema"]["enum"] == list(FORMATS)


def test_each_parameter_says_which_exhibits_take_it(told):
    asked = parameters(told, ONE)
    for exhibit in EXHIBITS.values():
        for parameter in exhibit.parameters:
            assert exhibit.id in asked[parameter.name]["description"]
            assert f"“{default_of(parameter)}”" in asked[parameter.name]["description"].replace(
                "«", "“"
            ).replace("»", "”")


def test_the_description_names_every_address_that_the_server_answers(told):
    pages = {"/", *(f"/{page}" for page in PAGES)}
    whole = {route.path for route in ROUTES if "{" not in route.path} - pages
    assert whole <= set(told["paths"])
    begun = {route.path.partition("{")[0] for route in ROUTES if "{" in route.path}
    assert begun <= {path.partition("{")[0] for path in told["paths"]}


def test_the_description_is_small_and_made_once(client):
    sizes = [len(client.get(f"/openapi.json?lang={language}").content) for language in LANGUAGES]
    assert max(sizes) < LARGEST
    before = asked().keeping(description, 1).cache_info().misses
    client.get("/openapi.json?lang=es")
    assert asked().keeping(description, 1).cache_info().misses == before


def test_the_description_is_written_in_the_readers_language(client):
    spanish = client.get("/openapi.json", headers={"accept-language": "es"})
    assert "La edición completa" in spanish.text
    assert spanish.headers["content-language"] == "es"
    assert "The whole edition" in client.get("/openapi.json").text
