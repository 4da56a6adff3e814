"""Every refusal and every trouble becomes a sentence that a person can act on."""

import sqlite3
from typing import get_args

import pytest

from scorer.domain.record.refusals import Reason, Refused
from scorer.words import use_language
from ui.messages import say

NEED_FIELDS = {"seat_excused", "clock_finer", "first_together"}
"""Reasons that are never given without the fields of their sentence."""


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_has_a_sentence_of_its_own(reason: Reason) -> None:
    fields = (
        "alarm attempt choices code count current duty full item items least member most number"
        " official record scope seat station step text total unit"
    )
    every = dict.fromkeys(fields.split(), "x")
    full = say(Refused(reason, **every))
    bare = say(Refused(reason))
    assert "not possible: " not in full + ("" if reason in NEED_FIELDS else bare)
    assert "{" not in full
    assert full.endswith(".")


def test_the_fullest_sentence_that_can_be_filled_is_said() -> None:
    assert say(Refused("out_of_range", least="0", most="8")) == "Should be between 0 and 8."
    full = say(Refused("out_of_range", least="0", most="8", text="9"))
    assert full == "Should be between 0 and 8; 9 is not."
    assert say(Refused("already_signed")).startswith("This sheet is signed")


def test_ids_become_names() -> None:
    names = {"s-17": "IV infusion"}
    refused = Refused("not_sealed", scope="s-17")
    said = say(refused, lambda _field, value: names.get(value, value))
    assert said == "IV infusion is not sealed yet. Seal it first."


def test_an_unknown_reason_is_said_as_it_is() -> None:
    odd = Refused("out_of_range")
    odd.reason = "made_later"  # type: ignore[assignment]
    odd.about = {"where": "station 3"}
    assert say(odd) == "This is not possible: made_later; where: station 3"


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        (OSError(28, "No space left", "E:/a.pdf"), "The disk is full"),
        (PermissionError(13, "denied", "E:/a.pdf"), "(E:/a.pdf)"),
        (FileNotFoundError(2, "none", "E:/a.pdf"), "not there any more"),
        (OSError("odd"), "did not answer"),
        (sqlite3.OperationalError("database or disk is full"), "The disk is full"),
        (sqlite3.OperationalError("database is locked"), "Another program"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "cannot be written"),
        (sqlite3.DatabaseError("database disk image is malformed"), "damaged"),
        (sqlite3.OperationalError("disk I/O error"), "did not answer"),
        (ValueError("odd"), "Something unexpected happened: odd"),
    ],
)
def test_a_trouble_says_what_to_do(trouble: Exception, says: str) -> None:
    assert says in say(trouble)
