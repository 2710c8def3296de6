"""The composer: what is counted, which part, in which form; under it the picture that these choices make.

Countries, period, rate and documents are those of the selection above. Every choice says what can be had beside the
others; what cannot is named with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from displacement.exhibits import exhibit_named
from displacement.queries.coverage import measures
from displacement.queries.figuring import CASES
from displacement.queries.offers import DEFAULTS, Offers, Option, offers, refused, settled
from displacement.queries.questions import Question
from displacement.queries.refusals import Refusal
from displacement.screen.choices import asked, select, write
from displacement.screen.exhibit import put_exhibit
from displacement.screen.own import own_beside
from displacement.screen.reader import Reader
from displacement.view.parameters import (
    ACTS,
    AND,
    COMPOSED,
    FORM,
    MEASURE,
    PART,
    PEERS,
    RATE_OF,
    SHOWN_AS,
    SUM,
    TOPIC,
    Parameter,
)
from displacement.view.selection import SELECTION
from displacement.words import Words, verbatim

EXHIBIT = "compose"
NONE = ""
REFUSED = "compose-refused"  # the form that was just chosen and cannot be had
NAMED = 6  # of those that a reason keeps out; how many more there are is told
NARROWEST = 200  # pixels of a choice
FURTHER: tuple[Parameter, ...] = (SHOWN_AS, SUM, PEERS, ACTS)
"""Choices that are offered where more than one of their codes can be had."""


def composer(reader: Reader) -> None:
    """Offer the choices of a composed picture in their order, and show the picture that they make."""
    words, wished = reader.words, _wished()
    question = settled(wished)
    _tell_refused(wished, words)
    offered = offers(question)
    _tell_refused_form(offered, words)
    row = st.grid(4, min_column_width=NARROWEST, gap="small")
    with row.cell(column_span=2):
        _measure(question, words)
    with row.cell():
        _second(question, offered, words)
    with row.cell():
        _part(question, offered, words)
    _form(question, offered, words)
    with st.container(horizontal=True, gap="small"):
        _more(question, offered, words)
        _tell_impossible(offered, words)
    beside = own_beside(question, words)
    put_exhibit(
        exhibit_named(EXHIBIT).at(reader.view.with_filters(question.filters)),
        hers=None if beside is None else beside.at(reader.view.only(())),
    )


def _wished() -> Question:
    """Return the question that the address asks; what it does not name stands where a composed picture begins."""
    return Question.of({**DEFAULTS, **asked()})


def _tell_refused(wished: Question, words: Words) -> None:
    """Say what of the choices cannot be drawn and why; what comes nearest is shown."""
    refusal = refused(wished, chosen=frozenset(asked()))
    if refusal is None:
        return
    options = {option.code: option for option in offers(wished)[refusal.parameter]}
    without = [
        code for code in refusal.value.split(AND) if code not in options or not options[code].available
    ]
    for code in without or [refusal.value]:
        option = options.get(code)
        reason = option.reason if option and option.reason else refusal
        _tell_not_drawn(_name(option, words) if option else code, reason, words)


def _tell_refused_form(offered: Offers, words: Words) -> None:
    """Say once why the form that was just chosen cannot be had; the one that there is stays."""
    code = st.session_state.pop(REFUSED, None)
    for option in offered[FORM.name]:
        if option.code == code and option.reason is not None:
            _tell_not_drawn(_name(option, words), option.reason, words)


def _tell_not_drawn(name: str, reason: Refusal, words: Words) -> None:
    st.info(
        words.say("Not drawn: {value} ({reason}).", value=verbatim(name), reason=reason.told(words)),
        icon=":material/info:",
    )


def _measure(question: Question, words: Words) -> None:
    told = {code: _with_topic(row, words) for code, row in measures().items()}
    people = {code: told.get(code.removesuffix(CASES), told[code]).casefold() for code in told}
    sorted_names = {
        code: told[code] for code in sorted(told, key=lambda code: (people[code], code.endswith(CASES)))
    }
    select(
        words.say(MEASURE.label),
        sorted_names,
        at=question.measures[0],
        key="compose-m",
        write_by=_chose_measure,
    )


def _with_topic(row: Mapping[str, object], words: Words) -> str:
    """Return a measure under its topic, as the list sorts it."""
    return f"{words.say((TOPIC.options or {})[str(row['topic'])])} · {words.of(row, 'name')}"


def _second(question: Question, offered: Offers, words: Words) -> None:
    """Offer a second measure, in a panel of its own over the same years."""
    names = {NONE: words.say("Nothing else")} | {
        each.code: _name(each, words) for each in _possible(offered.second)
    }
    select(
        words.say("In a second panel"),
        names,
        at=question.measures[1] if len(question.measures) > 1 else NONE,
        key="compose-second",
        write_by=_chose_second,
        disabled=len(names) == 1,
    )


def _part(question: Question, offered: Offers, words: Words) -> None:
    names = {each.code: _name(each, words) for each in _possible(offered["part"])}
    _choice(PART, names, question, words)


def _more(question: Question, offered: Offers, words: Words) -> None:
    """Offer what is chosen more rarely, behind one button that says what of it is chosen."""
    chosen = [
        _name(option, words)
        for parameter in FURTHER
        for option in offered[parameter.name]
        if option.code == question.code(parameter.name) != parameter.default
    ]
    label = words.say("More choices") + (f" · {' · '.join(chosen)}" if chosen else "")
    with st.popover(label, type="tertiary", icon=":material/tune:"):
        for parameter in FURTHER:
            _further(parameter, question, offered, words)


def _further(parameter: Parameter, question: Question, offered: Offers, words: Words) -> None:
    names = {each.code: _name(each, words) for each in _possible(offered[parameter.name])}
    if len(names) > 1:
        _choice(parameter, names, question, words)


def _choice(parameter: Parameter, names: Mapping[str, str], question: Question, words: Words) -> None:
    select(
        words.say(parameter.label),
        names,
        at=question.code(parameter.name),
        key=f"compose-{parameter.name}",
        write_by=_chose,
        given=(parameter.name,),
        disabled=len(names) == 1,
    )


def _form(question: Question, offered: Offers, words: Words) -> None:
    """Offer the forms; one that these choices do not allow is grey and struck out, and says why when it is chosen."""
    names = {each.code: _name(each, words) for each in offered["f"]}
    free = set(offered.available("f"))
    key = "compose-f"
    st.session_state[key] = question.form
    st.segmented_control(
        words.say(FORM.label),
        list(names),
        format_func=lambda code: names[code] if code in free else f":gray[~~{names[code]}~~]",
        required=True,
        key=key,
        on_change=_chose_form,
        args=(key,),
    )


def _tell_impossible(offered: Offers, words: Words) -> None:
    """List what cannot be had beside these choices, each with its reason, for who asks."""
    told = {
        words.say(parameter.label): _reasons(offered[parameter.name], words)
        for parameter in (FORM, COMPOSED, RATE_OF, SHOWN_AS, SUM, PEERS)
    }
    lines = [f"**{label}** · {'; '.join(reasons)}" for label, reasons in told.items() if reasons]
    if lines:
        with st.popover(
            words.say("What cannot be had here, and why"), type="tertiary", icon=":material/help:"
        ):
            st.markdown("\n\n".join(f":small[{line}]" for line in lines))


def _reasons(options: Iterable[Option], words: Words) -> list[str]:
    """Return the reasons, each with what it is the reason of."""
    by_reason: dict[str, list[str]] = {}
    for each in options:
        if each.reason is not None:
            by_reason.setdefault(each.reason.told(words), []).append(_name(each, words))
    return [f"{_few(names, words)}: {reason}" for reason, names in by_reason.items()]


def _few(names: list[str], words: Words) -> str:
    more = [words.say_n("{count} more", "{count} more", len(names) - NAMED)] if len(names) > NAMED else []
    return words.list([*names[:NAMED], *more])


def _possible(options: Iterable[Option]) -> list[Option]:
    return [each for each in options if each.available]


def _name(option: Option, words: Words) -> str:
    return words.of({"name_en": option.name_en, "name_es": option.name_es}, "name")


def _chose_measure(key: str) -> None:
    """Change what is counted; what does not fit it any more goes, the rest stays."""
    _write(_wished().having("m", st.session_state[key]))


def _chose_second(key: str) -> None:
    first = settled(_wished()).measures[0]
    _write(_wished().having("m", AND.join(filter(None, (first, st.session_state[key])))))


def _chose_form(key: str) -> None:
    """Change the form, or keep the one there is and say why the other cannot be had."""
    if st.session_state[key] in offers(settled(_wished())).available(FORM.name):
        _chose(FORM.name, key)
    else:
        st.session_state[REFUSED] = st.session_state[key]


def _chose(name: str, key: str) -> None:
    _write(_wished().having(name, st.session_state[key]))


def _write(question: Question) -> None:
    """Write what survives of a question into the address; what stands where it starts is left out.

    The selection stays as the reader chose it: what of it does not fit here is told, and serves elsewhere.
    """
    kept = settled(question)
    mine = {name: value for name, value in kept.filters.items() if name not in SELECTION}
    write(**{name: "" if value == DEFAULTS[name] else value for name, value in mine.items()})
