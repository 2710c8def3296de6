"""The list of views for the static site: each line an address as the dashboard gives it, or a reason."""

import pytest

from displacement.exports import address_of, site
from displacement.exports.site_views import leaf_at, leaves_in

COPIED = {
    "hosts-ranking": {"c": "COL", "t": "..2021"},
    "ptp": {"weak": "with"},
    "counted-as": {"c": "CHL"},
    "compose": {"m": "unhcr_asylum_seekers", "c": "PER~ECU"},
    "asked": {"day": "2019-06-15"},
}


@pytest.mark.parametrize("name", COPIED)
def test_a_copied_address_leads_to_the_same_view(at, name):
    shown = at(name, **COPIED[name])
    leaf = leaf_at(address_of(shown))
    assert leaf.at("en").view == shown.view
    assert leaf.at("es").view.language == "es"
    assert leaf.stem.startswith(f"{name}-")


def test_each_view_stands_once_and_the_usual_one_is_the_exhibits_page(at):
    ranking, usual = (address_of(at("hosts-ranking", "es", **chosen)) for chosen in ({"c": "COL"}, {}))
    leaves, faults = leaves_in(["# of Colombia", "", ranking, f"  {ranking}\n", usual])
    assert [leaf.stem for leaf in leaves] == ["hosts-ranking-COL", "hosts-ranking"]
    assert faults == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("https://cifras.example/hosts?c=COL", "names no exhibit"),
        ("nothing of the kind", "names no exhibit"),
        ("https://cifras.example/hosts#hosts-rankings", "no exhibit “hosts-rankings”"),
        ("https://cifras.example/hosts?t=2021..2016#hosts-ranking", "“t” cannot be “2021..2016”"),
        ("https://cifras.example/hosts?colour=red#hosts-ranking", "no parameter “colour”"),
        ("http://[/hosts#hosts-ranking", "names no exhibit"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_with_its_number_and_the_reason(line, said):
    leaves, faults = leaves_in(["https://cifras.example/hosts?c=COL#hosts-ranking", "", line])
    assert len(leaves) == 1
    assert [(fault.number, said in str(fault)) for fault in faults] == [(3, True)]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--views", "views.txt"], "views.txt: Line 2: "),
        (["--countries", "PER", "XXX"], "“XXX”"),
    ],
)
def test_nothing_is_written_where_something_cannot_be_read(tmp_path, monkeypatch, asked, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "views.txt").write_text("# views\nhttps://cifras.example/hosts\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["site", "site", *asked])
    with pytest.raises(SystemExit, match=said):
        site.main()
    assert not (tmp_path / "site").exists()
