"""Every kind of damage: the file, what is done to it, and the line, column and rule that are to be told."""

import csv
import io

from loaders.schema import tables
from tests.edition import named_in
from tests.loaders.conftest import GOLDEN

EDITION = named_in(GOLDEN / "data")[0]

HOSTS = "figures/host_populations.csv"
BORDER = "figures/border_claims.csv"
FLOWS = "figures/border_flows.csv"
UNHCR = "figures/series/unhcr_population.csv"
AREAS = "reference/areas.csv"
PLACES = "reference/places.csv"
SOURCES = "reference/sources.csv"
ORGANISATIONS = "reference/organisations.csv"
MEASURES = "reference/measures.csv"
NEIGHBOURS = "reference/neighbours.csv"
EVENTS = "reference/events.csv"
BREAKDOWNS = "reference/breakdowns.csv"
REQUIREMENTS = "reference/requirements.csv"
HIGHLIGHTS = "reference/highlights.csv"
POPULATION = "reference/population.csv"
ROW = (
    "per-2019-10-hosted,venezuelans_hosted,,,PER,,VEN,863613,,exact,,2019-10-31,month,published,R4V,"
    "amnesty-2020,ch. 5,,,"
)


def swap(old, new):
    """Replace a text that stands in the file."""

    def damage(raw):
        assert old.encode() in raw, f"{old} is not in the file"
        return raw.replace(old.encode(), new.encode(), 1)

    return damage


