"""What the server answers to programs."""

import csv
import io
import re

import pytest

from displacement.errors import NoBrowser
from displacement.exhibits import EXHIBITS, MOVED
from displacement.exports import FORMATS
from displacement.exports.renderer import Renderer
from displacement.queries import ask, served_edition
from displacement.server.release import checksum
from tests.edition import EDITION


def test_health_names_the_edition_and_counts_the_figures(client):
    answer = client.get("/healthz").json()
    assert answer["status"] == "ok"
    assert answer["edition"] == EDITION
    assert answer["figures"] > 3000


def test_the_list_names_every_exhibit_with_its_codes(client):
    listed = {one["id"]: one for one in client.get("/exhibits").json()}
    assert set(listed) == set(EXHIBITS)
    assert "PER" in listed["hosts-series"]["parameters"]["c"]
    assert listed["hosts-series"]["title"]["es"] != listed["hosts-series"]["title"]["en"]


def test_an_exhibit_answers_as_csv_with_the_rows_on_the_screen(client):
    content = client.get("/exhibits/border-claims-funnel.csv").content
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [float(row["value"]) for row in rows] == [1018, 142, 526, 288, 62]


@pytest.mark.parametrize(("moved", "now"), MOVED.items())
def test_an_exhibit_that_became_part_of_another_is_answered_with_that_one(client, moved, now):
    answer = client.get(f"/exhibits/{moved}.json", params={"lang": "es"})
    assert answer.status_code == 200
    assert answer.json() == client.get(f"/exhibits/{now}.json", params={"lang": "es"}).json()


def test_an_exhibit_answers_as_json_in_the_language_asked_for(client):
    answer = client.get(
        "/exhibits/hosts-spread.json", params={"lang": "es", "c": "PER", "t": "..2019"}
    ).json()
    assert answer["parameters"] == {"c": "PER", "t": "..2019", "s": "all"}
    assert any(row["value"] == 863613 for row in answer["rows"])


@pytest.mark.parametrize(
    ("address", "status", "allowed"),
    [
        ("/exhibits/nothing.csv", 404, "hosts-series"),
        ("/exhibits/hosts-series.gif", 404, "csv"),
        ("/exhibits/hosts-series.csv?c=XXX", 422, "PER"),
        ("/exhibits/hosts-series.csv?colour=red", 422, "c"),
        ("/exhibits/hosts-series.csv?lang=fr", 422, "es"),
        ("/exhibits/hosts-series.png?size=huge", 422, "column"),
        ("/exhibits/hosts-series.png?use=poster", 422, "print"),
        ("/exhibits/hosts-series.svg?theme=sepia", 422, "dark"),
        ("/exhibits/hosts-series.pdf?theme=dark", 422, "light"),
        ("/exhibits/hosts-series.png?theme=dark&use=print", 422, "light"),
        ("/exhibits/hosts-series.csv?rows=some", 422, "displayed"),
        ("/exhibits/hosts-series.csv?csv=tab", 422, "semicolon"),
        ("/exhibits/hosts-series.csv?utm=x", 422, "c"),
        ("/countries/PER.csv?csv=tab", 422, "semicolon"),
        ("/countries/PER.csv?colour=red", 422, "csv"),
        ("/data/nothing.csv", 404, "figures"),
    ],
)
def test_a_wrong_address_is_told_what_is_allowed(client, address, status, allowed):
    answer = client.get(address)
    assert answer.status_code == status
    assert allowed in answer.json()["allowed"]


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        ("lang=en", b"figure_id,"),
        ("lang=es", b"figure_id;"),
        ("lang=es&csv=comma", b"figure_id,"),
        ("lang=en&csv=semicolon", b"figure_id;"),
    ],
)
def test_a_csv_is_in_the_dialect_of_its_language_or_in_the_one_asked_for(client, asked, begins):
    for address in (f"/exhibits/corridor.csv?{asked}", f"/countries/PER.csv?{asked}"):
        assert client.get(address).content.startswith(b"\xef\xbb\xbf" + begins)


