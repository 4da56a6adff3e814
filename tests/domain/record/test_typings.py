"""A paper is typed twice, by two people; where they differ the chief judge settles it."""

from fractions import Fraction

import pytest

from scorer.domain.record.decisions import papers
from scorer.domain.record.outcome import outcome
from scorer.domain.record.refusals import Refused
from tests.builders import CHIEF, CLERK, CLERK_2, ready


def test_the_two_typings_are_two_people() -> None:
    laptop = ready()
    laptop.do(papers.type_paper, CLERK, "R1-GP", "T1-GP", 1, "80")
    with pytest.raises(Refused) as no:
        laptop.do(papers.type_paper, CLERK, "R1-GP", "T1-GP", 2, "80")
    assert no.value.reason == "same_typist"


def test_typings_that_differ_wait_for_the_chief() -> None:
    laptop = ready()
    laptop.do(papers.type_paper, CLERK, "R1-GP", "T1-GP", 1, "80")
    laptop.do(papers.type_paper, CLERK_2, "R1-GP", "T1-GP", 2, "缺考")
    assert outcome(laptop.state, "R1-GP", "T1-GP").state == "conflict"
    laptop.do(papers.settle_paper, CHIEF, "R1-GP", "T1-GP", "80", "核对答题卡")
    assert outcome(laptop.state, "R1-GP", "T1-GP").value == Fraction(80)