def quoted(raw):
    """Put every cell in quotation marks."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(csv.reader(io.StringIO(raw.decode(), newline="")))
    return text.getvalue().encode()


def turned(raw):
    """Turn the last two rows of a file round."""
    *rest, one, other = raw.splitlines(keepends=True)
    return b"".join([*rest, other, one])


def after_header(line):
    """Put a line before all others."""
    return lambda raw: raw.replace(b"\n", f"\n{line}\n".encode(), 1)


def row(**changes):
    """Change values of the row of 863,613 Venezuelans in Peru."""
    names = tables()["figures"].names
    values = dict(zip(names, ROW.split(","), strict=True)) | changes
    return swap(ROW, ",".join(values[name] for name in names))


REFUSED = {
    "a row after one that should follow it": (UNHCR, turned, 3, "figure_id", "belongs before it"),
    "years the wrong way round": (POPULATION, turned, 3, "area", "belongs before it"),
    "measures out of their topics": (MEASURES, turned, 21, "topic", "belongs before it"),
    "a half year stored in its middle": (
        HOSTS, row(date="2019-03-31", date_precision="half"), 2, "date", "half year is stored on its last day"),
    "a middle of a year stored at its end": (
        HOSTS, row(date="2018-12-31", date_precision="mid-year"), 2, "date", "stored on 1 July"),
    "a second reading without its day": (HOSTS, row(reread="confirmed"), 2, "reread", "not the shape"),
    "a second reading of an impossible day": (
        HOSTS, row(reread="2026-13-01 confirmed"), 2, "reread", "not the shape"),
    "a second reading with no known result": (
        HOSTS, row(reread="2026-11-27 unclear"), 2, "reread", "not the shape"),
    "a document published on no known day": (SOURCES, swap(",2020,", ",May 2020,"), 2, "published", "not the shape"),
    "a document of a thirteenth month": (SOURCES, swap(",2026-06,", ",2026-13,"), 3, "published", "not the shape"),
    "an unknown language": (SOURCES, swap(",en,", ",english,"), 2, "language", "not in the list"),
    "an unknown licence": (SOURCES, swap(",CC BY 4.0,", ",free,"), 3, "licence", "not in the list"),
    "an unknown unit": (MEASURES, swap(",permits,last,", ",papers,last,"), 21, "unit", "not in the list"),
    "a stock added up over years": (
        MEASURES, swap("stock,persons,last,sum,", "stock,persons,sum,sum,"), 15, "over_time", "not added up so"),
    "a share added up over areas": (
        MEASURES, swap("share,percent,none,none,", "share,percent,none,sum,"), 10, "over_areas", "not added up so"),
    "a measure that does not say whether its parts add up": (
        MEASURES, swap("flow,persons,sum,sum,sum,", "flow,persons,sum,sum,,"), 2, "over_parts", "missing"),
    "an area beside itself": (NEIGHBOURS, swap("CHL,PER,", "CHL,CHL,"), 2, "neighbour", "order of its letters"),
    "neighbours the wrong way round": (
        NEIGHBOURS, swap("CHL,PER,", "PER,CHL,"), 2, "neighbour", "order of its letters"),
    "a neighbour that is no area": (NEIGHBOURS, swap("CHL,PER,", "CHL,XXX,"), 2, "neighbour", "no such row in areas"),
    "an unknown stage": (MEASURES, swap(",granted,", ",stamped,"), 21, "stage", "not in the list"),
    "an unknown dimension": (
        BREAKDOWNS, swap("level-fi,asylum-level", "level-fi,level"), 2, "dimension", "not in the list"),
    "an unknown kind of event": (EVENTS, swap(",visa,restricts", ",wall,restricts"), 2, "category", "not in the list"),
    "an unknown region of UNHCR's": (AREAS, swap(",The Americas,", ",America,"), 2, "unhcr_region", "not in the list"),
    "a change of no known area": (
        "changes.csv", swap("2026-11-23,,", "2026-11-23,XXX,"), 2, "area", "no such row in areas"),
    "two changes at one place": (
        "changes.csv", lambda raw: raw + raw.splitlines(keepends=True)[1], 3, "edition", "same key"),
    "a change at place nought": ("changes.csv", swap(",1,2026-11-23", ",0,2026-11-23"), 2, "position", "out of bounds"),
    "a correction of an edition without a month": (
        "corrections.csv", swap(f"{EDITION},", "2026,"), 2, "edition", "not the shape"),
    "a word for a number": (HOSTS, row(value="many"), 2, "value", "not a plain number"),
    "a thousands separator": (HOSTS, row(value='"863,613"'), 2, "value", "not a plain number"),
    "a decimal comma": (HOSTS, row(value='"863,6"'), 2, "value", "not a plain number"),
    "a number that is none": (HOSTS, row(value="NaN"), 2, "value", "not a plain number"),
    "an endless number": (HOSTS, row(value="inf"), 2, "value", "not a plain number"),
    "a number in powers of ten": (HOSTS, row(value="8.6e5"), 2, "value", "not a plain number"),
    "half a person": (HOSTS, row(value="863613.5"), 2, "value", "whole numbers"),
    "no value": (HOSTS, row(value=""), 2, "value", "missing"),
    "a negative count": (HOSTS, row(value="-863613"), 2, "value", "negative"),
    "an unknown measure": (HOSTS, row(measure="venezuelans_somewhere"), 2, "measure", "no such row in measures"),
    "a measure of another topic": (HOSTS, row(measure="net_entries"), 2, "measure", "belongs to “border_flows”"),
    "a row by hand among UNHCR's": (
        UNHCR, after_header(ROW.replace("per-2019-10-hosted", "per-2019-10-hosted-again")), 2, "source", "by hand"),
    "a row of another series of UNHCR's": (
        UNHCR, swap('"Population, 2019', '"Asylum decisions, 2019'), 2, "locator", "another series"),
    "a row of UNHCR's among those by hand": (
        HOSTS, row(source="unhcr-rpsd-2025-12-1", locator='"Population, 2019, PER"'), 2, "source", "of a series"),
    "a row of UNHCR's by hand with a place of its own": (
        HOSTS, row(source="unhcr-rpsd-2025-12-1"), 2, "source", "of a series"),
    "an unknown source": (HOSTS, row(source="hearsay"), 2, "source", "no such row in sources"),
    "an unknown counter": (HOSTS, row(reported_by="Hearsay"), 2, "reported_by", "no such row in organisations"),
    "a counter without its name in Spanish": (ORGANISATIONS, swap("R4V,R4V,", "R4V,,"), 4, "name_es", "missing"),
    "a counter of an unknown kind": (ORGANISATIONS, swap("R4V,R4V,r4v", "R4V,R4V,ngo"), 4, "kind", "not in the list"),
    "an unknown area": (HOSTS, row(area="XXX"), 2, "area", "no such row in areas"),
    "an unknown place": (HOSTS, row(place="atlantis"), 2, "place", "no such row in places"),
    "a place in another country": (HOSTS, row(area="CHL", place="cebaf-tumbes"), 2, "place", "lies in PER"),
    "an unknown instrument": (HOSTS, row(instrument="VISA"), 2, "instrument", "no such row in instruments"),
    "an instrument outside permits": (HOSTS, row(instrument="PTP"), 2, "instrument", "only permits"),
    "an unknown breakdown": (HOSTS, row(breakdown="left-handed"), 2, "breakdown", "no such row in breakdowns"),
    "an unknown qualifier": (HOSTS, row(qualifier="roughly"), 2, "qualifier", "not in the list"),
    "a number in full digits told as round": (HOSTS, row(qualifier="bare"), 2, "qualifier", "three zeros"),
    "an unknown standing": (HOSTS, row(standing="guessed"), 2, "standing", "not in the list"),
    "an unknown precision": (HOSTS, row(date_precision="week"), 2, "date_precision", "not in the list"),
    "an unknown nationality": (HOSTS, row(nationality="Venezuelan"), 2, "nationality", "not in the list"),
    "no locator": (HOSTS, row(locator=""), 2, "locator", "missing"),
    "a date that is none": (HOSTS, row(date="2019-02-30"), 2, "date", "not a date"),
    "a date the other way round": (HOSTS, row(date="31/10/2019"), 2, "date", "not a date"),
    "a date in the future": (HOSTS, row(date="2031-10-31"), 2, "date", "in the future"),
    "a month stored on its first day": (HOSTS, row(date="2019-10-01"), 2, "date", "stored on its last day"),
    "a year stored in its middle": (HOSTS, row(date="2019-06-30", date_precision="year"), 2, "date", "last day"),
    "an id in capitals": (HOSTS, row(figure_id="PER_2019"), 2, "figure_id", "not in kebab-case"),
    "no id": (HOSTS, row(figure_id=""), 2, "figure_id", "missing"),
    "an id that stands twice": (
        UNHCR, swap("unhcr-per-2019-refugees", "unhcr-per-2019-asylum-seekers"), 3, "figure_id", "same key"),
    "an id of another file": (BORDER, swap("border-recorded,", "per-2019-10-hosted,"), 3, "figure_id", "same key"),
    "a note in one language": (HOSTS, row(note_en="Rounded."), 2, "note_es", "no counterpart"),
    "a formula": (HOSTS, row(locator='"=HYPERLINK(""http://x"")"'), 2, "locator", "as a formula"),
    "a formula behind an at sign": (HOSTS, row(locator="@SUM(A1)"), 2, "locator", "as a formula"),
    "a formula behind a minus": (HOSTS, row(locator="-cmd|calc"), 2, "locator", "as a formula"),
    "spaces around a value": (HOSTS, row(area=" PER"), 2, "area", "spaces around it"),
    "a cell too many": (HOSTS, swap(ROW, ROW + ",more"), 2, "", "cells, the header"),
    "a cell too few": (HOSTS, swap(ROW, ROW[:-1]), 2, "", "cells, the header"),
    "a quote left open": (HOSTS, row(locator='"ch. 5'), 2, "", "cannot be read"),
    "a flow without a period": (
        FLOWS, swap("88114,,exact,2019-06-01", "88114,,exact,"), 3, "period_start", "no beginning"),
    "a period that ends before it begins": (
        FLOWS, swap("88114,,exact,2019-06-01", "88114,,exact,2019-07-01"), 3, "period_start", "after it ends"),
    "a share over a hundred percent": (BORDER, swap(",VEN,13,13%,", ",VEN,113,113%,"), 4, "value", "between 0 and 100"),
    "Latin-1": (BORDER, lambda raw: raw.replace(b"Cortado", "Cortó".encode("latin-1")), 4, "", "not UTF-8"),
    "UTF-16": (HOSTS, lambda raw: raw.decode().encode("utf-16"), 1, "", "not UTF-8"),
    "semicolons": (HOSTS, lambda raw: raw.replace(b",", b";"), 1, "", "not separated by commas"),
    "tabs": (HOSTS, lambda raw: raw.replace(b",", b"\t"), 1, "", "not separated by commas"),
    "an empty file": (HOSTS, lambda _: b"", 1, "", "the file is empty"),
    "nothing but white space": (HOSTS, lambda _: b"\n \n", 1, "", "the file is empty"),
    "a NUL byte": (HOSTS, swap("863613", "8636\x0013"), 2, "", "NUL byte"),
    "a missing column": (HOSTS, swap(",qualifier", ",qualified"), 1, "qualifier", "column is missing"),
    "an extra column": (HOSTS, swap("note_en,note_es", "note_en,note_es,colour"), 1, "colour", "column is not known"),
    "a column twice": (HOSTS, swap("note_en,note_es", "note_en,note_es,area"), 1, "area", "stands twice"),
    "an address that is none": (
        SOURCES, swap("https://www.amnesty.org/", "www.amnesty.org"), 2, "url", "not a web address"),
    "a place off the Earth": (AREAS, swap("-9.2,", "-99.2,"), 3, "latitude", "out of bounds"),
    "an event without Spanish": (
        EVENTS, swap("Se exige visa humanitaria", ""), 2, "title_es", "missing"),
    "a measure compared with itself": (
        "reference/comparable.csv", swap(",venezuelans_hosted,", ",unhcr_hosted,"), 2, "more", "compared with itself"),
    "a reason why one counts fewer, without a word": (
        "reference/comparable.csv", swap(",One leaves some out.,Una deja fuera a algunas.", ",,"), 2, "reason",
        "without its explanation"),
    "a conflict of one figure": (
        "conflicts.csv", swap(" unhcr-per-2019-asylum-seekers", ""), 2, "figures", "too few"),
    "a conflict with a figure that is not there": (
        "conflicts.csv", swap("unhcr-per-2019-asylum-seekers", "nobody"), 2, "figures", "no figure “nobody”"),
    "a reason that is not in the list": ("conflicts.csv", swap(",scope,", ",whim,"), 2, "reason", "not in the list"),
    "a check of a figure that is not there": (
        "checks.csv", swap(",border-share,", ",border-shares,"), 2, "figure", "no such row in figures"),
    "a printing of a figure that is not there": (
        "also_printed.csv", swap("per-2019-10-hosted", "per-2019"), 2, "figure", "no such row in figures"),
    "a number in digits of another script": (HOSTS, row(value="٨٦٣"), 2, "value", "not a plain number"),
    "a date in digits of another script": (HOSTS, row(date="٢٠١٩-10-31"), 2, "date", "not a date"),
    "a date without hyphens": (HOSTS, row(date="20191031"), 2, "date", "not a date"),
    "a negative share that is no change": (BORDER, swap(",VEN,13,13%,", ",VEN,-13,,"), 4, "value", "between 0 and 100"),
    "a formula behind a plus": (HOSTS, row(published_as="+863613"), 2, "published_as", "as a formula"),
    "a line break in a value": (HOSTS, row(locator='"ch.\n5"'), 2, "locator", "cannot be seen"),
    "a sign of no width": (HOSTS, row(locator="ch.\u200b 5"), 2, "locator", "cannot be seen"),
    "an accent apart from its letter": (HOSTS, row(locator="Peru\u0301"), 2, "locator", "stands apart"),
    "letters encoded twice": (
        AREAS, lambda raw: raw.replace("ú".encode(), "Ãº".encode()), 3, "name_es", "letters were lost"),
    "letters replaced by a question mark": (
        AREAS, lambda raw: raw.replace("ú".encode(), "\ufffd".encode()), 3, "name_es", "letters were lost"),
    "UTF-16 without a mark": (HOSTS, lambda raw: raw.decode().encode("utf-16-le"), 1, "", "NUL byte"),
    "a spreadsheet under a CSV's name": (HOSTS, lambda _: b"PK\x03\x04\x14\x00\x08\x08\xff\xfe", 1, "", "not UTF-8"),
    "bars": (HOSTS, lambda raw: raw.replace(b",", b"|"), 1, "", "not separated by commas"),
    "nothing but a byte order mark": (HOSTS, lambda _: b"\xef\xbb\xbf\n", 1, "", "the file is empty"),
    "a page in place of the file": (HOSTS, lambda _: b"<!DOCTYPE html>\n", 1, "figure_id", "column is missing"),
    "no header": (HOSTS, lambda raw: raw.split(b"\n", 1)[1], 1, "figure_id", "column is missing"),
    "a header in capitals": (HOSTS, swap(",value,", ",Value,"), 1, "value", "column is missing"),
    "a merge that left both versions": (HOSTS, swap(ROW, "<<<<<<< ours\n" + ROW), 2, "", "both versions"),
    "a file cut off in its last row": (UNHCR, lambda raw: raw[:-30], 3, "", "cells, the header"),
    "a file cut off within quotation marks": (UNHCR, lambda raw: raw[:-6], 3, "", "cannot be read"),
    "a row cut off": (HOSTS, swap(ROW, ROW[:60]), 2, "", "cells, the header"),
    "a measure in capitals": (MEASURES, swap("unhcr_oip,", "UNHCR_OIP,"), 17, "id", "not in snake_case"),
    "an area in small letters": (AREAS, swap("CHL,", "chl,"), 2, "id", "not in capitals"),
    "an unknown kind of measure": (
        MEASURES, swap(",stock,", ",balance,"), 15, "kind", "not in the list"),
    "an unknown topic": (
        MEASURES, swap("unhcr_oip,host_populations", "unhcr_oip,hosts"), 17, "topic", "not in the list"),
    "a measure without a definition": (
        MEASURES, swap("People living in the area.", ""), 20, "definition_en", "missing"),
    "an unknown grade": (SOURCES, swap(",report,", ",blog,"), 2, "grade", "not in the list"),
    "an unknown way of reading": (SOURCES, swap(",full,", ",glanced,"), 2, "read_as", "not in the list"),
    "a script for an address": (
        SOURCES, swap("https://www.amnesty.org/", "javascript:alert(1)"), 2, "url", "not a web address"),
    "an address with a space": (
        SOURCES, swap("https://www.amnesty.org/", "https://www.amnesty org/"), 2, "url", "not a web address"),
    "an unknown kind of place": (PLACES, swap(",centre,", ",bridge,"), 3, "kind", "not in the list"),
    "a place in no known area": (PLACES, swap(",PER,centre", ",ATL,centre"), 3, "area", "no such row in areas"),
    "an unknown direction": (EVENTS, swap(",restricts,", ",closes,"), 2, "direction", "not in the list"),
    "an event without a date": (
        EVENTS, swap("2019-06-06,2019-06-15", ","), 2, "effective", "has no date"),
    "an event that ends before it begins": (
        EVENTS, swap("2019-06-15,,", "2019-06-15,2019-06-01,"), 2, "ends", "ends before"),
    "a highlight of a figure that is not there": (
        HIGHLIGHTS, swap("border-recorded", "border-counted"), 2, "figure", "no such row in figures"),
    "a highlight of an event that is not there": (
        HIGHLIGHTS, swap("per-2019-06-visa", "per-2019-06-wall"), 2, "event", "no such row in events"),
    "a highlight of nothing": (
        HIGHLIGHTS, swap("border-recorded,2019-12-31,1018,per-2019-06-visa,2019-06-15", ",,,,"), 2, "figure",
        "nothing is picked out"),
    "a highlight whose words hold for no date": (
        HIGHLIGHTS, swap("2019-12-31", ""), 2, "figure_date", "hold for no date"),
    "a highlight with a date of no event": (
        HIGHLIGHTS, swap("per-2019-06-visa", ""), 2, "event", "date of no event"),
    "a highlight that speaks one language": (HIGHLIGHTS, swap("desde la visa", ""), 2, "phrase_es", "counterpart"),
    "a highlight without a place": (HIGHLIGHTS, swap("recorded,1,", "recorded,0,"), 2, "position", "out of bounds"),
    "two highlights in one slot": (
        HIGHLIGHTS, lambda raw: raw + raw.splitlines(keepends=True)[1], 3, "exhibit", "same key"),
    "a mark that is none": (EVENTS, swap("ch. 5,1", "ch. 5,7"), 2, "mark", "out of bounds"),
    "a requirement of no known measure": (
        REQUIREMENTS, swap("per-2019-06-visa,", "per-2019-06-wall,"), 2, "event", "no such row in events"),
    "a requirement of an unknown kind": (
        REQUIREMENTS, swap(",visa,2019", ",luck,2019"), 2, "aspect", "not in the list"),
    "a requirement neither open nor closed": (
        REQUIREMENTS, swap(",closed,", ",ajar,"), 2, "state", "not in the list"),
    "a requirement unsaid in Spanish": (
        REQUIREMENTS, swap(",Visa humanitaria", ","), 2, "answer_es", "missing"),
    "two answers of one day": (
        REQUIREMENTS, lambda raw: raw + raw.splitlines(keepends=True)[1], 3, "area", "same key"),
    "a correction of a figure that is not there": (
        "corrections.csv", swap("per-2019-10-hosted", "per-2019"), 2, "figure", "no such row in figures"),
    "a correction of no known field": (
        "corrections.csv", swap(",value,863000", ",luck,863000"), 2, "field", "not in the list"),
    "a correction unexplained in Spanish": (
        "corrections.csv", swap(",Redondeado.", ","), 2, "explanation_es", "missing"),
    "one correction told twice": (
        "corrections.csv", lambda raw: raw + raw.splitlines(keepends=True)[1], 3, "figure", "same key"),
    "a change without a day": ("changes.csv", swap("2026-11-23", ""), 2, "date", "missing"),
    "a correction without a day": ("corrections.csv", swap("2026-11-23", ""), 2, "date", "missing"),
    "a year before all counts": (POPULATION, swap("PER,2018", "PER,1018"), 2, "year", "out of bounds"),
    "a country without inhabitants": (
        POPULATION, swap("32203944", "0"), 2, "population", "out of bounds"),
    "more inhabitants than a number can hold": (
        POPULATION, swap("32203944", "9" * 30), 2, "population", "out of bounds"),
    "half an inhabitant": (
        POPULATION, swap("32203944", "32203944.5"), 2, "population", "not a plain number"),
    "two populations of one year": (POPULATION, swap("PER,2019", "PER,2018"), 3, "area", "same key"),
    "one printing told twice": (
        "also_printed.csv", lambda raw: raw + raw.splitlines(keepends=True)[1], 3, "figure", "same key"),
    "a conflict of a figure with itself": (
        "conflicts.csv", swap(" unhcr-per-2019-asylum-seekers", " per-2019-10-hosted"), 2, "figures", "named twice"),
    "a conflict of no figures": (
        "conflicts.csv", swap("per-2019-10-hosted unhcr-per-2019-asylum-seekers", ""), 2, "figures", "missing"),
    "a conflict unexplained in Spanish": (
        "conflicts.csv", swap("Una cuenta a todos.", ""), 2, "explanation_es", "missing"),
    "a check by an unknown operation": (
        "checks.csv", swap(",share,border", ",guess,border"), 2, "operation", "not in the list"),
    "more people than there are on earth": (HOSTS, row(value="99999999999"), 2, "value", "people on earth"),
    "more Venezuelans than there are": (HOSTS, row(value="86361300"), 2, "value", "more Venezuelans"),
    "more digits than a number can keep": (HOSTS, row(value="9007199254740993"), 2, "value", "more digits"),
    "a number that no database can hold": (HOSTS, row(value="1" + "0" * 19), 2, "value", "more digits"),
    "nought with a sign": (HOSTS, row(value="-0"), 2, "value", "as it would be printed"),
    "noughts before a number": (HOSTS, row(value="000863613"), 2, "value", "as it would be printed"),
    "a day a thousand years ago": (HOSTS, row(date="1019-10-31"), 2, "date", "not of this time"),
    "a document of a thousand years ago": (SOURCES, swap(",2020,", ",1020,"), 2, "published", "not of this time"),
    "a space that is none": (HOSTS, row(locator="ch.\u00a05"), 2, "locator", "cannot be seen"),
    "a letter that cannot be seen": (HOSTS, row(locator="ch. 5\u3164"), 2, "locator", "cannot be seen"),
    "a form of a sign": (HOSTS, row(locator="ch. 5\ufe0f"), 2, "locator", "cannot be seen"),
    "a check of a part that is not there": (
        "checks.csv", swap("border-admitted ", "border-admittance "), 2, "parts", "no figure “border-admittance”"),
}  # fmt: skip

# Damage that breaks more than one rule, and so is told more than once.
BREAKS_MORE = {
    "an area in small letters",
    "a number that is none",
    "more digits than a number can keep",
    "a number that no database can hold",
    "an endless number",
    "a measure of another topic",
    "an unknown topic",
    "an unknown instrument",
    "an id in capitals",
    "no id",
    "an id of another file",
    "spaces around a value",
    "a missing column",
    "a header in capitals",
    "a page in place of the file",
    "no header",
    "an event without Spanish",
    "a measure without a definition",
    "a counter without its name in Spanish",
    "a conflict unexplained in Spanish",
    "a correction unexplained in Spanish",
    "a requirement unsaid in Spanish",
    "a place in no known area",
}

READ = {
    "a byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "Windows line ends": lambda raw: raw.replace(b"\n", b"\r\n"),
    "line ends of an old Macintosh": lambda raw: raw.replace(b"\n", b"\r"),
    "a byte order mark and Windows line ends": lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"),
    "an empty line between rows": lambda raw: raw.replace(b"\n", b"\n\n"),
    "no line end at the end": lambda raw: raw.rstrip(b"\n"),
    "empty lines at the end": lambda raw: raw + b"\n\n",
    "everything in quotation marks": quoted,
    "columns in another order": lambda raw: b"\n".join(
        b",".join([*reversed(line.rsplit(b",", 2)[1:]), line.rsplit(b",", 2)[0]]) for line in raw.splitlines()
    ),
}

ACCEPTED = {
    "a projection for a year to come": row(standing="projection", date="2031-12-31", date_precision="year"),
    "a half year": row(date="2019-06-30", date_precision="half"),
    "a second half year": row(date="2018-12-31", date_precision="half"),
    "the middle of a year": row(date="2019-07-01", date_precision="mid-year"),
    "a number without a hedge": row(value="863000", qualifier="bare"),
    "a document that does not say whom it counts": row(nationality="UNSAID"),
    "a number that its counter calls provisional": row(standing="provisional"),
    "a second reading": row(reread="2026-11-27 not found"),
    "a day of its own": row(date="2019-10-24", date_precision="day"),
    "a crossing seen from its other side": row(area="CHL", place="bridge"),
    "a running total since a day": row(period_start="2016-01-01"),
    "a count of every nationality": row(nationality="ALL"),
    "a fall in print": row(published_as="-5%"),
    "quotation marks and commas": row(locator='"“Door”, ""closed"", p. 5"'),
    "accents and dashes": row(locator="Migración – Perú · Ñuñoa"),
    "a note in both languages": row(note_en="Rounded.", note_es="Redondeado."),
    "nobody": row(value="0"),
}

EDITIONS = {
    "no file": (None, "", "the file is missing"),
    "no name": ("published = 2026-11-23", "name", "no name of year and month"),
    "a name that is a path": ('name = "../2026"\npublished = 2026-11-23', "name", "no name"),
    "a name that is a number": ("name = 2020.01\npublished = 2026-11-23", "name", "no name"),
    "no day": ('name = "2020.01"', "published", "no day"),
    "a day in quotation marks": ('name = "2020.01"\npublished = "2026-11-23"', "published", "no day"),
    "a day with an hour": ('name = "2020.01"\npublished = 2026-11-23T10:00:00', "published", "no day"),
    "no TOML": ("name: 2020.01", "", "cannot be read"),
}
