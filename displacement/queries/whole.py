"""Whether the published parts of a measure are the whole, so that they may be stacked."""

from __future__ import annotations

from displacement.queries import ask
from displacement.queries.coverage import BY
from displacement.queries.questions import Question


def parts_make_the_whole(question: Question, *, areas: tuple[str, ...]) -> bool:
    """Whether, in one area, the parts of a dimension add up to the whole at every date that has both."""
    if not question.part.startswith(BY) or len(areas) != 1:
        return False
    dimension = question.part.removeprefix(BY)
    found = ask("parts_and_whole", measure=question.measures[0], dimension=dimension, area=areas[0])
    first, last = question.years
    within = found[found["year"].between(first, last)]
    return bool(len(within)) and bool((within["parts"] == within["whole"]).all())
