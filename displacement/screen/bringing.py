"""The first two steps with a reader's own figures: they are brought, and what was read of them is told or asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from displacement.errors import RefugioError
from displacement.queries.questions import ALL
from displacement.screen.choices import asked
from displacement.screen.own import Own, keep_own, own
from displacement.screen.reader import Reader
from displacement.view.parameters import COUNTRIES, PERIOD
from displacement.view.selection import codes_in, span_in
from displacement.words import Words, verbatim
from displacement.yours.bringing import MOST_BYTES, MOST_ROWS, bring, bring_grid, bring_text
from displacement.yours.checking import Asked, Checked, told
from displacement.yours.keeping import ENDING, read
from displacement.yours.rows import place_name
from displacement.yours.templates import SHEET, as_csv, full_template, short_template, workbook

TURN, FAILED = "yours-turn", "yours-failed"
PASTE, FILE, GRID, ASK = "yours-paste", "yours-file", "yours-grid", "yours-ask-"
TYPED_ROWS = 8
SHOWN_ROWS = 8  # of what was read, for her to compare
LISTED = 200  # problems in the list; how many more there are is said
LIST, FEW_LISTED = 320, 6  # pixels of a list that is longer than so many rows
KINDS = ["csv", "tsv", "txt", "xlsx", "ods", "json"]


def bring_figures(reader: Reader) -> None:
    """Offer the ways to bring figures: pasted, as a file, typed, or as they were kept before."""
    words = reader.words
    st.markdown(
        words.say(
            "A table with a place, a date and a number in each row, up to {megabytes} MB and {rows} rows. Cells with "
            "formulas are read by the value that was last saved; macros and links to other files are never followed.",
            megabytes=words.number(MOST_BYTES // 2**20),
            rows=words.number(MOST_ROWS),
        )
    )
    slides = words.say("A slide that you keep of them holds them until you close the page.")
    st.caption(f"{_kept_how(words)} {slides}")
    _tell_failed(words)
    paste, file, typed = st.tabs(
        [words.say("Paste"), words.say("A file"), words.say("Type")], key="yours-tabs"
    )
    with paste:
        st.text_area(
            words.say("Paste a table from a spreadsheet"),
            key=PASTE,
            height=160,
            placeholder=words.say("Country\tDate\tPeople\nPeru\t2024-12-31\t1234"),
        )
        st.button(words.say("Read what is pasted"), on_click=_read_paste, key="yours-read-paste")
    with file:
        _file(words)
    with typed:
        _grid(words)


def _kept_how(words: Words) -> str:
    """Return where the figures are and how long: in this session, to an hour named, and nowhere else."""
    here = own()
    if not here.described.figures:
        return words.say(
            "Your figures stay in the memory of this session: nothing is written to a disk, a log or an address, and "
            "nobody else sees them. They are gone when you close the page, or an hour after your last step here."
        )
    hour = f"{here.until.time().isoformat('minutes')} UTC"
    return words.say(
        "Your figures are in the memory of this session alone, until you close the page or {hour}, whichever comes "
        "first.",
        hour=hour,
    )


def _tell_failed(words: Words) -> None:
    error = st.session_state.pop(FAILED, None)
    if isinstance(error, RefugioError):
        st.error(verbatim(error.told(words)), icon=":material/error:")


def _file(words: Words) -> None:
    turn = st.session_state.get(TURN, 0)
    st.file_uploader(
        words.say("CSV, TSV, Excel (XLSX), OpenDocument (ODS), or figures kept here before ({ending})", ending=ENDING),
        type=KINDS,
        max_upload_size=MOST_BYTES // 2**20,
        key=f"{FILE}-{turn}",
        on_change=_read_file,
        args=(f"{FILE}-{turn}",),
    )  # fmt: skip
    areas, years = _asked_for()
    templates: Mapping[str, pd.DataFrame] = {
        words.say("Short template: place, date, number"): short_template(words),
        words.say("Template with our columns, countries and years"): full_template(
            words, areas=areas, years=years
        ),
    }
    for number, (label, table) in enumerate(templates.items()):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":small[{label}]")
            for kind, make in (("csv", partial(as_csv, words=words)), ("xlsx", workbook)):
                st.download_button(
                    kind.upper() if kind == "csv" else "Excel",
                    data=partial(make, table),
                    file_name=f"{SHEET}.{kind}",
                    on_click="ignore",
                    key=f"yours-template-{number}-{kind}",
                    type="tertiary",
                )


def _asked_for() -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """Return the countries and the years of the selection, for a template that has them filled in."""
    chosen = asked()
    first, last = span_in(chosen.get(PERIOD.name, "")) or (None, None)
    areas = tuple(code for code in codes_in(chosen.get(COUNTRIES.name, "")) if code != ALL)
    return areas, (first, last) if first and last else None


def _grid(words: Words) -> None:
    columns = [words.say("Place"), words.say("Date"), words.say("Number")]
    empty = pd.DataFrame([[""] * len(columns)] * TYPED_ROWS, columns=columns)
    turn = st.session_state.get(TURN, 0)
    filled = st.data_editor(
        empty,
        num_rows="dynamic",
        hide_index=True,
        key=f"{GRID}-{turn}",
        alt=words.say("An empty table to type into: place, date, number"),
    )
    st.button(
        words.say("Read what is typed"),
        on_click=_read_grid,
        args=(tuple(columns), filled.fillna("").astype(str).to_numpy().tolist()),
        key="yours-read-grid",
    )


def _read_paste() -> None:
    _take(lambda: bring_text(st.session_state.get(PASTE, "")))


def _read_grid(header: tuple[str, ...], rows: list[list[str]]) -> None:
    _take(lambda: bring_grid(header, [row for row in rows if any(cell.strip() for cell in row)]))


def _read_file(key: str) -> None:
    """Read what was dropped, and let go of the file: its bytes are kept nowhere once they are read."""
    file = st.session_state.get(key)
    if file is None:
        return
    name, raw = file.name, file.getvalue()
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    if name.lower().endswith(".json"):
        try:
            said, wish = read(raw)
        except RefugioError as error:
            st.session_state[FAILED] = error
            return
        keep_own(brought=None, kept=said.figures, said=said.told(figures=()), wish=wish)
    else:
        _take(lambda: bring(raw, name=name))


def _take(brought: Any) -> None:
    """Take what was brought in place of what was there; where it cannot be read, say why and keep what was there."""
    try:
        table = brought()
    except RefugioError as error:
        st.session_state[FAILED] = error
        return
    for key in [key for key in st.session_state if str(key).startswith(ASK)]:
        del st.session_state[key]  # what was answered of another table
    keep_own(brought=table, answers={}, leave_out=False, kept=())


def check_figures(reader: Reader) -> None:
    """Say what was read, ask what only the reader knows, and list what cannot be read, all at once."""
    words, here = reader.words, own()
    checked = here.checked
    if checked is None:
        st.markdown(
            words.say("These figures were kept here before and are checked.")
            if here.kept
            else words.say("Nothing is brought yet.")
        )
        return
    for note in (*(here.brought.notes if here.brought else ()), *checked.notes):
        st.markdown(f":small[{verbatim(note.told(words))}]")
    for question in checked.asked:
        _ask(question, words)
    if checked.problems:
        _problems(checked, here, words)
    if checked.figures:
        st.success(
            words.say_n("{count} figure is read.", "{count} figures are read.", len(checked.figures)),
            icon=":material/check:",
        )
        st.table(_as_read(checked, words), hide_index=True, border="horizontal")


def _ask(question: Asked, words: Words) -> None:
    """Ask what fits several readings, each with examples of the reader's own."""
    names = {each.code: each.told(words) for each in question.readings}
    key = f"{ASK}{question.about}"
    st.radio(
        verbatim(question.told(words)),
        list(names),
        index=None,
        format_func=lambda code: verbatim(names.get(code, code)),
        key=key,
        on_change=_answer,
        args=(question.about, key),
    )


