"""Every kind of record is one plain sentence, and no sentence gives a blind code away."""

from typing import get_args

import pytest

from scorer.domain.record import facts as f
from scorer.domain.record.decisions import control, desk
from scorer.domain.record.slots import slot
from scorer.domain.record.state import Entry
from scorer.views import history
from scorer.words import use_language
from tests.builders import CHIEF, DESK, played, ready, release
from tests.examples import example


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


@pytest.mark.parametrize("kind", get_args(f.Fact), ids=lambda kind: kind.__name__)
def test_every_kind_has_a_sentence(kind: type) -> None:
    fact = example(kind)
    assert slot(fact) is not None
    said = history.sentence(ready().state, Entry(9, "r", "2026-11-22T08:00", "A", "chief", fact))
    assert len(said) > 5
    assert "{" not in said


def test_a_day_reads_in_order_with_who_and_why() -> None:
    laptop = played(2)
    laptop.do(desk.set_status, CHIEF, "T1", "withdrawn", "R2", "身体原因")
    found = history.lines(laptop.state)
    assert len(found) == laptop.state.count
    assert (found[-1].who, found[-1].text, found[-1].reason) == (
        "裁判长",
        "第1: Withdrawn in Round 2",
        "身体原因",
    )
    assert history.lines(laptop.state, 3) == found[-3:]


def test_names_come_with_the_codes() -> None:
    laptop = played(2)
    sheets = [line.text for line in history.lines(laptop.state) if line.kind == "sheet_signed"]
    assert not any("队员" in text for text in sheets)
    release(laptop, "S1")
    assert "队员1GP" in " ".join(line.text for line in history.lines(laptop.state))


def test_an_undone_record_says_so() -> None:
    laptop = ready()
    (arrival,) = laptop.do(desk.check_in, DESK, "T1-GP")
    laptop.do(control.undo, DESK, arrival)
    last = history.lines(laptop.state, 2)
    assert [line.undone for line in last] == [True, False]
    assert last[1].text == "Undone: 队员1GP (第1) arrived"
