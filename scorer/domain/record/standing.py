"""The standing: from outcomes to members, rounds, totals and places, over the parts that count.

A *part* is a station. A total counts the parts that it is asked to count and nothing else; a team
that lacks one of them has a status or a gap, never a rank.
"""

from collections.abc import Collection, Mapping
from fractions import Fraction

from scorer.domain.model.contest import Contest, Round, Station
from scorer.domain.model.people import Entrant
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.disputes import entrant_torn
from scorer.domain.record.drawn_skills import drew
from scorer.domain.record.evened import Evened, evened
from scorer.domain.record.outcome import NO_RESULT, Outcome, outcome
from scorer.domain.record.results import Board, MemberRound, TeamResult
from scorer.domain.record.scheme_board import scheme_board
from scorer.domain.record.state import State
from scorer.domain.rules import combine
from scorer.domain.rules.combine import Combined
from scorer.domain.rules.ranking import Row, rank
from scorer.domain.rules.ties import PLAY_OFF, chain, with_play_off

__all__ = ["Board", "MemberRound", "TeamResult", "board", "individual", "member_round", "tie_chain"]


def board(state: State, parts: Collection[str] | None = None, round_: str = "") -> Board:
    """The board over these parts (all by default), or over one round's part of them."""
    scheme = roll.scheme(state)
    if scheme is not None:
        return scheme_board(state, scheme, parts, round_)
    known = roll.stations(state)
    counted = tuple(
        station
        for station in known.values()
        if (parts is None or station.id in parts) and round_ in {"", station.round}
    )
    name, even = _name(counted), _evened(state, counted)
    results = {
        entrant: team_result(state, team, counted, even, name)
        for entrant, team in roll.people(state).entrants.items()
    }
    rules = roll.contest(state).rules
    rows = [
        Row(
            id=entrant,
            total=result.total.value,
            keys=result.keys,
            status=result.status,
        )
        for entrant, result in results.items()
    ]
    return Board(
        parts=tuple(station.id for station in counted),
        results=results,
        places=rank(rows, tie_chain(state), rules.ranks),
        provisional=any(result.unfinished for result in results.values()),
    )


def tie_chain(state: State) -> tuple[str, ...]:
    """The rules that part equal totals in this contest, in order, each of one look."""
    scheme = roll.scheme(state)
    if scheme is None:
        rules = roll.contest(state).rules
        return with_play_off(rules.ties, rules.prizes)
    return chain(scheme, len(roll.people(state).entrants))


def _name(counted: tuple[Station, ...]) -> str:
    return "+".join([station.id for station in counted])


def _evened(state: State, counted: tuple[Station, ...]) -> Mapping[str, Evened]:
    return {station.id: found for station in counted if (found := evened(state, station))}


def team_result(
    state: State,
    team: Entrant,
    counted: tuple[Station, ...],
    even: Mapping[str, Evened],
    name: str = "",
) -> TeamResult:
    """One entrant's result; computed again only when something about its members changes.

    ``even`` are the counted stations whose sites are evened out: there everybody's results matter.
    ``name`` is that of the counted stations together, where the caller has it at hand.
    """
    touched = (state.touched.get(member.id) for member in team.members)
    return state.remembered(
        f"team\0{team.id}\0{name or _name(counted)}",
        (state.ground, team, *touched, *even.values()),
        lambda: _team(state, team, counted, even),
    )