def _answer(about: str, key: str) -> None:
    keep_own(answers={**own().answers, about: st.session_state[key]})


def _problems(checked: Checked, here: Own, words: Words) -> None:
    count = len(checked.problems)
    st.warning(
        words.say_n("{count} cell cannot be read.", "{count} cells cannot be read.", count)
        + ("" if here.leave_out else " " + words.say("Nothing is taken until they are mended or left out.")),
        icon=":material/warning:",
    )
    rows = [
        {
            words.say("Row"): str(problem.line),
            words.say("Column"): verbatim(problem.column),
            words.say("What stands there"): verbatim(problem.value),
            words.say("What to do"): verbatim(told(problem, words)),
        }
        for problem in checked.problems[:LISTED]
    ]
    with st.container(height=LIST if count > FEW_LISTED else "content"):
        st.table(
            pd.DataFrame(rows),
            hide_index=True,
            border="horizontal",
            alt=words.say("The cells that cannot be read, with what to do"),
        )
    if count > LISTED:
        st.caption(words.say_n("and {count} more", "and {count} more", count - LISTED))
    st.session_state["yours-leave-out"] = here.leave_out
    st.checkbox(words.say("Leave these rows out"), key="yours-leave-out", on_change=_leave_out)


def _leave_out() -> None:
    keep_own(leave_out=st.session_state["yours-leave-out"])


def _as_read(checked: Checked, words: Words) -> pd.DataFrame:
    """Return the first figures as they were read, for the reader to compare with what she brought."""
    rows = [
        {
            words.say("Row"): str(figure.line),
            words.say("What stands there"): verbatim(figure.place_told),
            words.say("Place"): place_name(figure, words),
            words.say("When"): words.period(figure.start, figure.date, figure.precision)
            if figure.start
            else words.date(figure.date, figure.precision),
            words.say("Number"): words.figure(
                figure.value, qualifier=figure.qualifier, unit="percent" if figure.percent else ""
            ),
        }
        for figure in checked.figures[:SHOWN_ROWS]
    ]
    return pd.DataFrame(rows)
