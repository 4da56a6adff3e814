"""The prizes: who wins which, what stays empty, what must still be broken, and by which rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from scorer.domain.model.contest import Contest, PrizeLevel, PrizeRule, Rules
from scorer.domain.model.exact import brief
from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.decisions.issuing import Honour
from scorer.domain.record.standing import Board
from scorer.domain.record.state import State
from scorer.domain.rules.awards import AwardList, Break, award, quotas
from scorer.domain.rules.ranking import Place, Row, rank
from scorer.views import names
from scorer.views.standings import complete_parts, counted, total_text
from scorer.words import N_, _, n_

EVENT: Final = "T"
"""What a team certificate's number says after contest and year."""
_TIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "include_keep": N_("All who are tied across a line get the better prize"),
        "include_shrink": N_("All who are tied across a line get the better prize; lower ones pay"),
        "exclude": N_("All who are tied across a line get the next prize"),
        "break": N_("A tie across a line is broken by a play-off"),
    }
)


@dataclass(frozen=True, slots=True)
class Winner:
    """An entrant with a prize. ``numbers`` are the certificates issued for it so far."""

    entrant: str
    rank: int | None
    number: str
    name: str
    short: str
    total: str
    members: tuple[str, ...]
    tied: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A prize, how many of it there are, who gets it, and how many stay empty."""

    id: str
    name: str
    quota: int
    winners: tuple[Winner, ...]
    vacant: int = 0


@dataclass(frozen=True, slots=True)
class AwardsView:
    """The list of winners. ``certain``: the results are sealed and released, nothing is open.

    ``rules`` are the sentences by which the prizes were given, ``breaks`` what a play-off must
    decide first. ``entered`` and ``competed`` are counts of entrants.
    """

    levels: tuple[Level, ...]
    breaks: tuple[str, ...]
    rules: tuple[str, ...]
    entered: int
    competed: int
    winners: int
    certain: bool
    provisional: bool


def award_list(state: State, *, public: bool = False) -> AwardsView:
    """The prizes over what is complete, or over what is public (see ``standings.table``)."""
    found = counted(state, public=public)
    rule = roll.contest(state).rules.prizes
    entered, competed = len(found.results), competitors(found)
    given = awarded(seals.released(state) if public else state, found)
    levels = tuple(
        Level(
            id=level.id,
            name=names.said(level.name),
            quota=quota,
            winners=tuple(_winner(state, found, entrant) for entrant in given.levels[level.id]),
            vacant=given.vacancies.get(level.id, 0),
        )
        for level, quota in zip(rule.levels, quotas(rule, entered, competed), strict=True)
    )
    whole = len(complete_parts(state)) == len(roll.stations(state))
    return AwardsView(
        levels=levels,
        breaks=tuple(_break(state, one) for one in given.breaks),
        rules=rule_sentences(roll.contest(state)),
        entered=entered,
        competed=competed,
        winners=sum(len(level.winners) for level in levels),
        certain=_certain(state) and not given.breaks,
        provisional=found.provisional or not whole,
    )


def competitors(found: Board) -> int:
    """How many entrants competed: those with at least one result of any member."""
    return sum(
        any(o.value is not None for part in result.members.values() for o in part.outcomes)
        for result in found.results.values()
    )


def awarded(state: State, found: Board) -> AwardList:
    """The prizes over a board, as ids."""
    rules, gone = roll.contest(state).rules, _gone(state)
    left_empty = bool(gone) and rules.prizes.vacate and roll.scheme(state) is None
    return award(
        _as_announced(rules, found, gone) if left_empty else found.places,
        rules.prizes,
        {entrant: result.total.value for entrant, result in found.results.items()},
        len(found.results),
        competitors(found),
        dq_after=gone,
    )


def _as_announced(rules: Rules, found: Board, gone: frozenset[str]) -> tuple[Place, ...]:
    """The places with those who were disqualified since still in theirs, by every tie rule."""
    rows = [
        Row(name, result.total.value, result.keys, "" if name in gone else result.status)
        for name, result in found.results.items()
    ]
    return rank(rows, rules.ties, rules.ranks)


def honours(state: State) -> tuple[Honour, ...]:
    """One honour for every member of a winning team, best prize first: what certificates say."""
    contest = roll.contest(state)
    people = roll.people(state)
    given = awarded(seals.released(state), counted(state, public=True))
    return tuple(
        Honour(
            level=str(place),
            entrant=entrant,
            member=member.id,
            name=member.name,
            honour=level.name.zh,
        )
        for place, level in enumerate(contest.rules.prizes.levels, 1)
        for entrant in given.levels[level.id]
        for member in people.entrants[entrant].members
    )


def code(contest: Contest) -> str:
    """What every certificate's number begins with: the contest's code and year."""
    return f"{contest.code}-{contest.year}"


def rule_sentences(contest: Contest) -> tuple[str, ...]:
    """The prize rule in plain sentences."""
    rule = contest.rules.prizes
    said = [
        _("{prize}: {quota}").format(prize=names.said(p.name), quota=_quota(p)) for p in rule.levels
    ]
    if any(level.share is not None for level in rule.levels):
        said.append(_base(rule))
    said.append(_(_TIES[rule.tie]))
    if rule.minimum is not None:
        said.append(_("No prize below a total of {least}").format(least=brief(rule.minimum)))
    said.append(
        _("The place of a team disqualified after the announcement stays empty")
        if rule.vacate
        else _("After a disqualification the others move up")
    )
    return tuple(said)


def _quota(level: PrizeLevel) -> str:
    if level.number is not None:
        return n_("{count} team", "{count} teams", level.number).format(count=level.number)
    share = level.share or Fraction(0)
    return _("{share} of the teams").format(share=f"{brief(share * 100)}%")


def _base(rule: PrizeRule) -> str:
    if rule.base == "entered":
        return _("Shares are of the teams entered")
    return _("Shares are of the teams that competed")


def _winner(state: State, found: Board, entrant: str) -> Winner:
    team = roll.people(state).entrants[entrant]
    place = found.place(entrant)
    return Winner(
        entrant=entrant,
        rank=place.rank,
        number=team.number,
        name=team.name,
        short=team.short,
        total=total_text(found.results[entrant]),
        members=tuple(member.name for member in team.members),
        tied=tuple(names.subject(state, other) for other in place.tied),
        numbers=tuple(
            number
            for (number,), entry in state.each(f.CertificateIssued)
            if entry.fact.entrant == entrant
        ),
    )


def _break(state: State, one: Break) -> str:
    teams = _(", ").join(names.subject(state, entrant) for entrant in one.tied)
    levels = roll.contest(state).rules.prizes.levels
    prize = next(names.said(level.name) for level in levels if level.id == one.level)
    words = n_(
        "{teams} are tied: a play-off decides who gets the {count} {prize}",
        "{teams} are tied: a play-off decides who get the {count} {prize}",
        one.places,
    )
    return words.format(teams=teams, count=one.places, prize=prize)


def _gone(state: State) -> frozenset[str]:
    """The entrants that were disqualified after the results were first released."""
    line = state.entries(f.Released, seals.RESULTS)
    if not line:
        return frozenset()
    return frozenset(
        slot[0]
        for slot, entry in state.each(f.StatusSet)
        if slot[1] == ""
        and entry.fact.status == "disqualified"
        and entry.order > line[0].order
        and slot[0] in roll.people(state).entrants
    )


def _certain(state: State) -> bool:
    shown = state.last(f.Released, seals.RESULTS)
    seal = seals.seal(state, seals.RESULTS)
    return shown is not None and seal.state == "sealed" and seal.record == shown.seal
