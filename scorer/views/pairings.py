"""The bouts of a part: who met whom with what result, and who meets next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scorer.domain.model.exact import brief
from scorer.domain.model.scheme import PartRule
from scorer.domain.record import roll
from scorer.domain.record.entry_scores import entry_heads, made_entries
from scorer.domain.record.outcome import NO_RESULT, outcome
from scorer.domain.record.state import State
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.bout import Bout, bouts_of
from scorer.views import names
from scorer.views.entries import rule_of
from scorer.words import _

PairingState = Literal["due", "open", "done", "apart"]
Sides = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two sides of a round; ``against`` is empty for a bye.

    ``due``: not fought yet; ``open``: the series is not decided; ``apart``: the two sides tell it
    differently. ``holder`` and ``number`` name the entry that tells it, if there is one.
    """

    round: int
    side: str
    against: str
    side_name: str
    against_name: str
    score: str
    state: PairingState
    kind: str = "match"
    holder: str = ""
    number: int = 0
    record: str = ""

    @property
    def key(self) -> str:
        """What tells it from every other pairing."""
        return f"{self.round}/{self.side}/{self.against}"


def pairings(state: State, part: str) -> tuple[Pairing, ...]:
    """Every bout of a part that was entered, and those that come next, by round."""
    rule = rule_of(state, part)
    if rule is None:
        return ()
    order = [
        name
        for name in roll.queue(state, part)
        if outcome(state, part, name).state not in NO_RESULT
    ]
    entered = {name: made_entries(state, part, name) for name in order}
    fought, apart = bouts_of(rule, entered)
    held = _holders(state, part, order)
    known = [
        _known(state, bout, held, apart=bool({bout.side, bout.against} & apart)) for bout in fought
    ]
    if settings.choice(rule, "format", "elimination") == "robin":
        coming = _robin(order, fought)
    else:
        coming = _elimination(order, fought)
    due = [
        Pairing(
            round=round_,
            side=side,
            against=against,
            side_name=names.who(state, side)[0],
            against_name=names.who(state, against)[0] if against else _("Bye"),
            score="",
            state="due",
            kind=kind,
        )
        for round_, (side, against), kind in coming
    ]
    place = {name: at for at, name in enumerate(order)}
    return tuple(
        sorted(
            (*known, *due),
            key=lambda one: (one.round, min(place[one.side], place.get(one.against, len(place)))),
        )
    )


def _holders(
    state: State, part: str, order: Sequence[str]
) -> Mapping[tuple[int, frozenset[str]], tuple[str, int, str, str]]:
    """For each bout the entry that tells it first: whose it is, its number, record and kind."""
    found: dict[tuple[int, frozenset[str]], tuple[str, int, str, str]] = {}
    for name in order:
        for entry in entry_heads(state, part, name):
            values = entry.fact.values
            if values.get("kind", "match") != "lot":
                sides = frozenset({name, values.get("against", "")} - {""})
                key = (int(values.get("round") or "1"), sides)
                kind = values.get("kind", "match")
                found.setdefault(key, (name, entry.fact.number, entry.id, kind))
    return found


def _known(
    state: State,
    bout: Bout,
    held: Mapping[tuple[int, frozenset[str]], tuple[str, int, str, str]],
    *,
    apart: bool,
) -> Pairing:
    holder, number, record, kind = held[bout.round, frozenset({bout.side, bout.against} - {""})]
    turned = holder != bout.side
    side, against = (bout.against, bout.side) if turned else (bout.side, bout.against)
    own, other = (bout.other, bout.own) if turned else (bout.own, bout.other)
    return Pairing(
        round=bout.round,
        side=side,
        against=against,
        side_name=names.who(state, side)[0],
        against_name=names.who(state, against)[0] if against else _("Bye"),
        score=f"{brief(own)} : {brief(other)}" if against else "",
        state="apart" if apart else "done" if bout.decided else "open",
        kind=kind,
        holder=holder,
        number=number,
        record=record,
    )


def _robin(order: Sequence[str], fought: Sequence[Bout]) -> Iterator[tuple[int, Sides, str]]:
    """Everybody against everybody, in rounds in which each stands once."""
    met = {frozenset({bout.side, bout.against}) for bout in fought if bout.against}
    ring = [*order, *([""] if len(order) % 2 else [])]
    for round_ in range(1, len(ring)):
        half = len(ring) // 2
        for one, other in zip(ring[:half], reversed(ring[half:]), strict=True):
            if one and other and frozenset({one, other}) not in met:
                yield round_, (one, other), "match"
        ring = [ring[0], ring[-1], *ring[1:-1]]


def _elimination(order: Sequence[str], fought: Sequence[Bout]) -> Iterator[tuple[int, Sides, str]]:
    """The next round, once all of the one before is decided: neighbours meet, the odd one waits.

    Once the final is due, so is the bout for third place; it need not be fought.
    """
    standing, losers = list(order), list[str]()
    round_ = 0
    while len(standing) > 1:
        round_ += 1
        mine = [bout for bout in fought if bout.round == round_ and not bout.third_place]
        seen = {name for bout in mine for name in (bout.side, bout.against)}
        free = [name for name in standing if name not in seen]
        for at in range(0, len(free), 2):
            against = free[at + 1] if at + 1 < len(free) else ""
            yield round_, (free[at], against), "match" if against else "bye"
        if len(standing) == 2 and len(losers) == 2 and not any(b.third_place for b in fought):
            yield round_, (losers[0], losers[1]), "third_place"
        if free or any(not bout.winner for bout in mine):
            return
        won = {bout.winner for bout in mine}
        losers = [name for name in standing if name not in won]
        standing = [name for name in standing if name in won]


def bout_values(pairing: Pairing) -> dict[str, str]:
    """What a form for a pairing starts with."""
    values = {"kind": pairing.kind, "round": str(pairing.round)}
    return values | ({"against": pairing.against} if pairing.against else {})


def side_of(state: State, part: str, text: str) -> str:
    """Who is meant by a number or a name; empty where nobody is, or several are."""
    typed = text.strip()
    where = roll.stations(state)[part]
    found: list[str] = []
    for name in roll.performers(state, where):
        entrant = roll.entrant_of(state, name)
        number = entrant.number if entrant else ""
        if typed in {name, names.who(state, name)[0]}:
            return name
        if number and typed.lstrip("0") == number.lstrip("0"):
            found.append(name)
    return found[0] if len(found) == 1 else ""


def series_length(rule: PartRule) -> int:
    """Best of how many; 0 where a bout is a single one."""
    return int(settings.number(rule, "best_of", 0))
