"""The judges' agreement as the chief judge sees it, and places that rest on one of them."""

from fractions import Fraction

from scorer.views.agreement import agreement_view
from scorer.words import use_language
from tests.builders import Laptop, panel, paper, ready, release


def close() -> Laptop:
    """T1 before T2 only because of judge 3 at S1, who gave it 99."""
    laptop = ready(3)
    for team, doctor in (("T1", ("80", "81", "99")), ("T2", ("84", "84", "84"))):
        paper(laptop, f"{team}-GP", "90")
        paper(laptop, f"{team}-NU", "90")
        panel(laptop, "S1", f"{team}-GP", doctor)
        panel(laptop, "S2", f"{team}-NU", ("88", "88", "88"))
    for role, station in (("GP", "S1"), ("NU", "S2")):
        paper(laptop, f"T3-{role}", "60")
        panel(laptop, station, f"T3-{role}", ("60", "61", "62"))
    return laptop


def test_a_place_that_depends_on_one_judge_is_told() -> None:
    use_language("en")
    laptop = close()
    for scope in ("R1", "S1", "S2"):
        release(laptop, scope)
    found = agreement_view(laptop.state, Fraction(5))
    told = {one.entrant: one for one in found.dependences}
    assert set(told) == {"T1", "T2"}
    assert [(one.judge, one.place) for one in told["T1"].without] == [("评委3", 2)]
    assert told["T1"].sentence().startswith("第1: place 1 depends on one judge; without 评委3 (")
    assert found.places == 3
    third = next(one for one in found.judges if one.key == "S1/3")
    assert third.outliers == ("队员1GP",)
    assert third.severity == "+6.33"


def test_nothing_is_told_of_places_before_codes_are_open() -> None:
    laptop = close()
    found = agreement_view(laptop.state, Fraction(5))
    assert found.dependences == ()
    third = next(one for one in found.judges if one.key == "S1/3")
    assert not any("队员" in name for name in third.outliers)
    assert len(third.outliers) == 1
