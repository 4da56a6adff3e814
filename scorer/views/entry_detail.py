"""One subject's entries in a part: each line, and what they come to as they are being typed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scorer.domain.model.scheme import PartRule
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions.entries import read_values
from scorer.domain.record.entry_scores import entry_heads, made_entries
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import Entry, State
from scorer.domain.rules.ways.quiz import live_numbers
from scorer.domain.rules.ways.table import WAYS
from scorer.domain.rules.ways.way import Entry as Made
from scorer.domain.rules.ways.way import WayScore
from scorer.views import names
from scorer.views.entries import due_count, is_blind, rule_of, value_text, values_text
from scorer.views.entry_words import flag_sentence, number_label, state_word
from scorer.views.points import NONE
from scorer.words import n_


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry that was made: what it is called, what it says, who made it and when.

    Of a ``hidden`` line it is only shown that it is there: whoever enters now must not know it.
    """

    record: str
    number: int
    label: str
    text: str
    about: str
    by: str
    values: tuple[tuple[str, str], ...]
    source: str
    struck: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """What the part's way makes of the entries so far, and of the one that is being typed.

    ``state`` is empty where there is a value; ``words`` say why there is none.
    """

    value: str
    state: str
    words: str
    flags: tuple[str, ...]


def entry_lines(
    state: State, part: str, subject: str, *, entering: int = 0
) -> tuple[EntryLine, ...]:
    """What was entered for somebody, in order; what a later line takes back is struck.

    For whoever is ``entering`` the entry of that number, blind entries of others are hidden until
    both are there.
    """
    rule = rule_of(state, part)
    if rule is None:
        return ()
    heads = entry_heads(state, part, subject)
    gone = _reversed(rule, heads)
    found = tuple(
        EntryLine(
            record=entry.id,
            number=entry.fact.number,
            label=number_label(rule, entry.fact.number),
            text=values_text(rule, _named(state, rule, entry.fact.values)),
            about=f"{names.clock(entry.at)} {names.official(state, entry.actor)}".strip(),
            by=entry.actor,
            values=tuple(entry.fact.values.items()),
            source=entry.fact.source,
            struck=entry.fact.number in gone,
        )
        for entry in heads
    )
    if not entering or not _awaited(rule, len(heads)):
        return found
    return tuple(line if line.number == entering else _covered(line) for line in found)


def _awaited(rule: PartRule, made: int) -> bool:
    """Whether a blind entry is still to come."""
    return is_blind(rule) and made < due_count(rule)


def _covered(line: EntryLine) -> EntryLine:
    return replace(line, text="●", values=(), hidden=True)


def _named(state: State, rule: PartRule, values: Mapping[str, str]) -> Mapping[str, str]:
    if rule.way != "bouts" or not values.get("against"):
        return values
    return {**values, "against": names.who(state, values["against"])[0]}


def _reversed(rule: PartRule, heads: tuple[Entry[f.EntryMade], ...]) -> frozenset[int]:
    if rule.way != "quiz":
        return frozenset()
    ledger = [Made(entry.fact.number, entry.fact.values) for entry in heads]
    return frozenset(entry.number for entry in ledger) - live_numbers(ledger)


def next_number(state: State, part: str, subject: str) -> int:
    """The number of the next line of a ledger."""
    made = [entry.fact.number for entry in entry_heads(state, part, subject)]
    return max(made, default=0) + 1


def running(
    state: State, part: str, subject: str, number: int = 0, values: Mapping[str, str] | None = None
) -> Running:
    """What the way makes of somebody's entries, with the one being typed as far as it is whole.

    A blind entry is not counted while it is being typed: that would tell whether it agrees.
    """
    rule = rule_of(state, part)
    if rule is None or roll.entrant_of(state, subject) is None:
        return Running(NONE, "", "", ())
    made = made_entries(state, part, subject)
    if not _awaited(rule, len(made)):
        made = _with_typed(made, rule, number, values or {})
    found = _score(state, rule, subject, made)
    count = len(made)
    words = state_word(found.status)
    if found.status == "missing" and count < due_count(rule):
        due = due_count(rule)
        words = n_("{count} of {due} is there", "{count} of {due} are there", count)
        words = words.format(count=count, due=due)
    return Running(
        value=value_text(rule, found),
        state=found.status,
        words=words,
        flags=tuple(flag_sentence(rule, flag) for flag in found.flags),
    )


def _with_typed(
    made: list[Made], rule: PartRule, number: int, values: Mapping[str, str]
) -> list[Made]:
    """The entries, with the one being typed in its place if it could be recorded."""
    if not values:
        return made
    try:
        typed = Made(number, read_values(rule, values))
    except Refused:
        return made
    return [*(one for one in made if one.number != number), typed]


def _score(state: State, rule: PartRule, subject: str, made: list[Made]) -> WayScore:
    way = WAYS[rule.way]
    if way.together is None:
        return way.score(rule, made)
    everybody = {
        name: made if name == subject else made_entries(state, rule.id, name)
        for name in roll.performers(state, roll.stations(state)[rule.id])
    }
    return way.together(rule, everybody)[subject]