@pytest.mark.browser
def test_what_others_add_to_an_address_changes_neither_the_answer_nor_its_tag(client):
    plain = client.get("/exhibits/hosts-spread.csv?c=PER&lang=en")
    added = "utm_source=newsletter&utm_campaign=x&fbclid=abc&gclid=1&mc_eid=2&_ga=3"
    tracked = client.get(f"/exhibits/hosts-spread.csv?{added}&c=PER&lang=en")
    assert (tracked.status_code, tracked.content) == (200, plain.content)
    assert tracked.headers["etag"] == plain.headers["etag"]
    assert client.get(f"/countries/PER.csv?{added}").status_code == 200


@pytest.mark.parametrize("table", ["figures", "measures", "sources", "areas", "places", "events", "breaks"])
def test_a_table_of_the_edition_answers_as_csv(client, table):
    rows = list(csv.DictReader(io.StringIO(client.get(f"/data/{table}.csv").text)))
    assert rows


@pytest.mark.browser
@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("png", b"\x89PNG"),
        ("svg", b"<svg"),
        ("pdf", b"%PDF"),
        ("xlsx", b"PK"),
        ("zip", b"PK"),
        ("html", b"<!DOCTYPE html>"),
    ],
)
def test_an_exhibit_answers_in_every_format_with_a_name_to_save_it_by(client, kind, begins):
    answer = client.get(f"/exhibits/corridor.{kind}", params={"lang": "es"})
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert answer.headers["content-type"].startswith(FORMATS[kind][0].partition(";")[0])
    assert re.search(
        rf'filename="corridor.*{re.escape(EDITION)}-es\.{kind}"', answer.headers["content-disposition"]
    )


@pytest.mark.browser
def test_a_file_that_has_not_changed_is_not_sent_again(client):
    tag = client.get("/exhibits/corridor.csv").headers["etag"]
    for known in (tag, f"W/{tag}", f'"another", {tag}', "*"):
        again = client.get("/exhibits/corridor.csv", headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag), known
    assert client.head("/exhibits/corridor.csv", headers={"if-none-match": tag}).status_code == 304
    whole = client.head("/exhibits/corridor.csv", headers={"if-none-match": '"another"'})
    assert (whole.status_code, whole.content, whole.headers["etag"]) == (200, b"", tag)


def test_what_is_not_there_is_refused_also_to_one_who_claims_to_have_it(client):
    for address in ("/exhibits/nothing.csv", "/exhibits/corridor.csv?colour=red"):
        assert client.get(address, headers={"if-none-match": "*"}).status_code in {404, 422}


def _tag(client, asked="/exhibits/corridor.csv", **headers):
    return client.get(asked, headers=headers).headers["etag"]


@pytest.mark.browser
def test_the_tag_is_that_of_what_is_asked_for_however_it_is_written(client):
    tag = _tag(client, "/exhibits/hosts-spread.csv?c=PER&t=..2019&lang=es")
    assert _tag(client, "/exhibits/hosts-spread.csv?lang=es&t=..2019&c=PER") == tag
    asked = "/exhibits/hosts-spread.csv?c=PER&t=..2019"
    assert _tag(client, asked, **{"accept-language": "es-PE"}) == tag
    assert _tag(client, asked) != tag
    assert _tag(client, "/exhibits/hosts-spread.csv?c=PER&t=..2018&lang=es") != tag
    assert _tag(client, "/exhibits/hosts-spread.json?c=PER&t=..2019&lang=es") != tag


@pytest.mark.browser
@pytest.mark.parametrize("setting", ["REFUGIO_ADDRESS", "REFUGIO_SITE"])
def test_another_setting_is_another_tag(client, monkeypatch, setting):
    tag = _tag(client)
    monkeypatch.setenv(setting, "https://figures.example")
    assert _tag(client) != tag


