"""The page of a reader's own figures: four steps in sight, each to be gone back to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from displacement.errors import BrokenRule, MixedMeasures, RefugioError
from displacement.queries.coverage import measures
from displacement.screen.choices import asked
from displacement.screen.exhibit import put_exhibit
from displacement.screen.own import Own, forget_own, keep_own, own
from displacement.screen.reader import Reader
from displacement.view.parameters import DOCUMENTS, FORM, PERIOD, TOPIC
from displacement.view.selection import codes_in, span_in
from displacement.words import Words, mark, verbatim
from displacement.yours.bringing import MOST_BYTES, MOST_ROWS, bring, bring_grid, bring_text
from displacement.yours.checking import Asked, Checked, told
from displacement.yours.describing import FORMS, LONGEST, TIMES, UNITS, Described, Wish, missing_in
from displacement.yours.drawing import NAME
from displacement.yours.keeping import ENDING, read, write
from displacement.yours.offering import offered_rows, still_missing
from displacement.yours.rows import place_name
from displacement.yours.templates import SHEET, as_csv, full_template, short_template, workbook

TURN, FAILED = "yours-turn", "yours-failed"
PASTE, FILE, GRID = "yours-paste", "yours-file", "yours-grid"
TYPED_ROWS = 8
SHOWN_ROWS = 8  # of what was read, for her to compare
LISTED = 200  # problems in the list; how many more there are is said
KINDS = ["csv", "tsv", "txt", "xlsx", "ods", "json"]
LIST, FEW_LISTED = 320, 6  # pixels of a list that is longer than so many rows
MEASURE = mark("What is counted")


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
    st.caption(_kept_how(words))
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
            for kind, make in (("csv", as_csv), ("xlsx", workbook)):
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
    areas = tuple(code for code in codes_in(chosen.get("c", "")) if code != "all")
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
    key = f"yours-ask-{question.about}"
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
            words.say("Column"): problem.column,
            words.say("What stands there"): problem.value,
            words.say("What to do"): told(problem, words),
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
            words.say("What stands there"): figure.place_told,
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


def describe_figures(reader: Reader) -> None:
    """Ask what the figures count, who counted, where it is written and what they leave out."""
    words, here = reader.words, own()
    if not here.described.figures:
        st.markdown(words.say("Once figures are read, say here what they are."))
        return
    said = here.described
    _measure(said, words)
    if not said.measure:
        _own_measure(said, words)
    left, right = st.columns(2)
    with left:
        _text("counter", words.say("Who counted"), said)
    with right:
        _text("written", words.say("Where it is written (document, page, address)"), said)
    _text("leaves_out", words.say("What they leave out"), said)
    if said.few:
        st.info(
            words.say_n(
                "{count} count is below five. So small a number may point at a person: in a village, all know who.",
                "{count} counts are below five. So small numbers may point at persons: in a village, all know who.",
                said.few,
            ),
            icon=":material/shield_person:",
        )
        st.session_state["yours-few"] = said.few_hidden
        st.toggle(words.say("Show them as “under 5”"), key="yours-few", on_change=_few)


def _measure(said: Described, words: Words) -> None:
    names = {"": words.say("A measure of my own")}
    names |= {code: f"{words.say((TOPIC.options or {})[str(row['topic'])])} · {words.of(row, 'name')}"
              for code, row in measures().items()}  # fmt: skip
    st.session_state["yours-measure"] = said.measure
    st.selectbox(
        words.say(MEASURE),
        list(names),
        format_func=lambda code: names.get(code, code),
        key="yours-measure",
        on_change=_said,
        args=("measure", "yours-measure"),
        help=words.say("Choose one of ours only where yours counts the very same thing."),
    )


def _own_measure(said: Described, words: Words) -> None:
    _text("name", words.say("What it is called"), said)
    _one_of("kind", TIMES, words.say("On a day, or in a period?"), said, words)
    _one_of("unit", UNITS, words.say("People, claims or permits?"), said, words)


def _one_of(name: str, options: Mapping[str, str], label: str, said: Described, words: Words) -> None:
    key = f"yours-{name}"
    st.session_state[key] = getattr(said, name)
    st.radio(
        label,
        list(options),
        format_func=lambda code: words.say(options[code]),
        key=key,
        horizontal=True,
        on_change=_said,
        args=(name, key),
    )


def _text(name: str, label: str, said: Described) -> None:
    key = f"yours-{name}"
    st.session_state[key] = getattr(said, name)
    st.text_input(label, key=key, max_chars=LONGEST, on_change=_said, args=(name, key))


def _said(name: str, key: str) -> None:
    keep_own(said=own().said.told(**{name: st.session_state[key]}))


def _few() -> None:
    keep_own(said=own().said.told(few_hidden=st.session_state["yours-few"]))


def draw_figures(reader: Reader) -> None:
    """Draw the figures beside ours, or say what is still missing; offer to keep them and to hand them on."""
    words, here = reader.words, own()
    missing = list(missing_in(here.described, words))
    if missing:
        st.markdown("\n".join(f"- {line}" for line in missing))
        return
    chosen = dict(reader.view.filters)
    wish = replace(
        here.wish, period=chosen.get(PERIOD.name, "all"), sources=chosen.get(DOCUMENTS.name, "all")
    )
    beside = here.beside(period=wish.period, sources=wish.sources)
    try:
        beside.rows  # noqa: B018  the rules of the numbers are kept as it is asked
    except (MixedMeasures, BrokenRule) as error:
        st.error(verbatim(error.told(words)), icon=":material/error:")
        return
    _choices(here, beside.forms, words)
    put_exhibit(beside.at(reader.view.only(())), name=NAME)
    _hand_on(here, wish, words)


def _choices(here: Own, forms: Mapping[str, str], words: Words) -> None:
    """Offer how they are drawn: with ours or alone, and the form; one that cannot be had is not offered."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        if here.said.measure:
            st.session_state["yours-ours"] = here.wish.ours
            st.toggle(words.say("With the figures held here beside them"), key="yours-ours", on_change=_wish,
                      args=("ours", "yours-ours"))  # fmt: skip
        free = ["auto", *(form for form in FORMS if not forms[form])]
        st.session_state["yours-form"] = here.wish.form if here.wish.form in free else "auto"
        st.segmented_control(
            words.say(FORM.label),
            free,
            format_func=lambda code: words.say((FORM.options or {})[code]),
            required=True,
            key="yours-form",
            on_change=_wish,
            args=("form", "yours-form"),
        )


