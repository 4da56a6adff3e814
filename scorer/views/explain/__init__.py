"""Where a total comes from: a tree of lines from the total down to every mark.

Each line has its own arithmetic and the exact value that the rules gave; then come the tie that
was decided, and who signed, corrected and ruled.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scorer.domain.record import roll
from scorer.domain.record.outcome import Outcome, outcome
from scorer.domain.record.standing import Board
from scorer.domain.record.state import State
from scorer.views import names
from scorer.views.cut_scores import cut_lines
from scorer.views.explain.line import Line
from scorer.views.explain.scheme import performance_line, scheme_line
from scorer.views.explain.station import station_line
from scorer.views.explain.steps import total_line
from scorer.views.explain.ties import tie_sentences
from scorer.views.explain.trail import Event, trail
from scorer.views.explain.workings import outcome_working, total_working
from scorer.views.papers import WorkingLine
from scorer.views.standings import counted, total_text

__all__ = ("Event", "Explanation", "Line", "explain", "flat", "performance")


@dataclass(frozen=True, slots=True)
class Explanation:
    """One entrant's total, or one performance (then ``rank`` is None), told in full.

    ``parts`` are the stations that count, by name; ``ties`` the sentences of every tie that this
    place rests on; ``events`` the signatures, corrections and rulings in order of time; ``cuts``
    the cut scores that titles rest on.
    """

    subject: str
    name: str
    members: tuple[str, ...]
    rank: int | None
    total: str
    status_word: str
    parts: tuple[str, ...]
    root: Line
    ties: tuple[str, ...]
    events: tuple[Event, ...]
    cuts: tuple[str, ...] = ()


def explain(
    state: State,
    entrant: str,
    *,
    parts: Collection[str] | None = None,
    round_: str = "",
    public: bool = False,
) -> Explanation:
    """Explain an entrant's total over the same parts as ``standings.table``.

    ``KeyError`` where there is no such entrant.
    """
    found = counted(state, parts=parts, round_=round_, public=public)
    team, result = roll.people(state).entrants[entrant], found.results[entrant]
    scheme = roll.scheme(state)
    if scheme is not None:
        root = scheme_line(state, scheme, result)
    else:
        root = total_line(state, total_working(state, result))
    return Explanation(
        subject=entrant,
        name=team.name,
        members=tuple(member.name for member in team.members),
        rank=found.place(entrant).rank,
        total=total_text(result),
        status_word=names.status(result.status),
        parts=tuple(names.station_of(state, part) for part in found.parts),
        root=root,
        ties=tie_sentences(state, found, entrant),
        events=trail(state, _performances(state, found, entrant), entrant),
        cuts=cut_lines(state, public=public),
    )


def performance(state: State, station: str, member: str) -> Explanation:
    """Explain one performance, under its blind code while that is closed."""
    found = outcome(state, station, member)
    scheme = roll.scheme(state)
    if scheme is not None:
        root = performance_line(state, scheme.part(station), found)
    else:
        root = station_line(state, found, outcome_working(state, found))
    return Explanation(
        subject=f"{station}/{member}",
        name=names.performer(state, station, member),
        members=(),
        rank=None,
        total=root.value,
        status_word="",
        parts=(names.station_of(state, station),),
        root=root,
        ties=(),
        events=trail(state, (found,), ""),
    )


def flat(line: Line, depth: int = 0) -> Iterator[WorkingLine]:
    """The tree as lines of a printed explanation (打印说明)."""
    said = " · ".join(text for text in (line.arithmetic, line.note, line.struck) if text)
    yield WorkingLine(
        depth=depth, label=line.label, arithmetic=said, value=line.value, struck=bool(line.struck)
    )
    for child in line.children:
        yield from flat(child, depth + 1)


def _performances(state: State, found: Board, entrant: str) -> tuple[Outcome, ...]:
    scheme = roll.scheme(state)
    if scheme is None:
        return tuple(o for part in found.results[entrant].members.values() for o in part.outcomes)
    own = {entrant, *(one.id for one in roll.people(state).entrants[entrant].members)}
    known = roll.stations(state)
    return tuple(
        outcome(state, part, name)
        for part in found.parts
        for name in roll.performers(state, known[part])
        if name in own
    )
