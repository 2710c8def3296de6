"""A server whose data folder can be changed under it: the app on a copy of the data, with a cache of its own."""

import csv
import shutil

import pytest

import loaders
from displacement.exhibits import EXHIBITS
from displacement.queries import asked, served_edition, serving
from displacement.queries.origins import Folder
from displacement.server.renewal import Renewal
from displacement.view import View
from loaders.build import database_path

EXHIBIT, NEXT, MORE = "hosts-ranking", "2031.01", 1000
SHOWN = f"/exhibits/{EXHIBIT}.json"


class Server:
    """The app on a copy of the data: what it is asked, and how its folder changes."""

    def __init__(self, client, folder):
        self.client, self.folder = client, folder
        self.renewal = Renewal(drawn=lambda: None)

    def get(self, address, **headers):
        return self.client.get(address, headers=headers)

    def health(self):
        return self.get("/healthz").json()

    def shown(self):
        """Return the edition that an exhibit is cited with, and its largest number."""
        told = self.get(SHOWN).json()
        return told["edition"], max(row["value"] for row in told["rows"])

    def look(self):
        """Look twice: what changed is judged once it has come to rest."""
        self.renewal.look()
        self.renewal.look()

    def publish(self, *, name=NEXT):
        """Write the next edition into the folder: the largest number of the exhibit is MORE than it was."""
        row = max(EXHIBITS[EXHIBIT].at(View()).rows.to_dict("records"), key=lambda row: row["value"])
        parts = row["figure_id"].split()
        for file in (self.folder / "figures").rglob("*.csv"):
            with file.open(encoding="utf-8", newline="") as opened:
                header, *rows = csv.reader(opened)
            counts = [int(each[header.index("value")]) for each in rows if each[0] in parts]
            if counts:
                text, most = file.read_text(encoding="utf-8"), max(counts)
                (line,) = (
                    each for each in text.split("\n") if each.split(",")[0] in parts and f",{most}," in each
                )
                text = text.replace(line, line.replace(f",{most},", f",{most + MORE},", 1))
                file.write_text(text, encoding="utf-8", newline="")
        self.entitle(name)

    def entitle(self, name):
        told = f'name = "{name}"\npublished = 2031-01-15\n'
        (self.folder / "edition.toml").write_text(told, encoding="utf-8")

    def spoil(self):
        with (self.folder / "corrections.csv").open("a", encoding="utf-8") as file:
            file.write(f"{NEXT},2031-01-15,nothing-of-that-name,value,1,2,One,Uno\n")


@pytest.fixture
def server(client, tmp_path, monkeypatch):
    """A server of a copied folder, whose database is a copy too and stands in a cache of its own."""
    folder, built = tmp_path / "data", database_path(served_edition())
    shutil.copytree(loaders.DATA, folder)
    (tmp_path / "cache").mkdir()
    shutil.copy(built, tmp_path / "cache")
    monkeypatch.setenv("REFUGIO_CACHE", str(tmp_path / "cache"))
    before = serving.opened
    serving.origin, serving.opened = Folder(folder), None
    asked()
    yield Server(client, folder)
    serving.origin, serving.opened, serving.refused = None, before, None
