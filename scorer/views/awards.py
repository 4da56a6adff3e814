"""The prizes: who wins which, what stays empty, what must still be broken, and by which rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from scorer.domain.model.contest import Contest
from scorer.domain.record import facts as f
from scorer.domain.record import register, roll, seals
from scorer.domain.record.decisions.issuing import Honour
from scorer.domain.record.roll import People
from scorer.domain.record.standing import Board
from scorer.domain.record.state import State
from scorer.domain.rules.awards import Break
from scorer.views import kinds, names
from scorer.views.award_rules import rule_sentences
from scorer.views.cut_scores import cut_lines
from scorer.views.given import GivenLevel, awarded, competitors, given_levels
from scorer.views.standings import complete_parts, counted, total_text
from scorer.words import _, n_

__all__ = (
    "EVENT",
    "AwardsView",
    "Level",
    "Winner",
    "award_list",
    "awarded",
    "code",
    "competitors",
    "event",
    "honours",
    "issued",
    "prize_names",
    "rule_sentences",
)

EVENT: Final = "T"
"""What a team certificate's number says after contest and year."""


@dataclass(frozen=True, slots=True)
class Winner:
    """An entrant, or a ``member`` of one, with a prize or title.

    ``rank`` is the place in the total, and none where a title looks at something else;
    ``numbers`` are the certificates issued for it so far; ``home`` is where a person comes from.
    """

    entrant: str
    rank: int | None
    number: str
    name: str
    short: str
    total: str
    members: tuple[str, ...]
    tied: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    member: str = ""
    home: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A prize, how many of it there are, who gets it, and how many stay empty.

    ``title``: it is a title in free words beside the prizes. ``division`` is the class it is for,
    and ``honour`` the name without it; ``serial`` is what certificates' numbers say of it, and
    ``said`` the quota in words.
    """

    id: str
    name: str
    quota: int
    winners: tuple[Winner, ...]
    vacant: int = 0
    title: bool = False
    division: str = ""
    honour: str = ""
    serial: str = ""
    said: str = ""

    def key(self, winner: Winner) -> str:
        """What tells a winner of this prize from every other."""
        return f"{self.serial}/{winner.entrant}/{winner.member}"


@dataclass(frozen=True, slots=True)
class AwardsView:
    """The list of winners. ``certain``: the results are sealed and released, nothing is open.

    ``rules`` are the sentences by which the prizes were given, ``breaks`` what a play-off must
    decide first. ``entered`` and ``competed`` are counts of entrants; ``winners`` those with a
    prize, titles aside. ``cuts`` tell the cut scores that titles rest on.
    """

    levels: tuple[Level, ...]
    breaks: tuple[str, ...]
    rules: tuple[str, ...]
    entered: int
    competed: int
    winners: int
    certain: bool
    provisional: bool
    cuts: tuple[str, ...] = ()


def award_list(state: State, *, public: bool = False) -> AwardsView:
    """The prizes over what is complete, or over what is public (see ``standings.table``)."""
    found = counted(state, public=public)
    now = seals.released(state) if public else state
    levels, breaks = given_levels(now, found)
    numbers = register.numbers(state)
    whole = len(complete_parts(state)) == len(roll.stations(state))
    shown = tuple(
        Level(
            id=one.id,
            name=names.said(one.name),
            quota=one.quota,
            winners=tuple(_winner(state, found, one, who, numbers) for who in one.holders),
            vacant=one.vacant,
            title=bool(one.title),
            division=one.division,
            honour=names.said(one.honour),
            serial=one.serial,
            said=_quota(state, one),
        )
        for one in levels
    )
    return AwardsView(
        levels=shown,
        breaks=tuple(_break(state, one) for one in breaks),
        rules=rule_sentences(roll.contest(state), roll.scheme(state)),
        entered=len(found.results),
        competed=competitors(found),
        winners=_covered(shown),
        certain=_certain(state) and not breaks,
        provisional=found.provisional or not whole,
        cuts=cut_lines(state, public=public),
    )


def play_offs(state: State) -> tuple[tuple[str, ...], ...]:
    """Between whom a play-off must decide, as everything stands now: group by group."""
    _levels, breaks = given_levels(state, counted(state, public=False))
    return tuple(dict.fromkeys(one.tied for one in breaks))


def _covered(levels: tuple[Level, ...]) -> int:
    """How many entrants have a prize; a title, where there are titles only."""
    prizes = [level for level in levels if not level.title] or levels
    return len({winner.entrant for level in prizes for winner in level.winners})


def _quota(state: State, level: GivenLevel) -> str:
    """So many teams, units or persons."""
    scheme, contest = roll.scheme(state), roll.contest(state)
    of = {title.id: title.of for title in scheme.titles} if scheme else {}
    if of.get(level.title) == "member":
        return n_("{count} person", "{count} persons", level.quota).format(count=level.quota)
    return kinds.many(contest, level.quota)


def honours(state: State) -> tuple[Honour, ...]:
    """One honour for every member of a winning team, best prize first: what certificates say."""
    levels, _breaks = given_levels(seals.released(state), counted(state, public=True))
    scheme, people = roll.scheme(state), roll.people(state)
    return tuple(
        Honour(
            level=level.serial,
            entrant=entrant,
            member=member,
            name=name,
            honour=level.honour.zh,
        )
        for level in levels
        for holder in level.holders
        for entrant, member, name in _named(people, holder, each=scheme is None)
    )


def _named(people: People, holder: str, *, each: bool) -> Iterator[tuple[str, str, str]]:
    """Whose names stand on the certificates of a prize: entrant, member and name.

    ``each`` member of a team gets one; else a team or unit gets one as such.
    """
    entrant = people.entrants.get(holder)
    if entrant is None:
        yield people.team[holder].id, holder, people.members[holder].name
    elif each or [one.id for one in entrant.members] == [holder]:
        yield from ((entrant.id, member.id, member.name) for member in entrant.members)
    else:
        yield entrant.id, "", entrant.name


def prize_names(state: State) -> Mapping[str, str]:
    """The released prizes and titles in words, by what their certificates' numbers say of them."""
    levels, _breaks = given_levels(seals.released(state), counted(state, public=True))
    return {level.serial: names.said(level.name) for level in levels}