def _wish(name: str, key: str) -> None:
    keep_own(wish=replace(own().wish, **{name: st.session_state[key]}))


def _hand_on(here: Own, wish: Wish, words: Words) -> None:
    """Offer the file that keeps all of it, the rows for the curators, and to forget it."""
    said = here.described
    with st.container(horizontal=True):
        st.download_button(
            words.say("Keep it as a file, to carry on later"),
            data=partial(write, said, wish),
            file_name=f"{NAME}.{ENDING}",
            mime="application/json",
            icon=":material/save:",
            on_click="ignore",
            key="yours-keep",
        )
        st.button(
            words.say("Forget my figures now"),
            on_click=forget_own,
            icon=":material/delete:",
            key="yours-forget",
        )
    with st.expander(words.say("Offer them to the curators")):
        st.markdown(
            words.say(
                "These rows have the shape of `data/figures`. Before they can be taken over, they still need:"
            )
        )
        st.markdown("\n".join(f"- {line}" for line in still_missing(said, words)))
        st.download_button(
            words.say("The rows, ready to be completed (CSV)"),
            data=partial(_rows_offered, said),
            file_name=f"{NAME}-offered.csv",
            mime="text/csv",
            on_click="ignore",
            key="yours-offer",
        )


def _rows_offered(said: Described) -> bytes:
    return as_csv(offered_rows(said))