def _team(
    state: State, team: Entrant, counted: tuple[Station, ...], even: Mapping[str, Evened]
) -> TeamResult:
    outcomes = tuple(
        outcome(state, station.id, member.id)
        for member in team.members
        for station in counted
        if station.role == member.role and drew(state, station, member.id)
    )
    contest = roll.contest(state)
    by_id = {station.id: station for station in counted}
    members: dict[tuple[str, str], MemberRound] = {}
    rounds: dict[str, Combined] = {}
    for stage in contest.rounds:
        for member in team.members:
            mine = tuple(
                o for o in outcomes if o.member == member.id and by_id[o.station].round == stage.id
            )
            if mine:
                members[member.id, stage.id] = member_round(contest, member.id, mine, by_id, even)
        parts = [
            members[m.id, stage.id].score.as_part(m.id)
            for m in team.members
            if (m.id, stage.id) in members
        ]
        if parts:
            rounds[stage.id] = combine.team(contest.rules, parts)
    total = combine.total(
        contest.rules,
        [rounds[r.id].as_part(r.id, r.weight) for r in contest.rounds if r.id in rounds],
    )
    status = _status(state, team, total)
    return TeamResult(
        entrant=team.id,
        members=members,
        rounds=rounds,
        total=total,
        status=status,
        unfinished=entrant_torn(state, team.id)
        or any(o.torn for o in outcomes)
        or (not status and any(not o.final for o in outcomes)),
        keys=_keys(rounds, total, outcomes, _drawn(state, team.id)),
    )


def member_round(
    contest: Contest,
    member: str,
    mine: tuple[Outcome, ...],
    stations: Mapping[str, Station],
    even: Mapping[str, Evened],
) -> MemberRound:
    """A member's stations of one round, combined by the contest's rule.

    ``even`` are the stations whose sites are evened out first.
    """
    parts = [_part(o, stations[o.station].full, even.get(o.station)) for o in mine]
    score = combine.member(contest.rules, parts)
    return MemberRound(member, mine, score, score.as_part(member).status)


def _part(found: Outcome, full: Fraction, even: Evened | None) -> combine.Part:
    """A station's result as a part; a provisional one counts, but is not final.

    Where sites cannot be evened out, it is not there yet.
    """
    status: combine.Status
    match found.state:
        case "scored":
            status = ""
        case "absent" | "withdrawn" | "disqualified":
            status = found.state
        case _:
            status = "missing"
    value = found.value
    if even is not None and value is not None:
        value = even.value(found)
        status = "missing" if value is None else status
        full = Fraction(100) if even.rule.how == "z" else full
    return combine.Part(found.station, value, full, status=status)


def _status(state: State, team: Entrant, total: combine.Combined) -> str:
    """Why the team takes no place, or an empty text."""
    whole = state.last(f.StatusSet, team.id, "")
    if whole and whole.status:
        return whole.status
    return total.as_part(team.id).status


def _keys(
    rounds: Mapping[str, Combined],
    total: Combined,
    outcomes: tuple[Outcome, ...],
    drawn: Mapping[str, int | None],
) -> dict[str, Fraction | int | None]:
    """The values that a tie chain may look at."""
    keys: dict[str, Fraction | int | None] = {
        f"round:{name}": score.value for name, score in rounds.items()
    }
    times = [t for o in outcomes if (t := o.counted_seconds) is not None]
    keys["exact"] = total.exact
    keys["full_team"] = int(all(o.state not in NO_RESULT for o in outcomes))
    keys["time"] = sum(times, Fraction(0)) if times else None
    keys["fewer_criticals"] = sum(len(o.criticals) for o in outcomes)
    return {**keys, **drawn}


def _drawn(state: State, entrant: str) -> dict[str, int | None]:
    """The places that a recorded lot and play-off gave the entrant; None where there is none.

    Of play-offs the better place is the greater key, as everywhere in the chain.
    """
    lot, play_off = (_place_in(state, subject, entrant) for subject in ("lot", PLAY_OFF))
    return {"lot": lot, PLAY_OFF: None if play_off is None else -play_off}


def _place_in(state: State, subject: str, entrant: str) -> int | None:
    drawn = state.last(f.DrawMade, subject)
    return drawn.result.index(entrant) + 1 if drawn and entrant in drawn.result else None


def individual(state: State, parts: Collection[str], stage: Round) -> Mapping[str, MemberRound]:
    """Every member's score in a round over these parts, by member id."""
    found: dict[str, MemberRound] = {}
    known = {s.id: s for s in roll.stations(state).values() if s.id in parts}
    counted = tuple(known.values())
    even = _evened(state, counted)
    for entrant in roll.people(state).entrants.values():
        result = team_result(state, entrant, counted, even)
        for (member, name), part in result.members.items():
            if name == stage.id:
                found[member] = part
    return found
