"""Numbers are read as typed, kept exactly and rounded half away from zero."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.domain.model.exact import brief, exact, rounded, shown, stored


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("91.5", Fraction(183, 2)),
        (" -2 ", Fraction(-2)),
        ("-.5", Fraction(-1, 2)),
        ("+1.25", Fraction(5, 4)),
        ("5.", Fraction(5)),
        ("007", Fraction(7)),
        ("1829/20", Fraction(1829, 20)),
        ("９１．５", Fraction(183, 2)),  # noqa: RUF001  typed with a Chinese keyboard
        ("−3", Fraction(-3)),
    ],
)
def test_a_number_is_read_as_it_is_typed(text: str, value: Fraction) -> None:
    assert exact(text) == value


@pytest.mark.parametrize(
    "text", ["", ".", "-", "1e3", "nan", "1 2", "1,5", "1/0", "1234567890", "٣"]
)
def test_anything_else_is_not_a_number(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        exact(text)


@given(
    st.fractions(-(10**12), 10**12, max_denominator=10**12)
    | st.decimals(-1e12, 1e12, places=12).map(Fraction)
)
def test_what_is_stored_is_read_back(value: Fraction) -> None:
    assert exact(stored(value)) == value


@given(st.fractions(max_denominator=10**4), st.integers(0, 4))
def test_rounding_is_symmetric_and_shown_alike(value: Fraction, decimals: int) -> None:
    near = rounded(value, decimals)
    assert abs(near - value) <= Fraction(1, 2 * 10**decimals)
    assert rounded(-value, decimals) == -near
    assert Fraction(shown(value, decimals)) == near
    assert rounded(value, None) == value


def test_a_short_number_is_exact_or_has_four_decimals() -> None:
    assert [brief(Fraction(n, d)) for n, d in ((185, 2), (6, 1), (1, 3))] == ["92.5", "6", "0.3333"]
