"""A new edition of the data needs no test to be changed for its name."""

from tests.edition import EDITION
from tests.serving import ROOT


def test_no_test_knows_the_edition_by_heart():
    spellings = (EDITION, EDITION.replace(".", r"\."), EDITION.replace(".", r"\\."))
    knowing = [
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "tests").rglob("*.py")
        if any(spelling in file.read_text(encoding="utf-8") for spelling in spellings)
    ]
    assert knowing == []
