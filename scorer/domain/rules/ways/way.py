"""What every way of marking a part offers."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.rules.working import Working


class Entry(Struct, frozen=True):
    """A filled form: the seat, attempt or place in a ledger, and exact texts by field.

    ``by`` is who filled it in, where that is known.
    """

    number: int
    values: Mapping[str, str]
    by: str = ""


class WayScore(Struct, frozen=True, kw_only=True):
    """A subject's value in a part.

    ``status`` is empty, or why there is no value yet: ``missing``, ``blocked``, ``revote``,
    ``third`` (a third marker is needed). ``flags`` say what to look at and change nothing by
    themselves: ``spread``, ``arbitration``, ``typed_apart``, ``typed_by_one``, ``answer_count``,
    ``over_hundred``, ``too_few``, ``no_price``, ``contradiction``, or the ids of aspects to be
    judged again. ``seconds`` is a time, where the way measures one.
    """

    value: Fraction | None
    working: Working
    status: str = ""
    seconds: Fraction | None = None
    flags: tuple[str, ...] = ()


class Way(NamedTuple):
    """A way: the form of one entry, the faults of a part's settings, the score of its entries.

    ``check`` names the settings, lists and tables that are unknown, missing or unreadable.
    ``together`` is there where a subject's score rests on the others' entries too, as in bouts:
    everybody's entries by subject, everybody's scores.
    """

    forms: Callable[[PartRule], tuple[Form, ...]]
    check: Callable[[PartRule], tuple[str, ...]]
    score: Callable[[PartRule, Sequence[Entry]], WayScore]
    together: Callable[[PartRule, Mapping[str, Sequence[Entry]]], Mapping[str, WayScore]] | None = (
        None
    )
