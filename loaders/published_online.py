"""Series read where their publishers publish them: Eurostat's dissemination API, the CSV of US CBP.

Each answer becomes the raw files that the module of its series reads (``loaders.series_of``), so that a number is made
of it in one way, wherever it came from. An answer of another shape is refused with what differed, in words.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import requests

from loaders.series_of.eu_applicants import MONTHS as MONTHLY
from loaders.series_of.eu_applicants import YEARS

EUROSTAT = "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data/"
ASKED = "?format=JSON&lang=EN&unit=PER&citizen=VE&applicant=FRST&age=TOTAL&sex=F&sex=M&sex=UNK&freq="
TABLES = {"A": "migr_asyappctza", "M": "migr_asyappctzm"}
EUROSTAT_YEARLY, EUROSTAT_MONTHLY = (f"{EUROSTAT}{table}{ASKED}{freq}" for freq, table in TABLES.items())
CBP = "https://www.cbp.gov/document/stats/nationwide-encounters"
SEXES = {"F": "female", "M": "male", "UNK": "unknown"}
FREQUENCIES = {"A": re.compile(r"\d{4}"), "M": re.compile(r"\d{4}-\d{2}")}
"""How Eurostat writes the years of a yearly answer, and the months of a monthly one."""
ONE = {"unit": "PER", "citizen": "VE", "applicant": "FRST", "age": "TOTAL"}
DIMENSIONS = {*ONE, "freq", "sex", "geo", "time"}
AREAS = {
    "AT": "AUT", "BE": "BEL", "BG": "BGR", "CH": "CHE", "CY": "CYP", "CZ": "CZE", "DE": "DEU", "DK": "DNK",
    "EE": "EST", "EL": "GRC", "ES": "ESP", "EU27_2020": "EU27", "FI": "FIN", "FR": "FRA", "HR": "HRV", "HU": "HUN",
    "IE": "IRL", "IS": "ISL", "IT": "ITA", "LI": "LIE", "LT": "LTU", "LU": "LUX", "LV": "LVA", "ME": "MNE",
    "MT": "MLT", "NL": "NLD", "NO": "NOR", "PL": "POL", "PT": "PRT", "RO": "ROU", "SE": "SWE", "SI": "SVN",
    "SK": "SVK", "UK": "GBR",
}  # fmt: skip
CBP_COLUMNS = {
    "Fiscal Year", "Month (abbv)", "Component", "Land Border Region", "Area of Responsibility",
    "Demographic", "Citizenship", "Title of Authority", "Encounter Type", "Encounter Count",
}  # fmt: skip
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
SOUTHWEST, VENEZUELAN = "Southwest Land Border", "VENEZUELA"
CBP_RAW = ("period", "component", "area", "authority", "type", "demog", "encounters")


class AnswerRefused(Exception):
    """An answer was not had, or has not the shape that is known; nothing is written."""


def fetched(address: str) -> bytes:
    """Return what stands at an address; raise AnswerRefused with the reason where it cannot be read."""
    try:
        answer = requests.get(address, timeout=120)
        answer.raise_for_status()
    except requests.RequestException as error:
        raise AnswerRefused(f"{address} could not be read ({error}). Are you online?") from error
    return answer.content


def eurostat_raw(content: bytes) -> dict[str, str]:
    """Return the raw file of ``eu_applicants`` that a JSON-stat answer holds, of the years or of the months.

    The years are those of ``migr_asyappctza``, the months those of ``migr_asyappctzm``.
    """
    rows, frequency = [], ""
    for place, value in _cells(_json_stat(content)):
        frequency, when = place["freq"], place["time"]
        if frequency not in FREQUENCIES or not FREQUENCIES[frequency].fullmatch(when):
            raise AnswerRefused(
                f"Eurostat answered “{when}” at the frequency “{frequency}”: not known as a time."
            )
        area = _known(AREAS, place["geo"], "Eurostat", "geo")
        sex = _known(SEXES, place["sex"], "Eurostat", "sex")
        if value != int(value) or value % 5:
            raise AnswerRefused(
                f"Eurostat answered {value:g} for {area} {place['time']}: not rounded to five."
            )
        rows.append([area, when, sex, str(int(value)), TABLES[frequency]])
    if not rows:
        raise AnswerRefused("Eurostat answered without a single number.")
    name, time = (YEARS, "year") if frequency == "A" else (MONTHLY, "period")
    return {name: _csv(("country_iso3", time, "sex", "applicants", "table"), sorted(rows))}


def _json_stat(content: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(content)
    except ValueError as error:
        raise AnswerRefused("Eurostat's answer is not JSON.") from error
    wanted = ("id", "size", "dimension", "value")
    lacks = [name for name in wanted if not isinstance(answer, dict) or name not in answer]
    if lacks:
        raise AnswerRefused(f"Eurostat's answer lacks {', '.join(f'“{name}”' for name in lacks)}.")
    if set(answer["id"]) != DIMENSIONS:
        more, less = set(answer["id"]) - DIMENSIONS, DIMENSIONS - set(answer["id"])
        told = f"new are {', '.join(sorted(more)) or 'none'}, gone are {', '.join(sorted(less)) or 'none'}"
        raise AnswerRefused(f"Eurostat's answer has other dimensions: {told}.")
    return dict(answer)


def _cells(answer: Mapping[str, Any]) -> Iterator[tuple[dict[str, str], float]]:
    """Yield each number of a JSON-stat answer with its place; where a place has none, nothing is yielded."""
    codes = []
    for name, size in zip(answer["id"], answer["size"], strict=True):
        index: dict[str, int] = answer["dimension"][name]["category"]["index"]
        if sorted(index.values()) != list(range(size)):
            raise AnswerRefused(
                f"Eurostat's answer numbers the codes of “{name}” otherwise than its size says."
            )
        if name in ONE and set(index) != {ONE[name]}:
            raise AnswerRefused(f"Eurostat answered with “{name}” {', '.join(index)}, not {ONE[name]}.")
        codes.append((name, sorted(index, key=index.__getitem__)))
    for key, value in answer["value"].items():
        rest, place = int(key), {}
        for name, known in reversed(codes):
            rest, at = divmod(rest, len(known))
            place[name] = known[at]
        if value is not None:
            yield place, value


def cbp_raw(contents: Iterable[bytes]) -> dict[str, str]:
    """Return the raw files of ``usa_border`` that CBP's files of nationwide encounters hold, a month once.

    Of months in several files the last file counts. By nationality only what CBP names: Venezuelans and everybody.
    """
    of: dict[str, list[dict[str, str]]] = {}
    for content in contents:
        mine: dict[str, list[dict[str, str]]] = {}
        for row in _cbp_rows(content):
            mine.setdefault(_period(row), []).append(row)
        of |= mine
    ours, everybody = [], []
    for period, rows in sorted(of.items()):
        whole = [row for row in rows if row["Land Border Region"] == SOUTHWEST]
        total = sum(_count(row) for row in whole)
        everybody.append([period, "ALL", str(total)])
        for row in whole:
            if row["Citizenship"] == VENEZUELAN:
                told = (
                    "Component",
                    "Area of Responsibility",
                    "Title of Authority",
                    "Encounter Type",
                    "Demographic",
                )
                ours.append([period, *(row[name] for name in told), str(_count(row))])
    if not ours:
        raise AnswerRefused("CBP's file has no Venezuelan at the southwest land border.")
    return {
        "usa_southwest_border_encounters_venezuela.csv": _csv(CBP_RAW, ours),
        "usa_southwest_border_encounters_by_nationality.csv": _csv(
            ("period", "nationality_iso3", "encounters"), everybody
        ),
    }


def _cbp_rows(content: bytes) -> list[dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    found = set(rows[0]) if rows else set()
    if lacks := sorted(CBP_COLUMNS - found):
        raise AnswerRefused(f"CBP's file lacks the columns {', '.join(f'“{name}”' for name in lacks)}.")
    return rows


def _period(row: Mapping[str, str]) -> str:
    """Return the month of a row as 2022-10: the fiscal year 2023 begins in October 2022."""
    month = _known({name: at for at, name in enumerate(MONTHS, 1)}, row["Month (abbv)"], "CBP", "month")
    year = row["Fiscal Year"][:4]
    if not year.isdigit():
        raise AnswerRefused(f"CBP's file has the fiscal year “{row['Fiscal Year']}”.")
    return f"{int(year) - (month >= 10)}-{month:02}"


def _count(row: Mapping[str, str]) -> int:
    text = row["Encounter Count"].replace(",", "")
    if not text.isdigit():
        raise AnswerRefused(f"CBP's file has the count “{row['Encounter Count']}”.")
    return int(text)


def _known(codes: Mapping[str, Any], code: str, who: str, what: str) -> Any:
    if code not in codes:
        raise AnswerRefused(f"{who} has a {what} “{code}” that is not known; known are {', '.join(codes)}.")
    return codes[code]


def _csv(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def write_raw(files: Mapping[str, str], folder: Path) -> None:
    """Write raw files into a folder."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