def issued(state: State) -> tuple[str, ...]:
    """The numbers of all certificates so far."""
    return tuple(dict.fromkeys(issue.number for issue in register.valid(state)))


def event(contest: Contest) -> str:
    """What a certificate's number says after contest and year: team, person or unit."""
    return {"person": "P", "unit": "U"}.get(contest.entrants, EVENT)


def code_stem(state: State) -> str:
    """What every certificate's number begins with, up to its level."""
    contest = roll.contest(state)
    return f"{code(contest)}-{event(contest)}"


def code(contest: Contest) -> str:
    """What every certificate's number begins with: the contest's code and year."""
    return f"{contest.code}-{contest.year}"


def _winner(
    state: State,
    found: Board,
    level: GivenLevel,
    holder: str,
    numbers: Mapping[tuple[str, str, str], str],
) -> Winner:
    people = roll.people(state)
    member = "" if holder in people.entrants else holder
    team = people.team[holder] if member else people.entrants[holder]
    place = found.place(team.id)
    aside = _aside(state, level)
    return Winner(
        entrant=team.id,
        rank=None if member or aside else place.rank,
        number=people.members[holder].number if member else team.number,
        name=people.members[holder].name if member else team.name,
        short=people.members[holder].name if member else team.short,
        total="" if level.title else total_text(found.results[team.id]),
        members=() if member else tuple(one.name for one in team.members),
        tied=() if member or aside else tuple(names.subject(state, other) for other in place.tied),
        numbers=tuple(
            number
            for (stem, entrant, whose), number in numbers.items()
            if entrant == team.id and stem.endswith(f"-{level.serial}") and member in {"", whose}
        ),
        member=member,
        home=team.name if member else team.unit if roll.contest(state).entrants == "person" else "",
    )


def _aside(state: State, level: GivenLevel) -> bool:
    """Whether it looks at something else than the total, whose places say nothing of it."""
    scheme = roll.scheme(state)
    return scheme is not None and any(
        title.id == level.title and title.over != "total" for title in scheme.titles
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


def _certain(state: State) -> bool:
    shown = state.last(f.Released, seals.RESULTS)
    seal = seals.seal(state, seals.RESULTS)
    return shown is not None and seal.state == "sealed" and seal.record == shown.seal
