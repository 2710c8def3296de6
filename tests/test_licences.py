"""What `make run` installs may be handed on: each library's licence binds neither the dashboard nor its readers."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement

from tests.serving import ROOT

FREE = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software Foundation|MPL|Mozilla|ISC|Zlib|CC0|HPND", re.IGNORECASE
)
BINDING = re.compile(r"\bA?GPL|SSPL|BUSL|commons clause|non-?commercial", re.IGNORECASE)


def needed():
    """Yield every library that is installed to run the dashboard: those that it names, and theirs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting, seen = [Requirement(each) for each in project["dependencies"]], set()
    while waiting:
        asked = waiting.pop()
        extras = asked.extras or {""}
        if asked.name.lower() in seen or not any(_holds(asked, extra) for extra in extras):
            continue
        seen.add(asked.name.lower())
        try:
            library = distribution(asked.name)
        except PackageNotFoundError:  # asked for on another system
            continue
        yield library.name
        for each in library.requires or ():
            further = Requirement(each)
            if any(_holds(further, extra) for extra in extras):
                waiting.append(further)


def _holds(requirement, extra):
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def licence_of(name):
    told = distribution(name).metadata
    named = [told.get("License-Expression") or "", *(told.get_all("Classifier") or [])]
    licences = [each for each in named if each.startswith("License") or each == named[0]]
    return " ".join(licences) if any(licences) else (told.get("License") or "")[:200]


LIBRARIES = sorted(needed())


def test_the_libraries_are_found():
    assert {"streamlit", "duckdb", "plotly", "starlette"} <= set(LIBRARIES)


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_library_may_be_handed_on(name):
    licence = licence_of(name)
    assert FREE.search(licence), f"{name}: {licence!r}"
    assert not BINDING.search(licence), f"{name}: {licence!r}"
