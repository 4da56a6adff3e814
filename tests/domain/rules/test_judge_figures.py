"""Judges beside each other: figures worked out by hand, and what must hold for any day."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from scorer.domain.rules.judge_figures import correlation, judge_figures

F = Fraction
DAY = [
    {1: F(80), 2: F(84), 3: F(82)},
    {1: F(70), 2: F(76), 3: F(72)},
    {1: F(90), 2: F(91), 3: F(90)},
    {1: F(60), 2: F(75), 3: F(62)},
]


def test_a_kind_judge_who_grows_kinder() -> None:
    found = judge_figures(DAY, 2, limit=F(4))
    assert found.performances == 4
    assert found.severity == F(2 + 4 + 1 + 13, 4)
    assert found.drift == F(1 + 13, 2) - F(2 + 4, 2)
    assert found.outliers == (3,)
    variance = F((2 - 5) ** 2 + (4 - 5) ** 2 + (1 - 5) ** 2 + (13 - 5) ** 2, 4)
    assert found.spread is not None
    assert abs(found.spread**2 - variance) < F(1, 10**15)


def test_too_little_tells_nothing() -> None:
    assert judge_figures([], 1).severity is None
    alone = judge_figures([{1: F(5)}], 1)
    assert (alone.performances, alone.severity) == (0, None)
    assert judge_figures(DAY[:1], 1).spread is None
    assert judge_figures(DAY[:3], 1).drift is None
    assert correlation([F(1), F(1), F(1)], [F(1), F(2), F(3)]) is None


scores = st.integers(0, 400).map(lambda n: F(n, 4))


@given(st.lists(st.tuples(scores, scores), min_size=3, max_size=12), st.integers(1, 9))
def test_correlation_is_symmetric_bounded_and_blind_to_scale(
    pairs: list[tuple[Fraction, Fraction]], times: int
) -> None:
    left, right = [a for a, _ in pairs], [b for _, b in pairs]
    found = correlation(left, right)
    assert found == correlation(right, left)
    if found is not None:
        assert -1 <= found <= 1
        scaled = correlation([times * a + 7 for a in left], right)
        assert scaled is not None
        assert abs(scaled - found) < F(1, 10**12)


@given(st.lists(scores, min_size=2, max_size=12), scores)
def test_a_judge_who_gives_a_constant_more_is_just_that_kind(
    values: list[Fraction], more: Fraction
) -> None:
    day = [{1: value, 2: value, 3: value + more} for value in values]
    found = judge_figures(day, 3)
    assert found.severity == more
    assert found.spread == 0
    assert judge_figures(day, 1).severity == 0