@pytest.mark.browser
def test_another_release_is_another_tag(client, monkeypatch):
    tag = _tag(client)
    monkeypatch.setattr("displacement.server.http.release", lambda: "another")
    assert _tag(client) != tag


@pytest.mark.browser
def test_a_server_that_was_given_a_browser_sends_its_press_kits_again(client, monkeypatch):
    tag = _tag(client)
    monkeypatch.setattr(Renderer, "has_browser", lambda _: False)
    assert _tag(client) != tag


def test_a_release_is_another_where_code_or_words_changed(tmp_path):
    files = [tmp_path / "code.py", tmp_path / "messages.po"]
    sums = set()
    for one, other in (("a", "b"), ("a", "c"), ("d", "b")):
        files[0].write_text(one)
        files[1].write_text(other)
        sums.add(checksum(tmp_path, files))
    assert len(sums) == 3
    files[0].rename(tmp_path / "other.py")
    assert checksum(tmp_path, [tmp_path / "other.py", files[1]]) not in sums


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("", None),
        (served_edition().name, None),
        ("1998.01", "1998.01; unknown"),
        ("<script>\r\nX: y", "%3Cscript%3E%0D%0AX%3A%20y; unknown"),
    ],
)
def test_an_answer_names_its_edition_and_the_one_that_was_asked_for(client, asked, told):
    answer = client.get("/exhibits/corridor.json", params={"edition": asked} if asked else {})
    assert answer.status_code == 200
    assert answer.headers["refugio-edition"] == answer.json()["edition"] == served_edition().name
    assert answer.headers.get("refugio-edition-asked") == told


def test_an_earlier_edition_is_known_and_told(client, monkeypatch):
    earlier = ask("edition_changes").assign(edition="2024.02")
    monkeypatch.setattr("displacement.queries.editions.ask", lambda _: earlier)
    answer = client.get("/exhibits/corridor.json?edition=2024.02")
    assert answer.headers["refugio-edition-asked"] == "2024.02"


def test_without_a_browser_pictures_are_refused_with_the_remedy(client, monkeypatch):
    def none(*_, **__):
        raise NoBrowser

    monkeypatch.setattr(Renderer, "draw", none)
    answer = client.get("/exhibits/corridor.pdf?size=wide")
    assert answer.status_code == 503
    assert "get_chrome" in answer.json()["error"]
    assert "csv" in answer.json()["allowed"]


@pytest.mark.parametrize(
    ("asked", "parameter", "said", "possible"),
    [
        ("m=unhcr_claims_new_cases&c=USA&per=1000&lang=en", "per", "counted in cases, not persons", "people"),
        ("m=unhcr_claims_new_cases&c=USA&per=1000&lang=es", "per", "se cuentan casos, no personas", "people"),
        ("m=unhcr_asylum_seekers&f=columns&lang=en", "f", "a count on a day is not a column", "line"),
        ("m=unhcr_asylum_seekers&c=PER&f=ranking&lang=es", "f", "un solo país", "table"),
        ("m=claims_filed_total&c=PER&f=columns&lang=en", "f", "a running total is never a column", "table"),
        (
            "m=unhcr_asylum_seekers&c=PER~COL&peers=neighbours&lang=en",
            "peers",
            "those of one country",
            "none",
        ),
    ],
)
def test_a_choice_that_cannot_stand_beside_the_others_is_answered_with_422_and_what_can(
    client, asked, parameter, said, possible
):
    answer = client.get(f"/exhibits/compose.csv?{asked}")
    assert answer.status_code == 422
    assert f"“{parameter}”" in answer.json()["error"]
    assert said in answer.json()["error"]
    assert possible in answer.json()["allowed"]


def test_what_an_address_does_not_choose_stands_at_what_fits(client):
    answer = client.get("/exhibits/compose.csv?m=recognition_share&lang=en")
    assert answer.status_code == 200
