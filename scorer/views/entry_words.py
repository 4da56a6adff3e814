"""The words of entries: what fills them is called, how far they are, and what to look at."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from scorer.domain.model.scheme import PartRule
from scorer.domain.rules.ways import judgement, settings
from scorer.domain.rules.ways.double_marking import ARBITER
from scorer.views import names
from scorer.words import N_, _

_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "yes": N_("Yes"),
        "no": N_("No"),
        "right": N_("Right"),
        "wrong": N_("Wrong"),
        "fixed": N_("Fixed question"),
        "buzzer": N_("Buzzer"),
        "early": N_("Pressed early"),
        "timed": N_("Against time"),
        "risk": N_("Risk question"),
        "play_off": N_("Play-off question"),
        "jury": N_("Jury's ruling"),
        "reverse": N_("Take a line back"),
        "match": N_("Bout"),
        "bye": N_("Bye"),
        "walkover": N_("The other side gives up"),
        "third_place": N_("For third place"),
        "lot": N_("Lot"),
    }
)
_NUMBERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "number": N_("Try {number}"),
        "counters": N_("Counter {number}"),
        "judgement": N_("Judge {number}"),
        "double_marking": N_("Marker {number}"),
        "record": N_("Record {number}"),
        "survey": N_("Source {number}"),
        "rate": N_("Source {number}"),
        "votes": N_("Source {number}"),
        "quiz": N_("Line {number}"),
        "bouts": N_("Bout {number}"),
    }
)
_STATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "missing": N_("Not complete"),
        "blocked": N_("Blocked"),
        "revote": N_("Mark again"),
        "third": N_("Third mark needed"),
    }
)
_FLAGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "spread": N_("The counts lie too far apart: look at it before the next heat."),
        "arbitration": N_("All three marks lie far apart: the chief marker decides."),
        "typed_by_one": N_("Both typings are one person's: another types the paper, or settle it."),
        "typed_apart": N_("The two typings differ: look at the paper and settle it."),
        "answer_count": N_("There are not as many answers as questions."),
        "over_hundred": N_("More are counted than there are: look at both numbers."),
        "too_few": N_("There are too few to count."),
        "no_price": N_("The rules set no points for this: type the points."),
        "contradiction": N_("The two sides tell this bout differently."),
    }
)


def word(text: str) -> str:
    """One of a field's words as people say it; a word of the contest's own as it is."""
    return _(_WORDS[text]) if text in _WORDS else text


def number_label(rule: PartRule, number: int) -> str:
    """What the entry of that number is called in this way of marking."""
    if rule.way == "paper" and settings.choice(rule, "typed", "1") == "2":
        said = {1: _("First typing"), 2: _("Second typing"), 3: _("Settled")}
        return said.get(number, str(number))
    if rule.way == "double_marking" and number >= ARBITER:
        return _("Chief marker")
    known = _NUMBERS.get(rule.way)
    return _(known).format(number=number) if known else _("Entry {number}").format(number=number)


def state_word(status: str) -> str:
    """Why there is no value yet, in a word; empty where there is one."""
    return _(_STATES[status]) if status in _STATES else names.status(status) if status else ""


def flag_sentence(rule: PartRule, flag: str) -> str:
    """What to look at; for an aspect that is to be judged again, its name."""
    if flag in _FLAGS:
        return _(_FLAGS[flag])
    if rule.way == "judgement":
        named = {one.id: names.said(one.name) for one in judgement.aspects(rule)}
        words = _("{aspect}: the judges lie too far apart; they talk and mark again.")
        return words.format(aspect=named.get(flag, flag))
    return flag
