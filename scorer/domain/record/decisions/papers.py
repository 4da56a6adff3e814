"""Papers: a score typed twice by two people, and what the chief judge rules where they differ."""

from fractions import Fraction
from typing import Literal

from scorer.domain.model.contest import Station
from scorer.domain.model.exact import brief, exact
from scorer.domain.record import facts as f
from scorer.domain.record.decisions import guards
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from scorer.domain.record.versions import known

Facts = tuple[f.Fact, ...]
ABSENT = frozenset({"缺考", "absent", "q"})


def type_paper(
    state: State, by: str, station: str, member: str, typing: Literal[1, 2], text: str
) -> Facts:
    """Type a paper's score, or 缺考. The two typings are two people's."""
    guards.acting(state, by, "clerk")
    where = guards.station(state, station)
    guards.performer(state, where, member)
    guards.still_open(state, station, member)
    other = state.entry(f.PaperTyped, station, member, "2" if typing == 1 else "1")
    if other and other.actor == by:
        raise Refused("same_typist", official=by)
    score, absent = read_score(where, text)
    return (
        f.PaperTyped(
            station=station,
            member=member,
            typing=typing,
            score=score,
            absent=absent,
            replaces=known(state, f.PaperTyped, station, member, str(typing)),
        ),
    )


def settle_paper(state: State, by: str, station: str, member: str, text: str, reason: str) -> Facts:
    """Rule what a paper's score is: where typings differ, or to correct it (also once sealed)."""
    guards.chief(state, by)
    where = guards.station(state, station)
    guards.performer(state, where, member)
    score, absent = read_score(where, text)
    return (
        f.PaperSettled(
            station=station,
            member=member,
            score=score,
            absent=absent,
            reason=guards.reasoned(reason),
            replaces=(
                *known(state, f.PaperTyped, station, member, "1"),
                *known(state, f.PaperTyped, station, member, "2"),
                *known(state, f.PaperSettled, station, member),
            ),
        ),
    )


def read_score(where: Station, text: str) -> tuple[Fraction | None, bool]:
    """A paper's score as typed: a number from 0 to the paper's full marks, or 缺考."""
    if text.strip().lower() in ABSENT:
        return None, True
    try:
        score = exact(text)
    except ValueError:
        raise Refused("not_a_number", text=text) from None
    if not 0 <= score <= where.full:
        raise Refused("out_of_range", least="0", most=brief(where.full), text=text)
    return score, False
