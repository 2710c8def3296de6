"""The rounding of the printed form decides whether a published number follows from its parts."""

import pytest

from displacement.exhibit.arithmetic import check, last_digit, recompute


@pytest.mark.parametrize(
    ("operation", "parts", "gives"),
    [
        ("sum", [142, 526, 288, 62], 1018),
        ("difference", [88114, 43358], 44756),
        ("share", [142, 1018], 100 * 142 / 1018),
        ("change", [44756, 3815], 100 * (3815 - 44756) / 44756),
        ("part", [863613], 863613),
    ],
)
def test_the_parts_give(operation, parts, gives):
    assert recompute(operation, parts) == pytest.approx(gives)


def verdict(operation, *parts, published, qualifier="exact", percent=False):
    given = [part if isinstance(part, tuple) else (part, "exact") for part in parts]
    return check(operation, given, published=published, qualifier=qualifier, percent=percent).verdict


def test_13_percent_of_1018_is_consistent_only_if_truncated():
    assert verdict("share", 142, 1018, published=13, percent=True) == "truncated"
    assert verdict("share", 142, 1018, published=14, percent=True) == "consistent"
    assert verdict("share", 142, 1018, published=13.9, percent=True) == "consistent"
    assert verdict("share", 142, 1018, published=12, percent=True) == "inconsistent"


def test_a_fall_is_held_to_its_decimals():
    assert verdict("change", 44756, 3815, published=-91.5, percent=True) == "consistent"
    assert verdict("change", 44756, 3815, published=-91.4, percent=True) == "truncated"
    assert verdict("change", 88114, 18944, published=-90, percent=True) == "inconsistent"


def test_a_sum_of_exact_numbers_is_held_to_the_unit():
    assert verdict("sum", 18, 17, published=35) == "consistent"
    assert verdict("sum", 18, 18, published=35) == "inconsistent"


def test_over_is_met_by_a_little_more_and_not_by_less_or_much_more():
    assert verdict("sum", 416839, 69356, published=485000, qualifier="over") == "consistent"
    assert verdict("sum", 416839, 60000, published=485000, qualifier="over") == "inconsistent"
    assert verdict("sum", 416839, 216839, published=485000, qualifier="over") == "inconsistent"


def test_rounded_parts_leave_room():
    parts = (3_900_000, "about"), (4_800_000, "over")
    assert verdict("share", *parts, published=80, percent=True) == "consistent"
    assert verdict("share", *parts, published=90, percent=True) == "inconsistent"


def test_a_part_does_not_exceed_its_whole():
    assert verdict("part", 863613, published=549606) == "consistent"
    assert verdict("part", 549606, published=863613) == "inconsistent"


def test_without_parts_nothing_is_judged():
    assert check("share", [], published=74, qualifier="exact", percent=True).recomputed is None
    assert verdict("share", published=74, percent=True) == "unpublished"


@pytest.mark.parametrize(
    ("value", "rounded", "digit"),
    [
        (863613, True, 1),
        (485000, True, 1000),
        (485000, False, 1),
        (1_600_000, True, 100_000),
        (13.9, False, 0.1),
    ],
)
def test_the_last_digit_printed(value, rounded, digit):
    assert last_digit(value, percent=False, rounded=rounded) == pytest.approx(digit)
