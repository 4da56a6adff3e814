"""Finding somebody at the desk: by the code on a badge, name, initials, number or telephone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal

from scorer.domain.model.codes import Code, CodeFault, CodeKind, badge_code, parse_code
from scorer.domain.model.contest import Contest
from scorer.domain.model.people import Entrant, Member
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.views import kinds, names
from scorer.words import N_, _

MOST: Final = 12
"""So many matches of a search are shown; who is not among them is sought with more letters."""

NO_INITIALS: Final[Mapping[str, str]] = MappingProxyType({})

_FAULTS: Final[Mapping[CodeFault, tuple[str, str]]] = {
    CodeFault.NOT_OURS: (
        N_("This is not a badge"),
        N_("The code was made by something else, such as a parcel label. Scan the badge."),
    ),
    CodeFault.WRONG_LENGTH: (
        N_("The code came incomplete"),
        N_("Hold the badge still and scan again, or find the person by name."),
    ),
    CodeFault.CHECK_FAILED: (
        N_("The code is damaged"),
        N_("One of its characters is wrong. Scan again, or find the person by name."),
    ),
    CodeFault.NEWER_VERSION: (
        N_("This badge was printed by a newer version"),
        N_("Find the person by name, and print the badge again here."),
    ),
}
_OTHERS: Final[Mapping[CodeKind, tuple[str, str]]] = {
    CodeKind.SHEET: (
        N_("This is a score sheet, not a badge"),
        N_("Give it to the clerk of its station."),
    ),
    CodeKind.CERTIFICATE: (N_("This is a certificate, not a badge"), N_("Scan the badge.")),
}


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why a code is nobody's: one clear line, and what to do."""

    title: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody whom a search found."""

    member: str
    name: str
    team: str
    role: str
    number: str
    arrived: bool


@dataclass(frozen=True, slots=True)
class Lateness:
    """How an arrival is judged: ``over`` is later than the rules let pass without the chief judge.

    ``minutes`` are begun minutes after the beginning; ``limit`` are the minutes that are let pass.
    """

    kind: Literal["on_time", "late", "over"]
    minutes: int = 0
    limit: int = 0


def by_code(state: State, text: str) -> Member | Unknown:
    """Whose badge was scanned, or why it is nobody's."""
    code = parse_code(text)
    if isinstance(code, CodeFault):
        return _unknown(_FAULTS[code])
    if code.kind in _OTHERS:
        return _unknown(_OTHERS[code.kind])
    return _badges(state).get(code.text) or _foreign(state, code)


def _unknown(words: tuple[str, str]) -> Unknown:
    return Unknown(_(words[0]), _(words[1]))


def _badges(state: State) -> Mapping[str, Member]:
    def made() -> dict[str, Member]:
        members = roll.people(state).members.values()
        return {badge_code(member.badge or member.id): member for member in members}

    return state.remembered("badge codes", (state.table(f.EntrantSet),), made)


def _foreign(state: State, code: Code) -> Unknown:
    """A badge that is void since somebody was replaced, or that was never of this contest."""
    for team, old in _earlier(state):
        if badge_code(old.badge or old.id) == code.text:
            now = next((m.name for m in team.members if m.id == old.id), "—")
            title = _("The badge of {name} is void").format(name=old.name)
            words = _("{now} of {team} takes the place. Scan the new badge.")
            return Unknown(title, words.format(now=now, team=team.short))
    return Unknown(
        _("This badge is of another contest"),
        _("It belongs to nobody here. Find the person by name."),
    )


def _earlier(state: State) -> Iterator[tuple[Entrant, Member]]:
    for slot, last in state.each(f.EntrantSet):
        for entry in state.entries(f.EntrantSet, *slot)[:-1]:
            for member in entry.fact.entrant.members:
                yield last.fact.entrant, member


def search(state: State, text: str, initials: Mapping[str, str] = NO_INITIALS) -> tuple[Match, ...]:
    """Who is meant: by a part of the name, the badge's number or the telephone's last digits.

    Also by team: its number, name or short name. ``initials`` tells the letters that a character
    may begin with in pinyin: with it ``snz`` finds 苏念之. Who begins so comes first; at most
    ``MOST``.
    """
    wanted = _plain(text)
    if not wanted:
        return ()
    found = [
        (rank, team.number, member.number, member)
        for team in roll.people(state).entrants.values()
        for member in team.members
        if (rank := _rank(wanted, team, member, initials)) is not None
    ]
    found.sort(key=lambda line: line[:3])
    return tuple(_match(state, member) for *_order, member in found[:MOST])


def _rank(wanted: str, team: Entrant, member: Member, initials: Mapping[str, str]) -> int | None:
    found = _by_words(wanted, team, member, initials)
    if wanted.isdecimal():
        found = _by_figures(wanted, member)
    return next((rank for rank, fits in enumerate(found) if fits), None)


def _by_figures(wanted: str, member: Member) -> tuple[bool, ...]:
    return (
        member.number == wanted,
        member.phone_tail == wanted,
        member.number.startswith(wanted),
        member.phone_tail.startswith(wanted) and len(wanted) > 1,
    )


def _by_words(
    wanted: str, team: Entrant, member: Member, initials: Mapping[str, str]
) -> tuple[bool, ...]:
    name, short = _plain(member.name), _plain(team.short)
    spelt = _spelt(wanted, name, initials)
    return (
        name == wanted,
        name.startswith(wanted),
        wanted in name,
        spelt and len(wanted) == len(name),
        spelt,
        wanted in short or wanted in _plain(f"{team.name} {team.unit}"),
        _spelt(wanted, short, initials),
    )


def _spelt(wanted: str, name: str, initials: Mapping[str, str]) -> bool:
    """Whether letters are the initials that a name begins with; one letter is too few to mean."""
    if not initials or not 1 < len(wanted) <= len(name) or not wanted.isascii():
        return False
    pairs = zip(wanted, name, strict=False)
    return all(letter in initials.get(char, char) for letter, char in pairs)


def _plain(text: str) -> str:
    """Without blanks, dots between names and case, which people type as they like."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _match(state: State, member: Member) -> Match:
    return Match(
        member=member.id,
        name=member.name,
        team=kinds.home(roll.contest(state), roll.people(state).team[member.id]),
        role=names.role_of(state, member.role),
        number=member.number,
        arrived=state.last(f.Arrived, member.id) is not None,
    )


def lateness(contest: Contest, now: datetime) -> Lateness:
    """Judge an arrival by the beginning of the first round, on the contest's own day only.

    On any other day, or where no beginning is laid down, everybody is on time.
    """
    begins = next((stage.begins for stage in contest.rounds), "")
    limit = contest.rules.late_s // 60
    if not begins or now.date().isoformat() != contest.date:
        return Lateness("on_time", limit=limit)
    hour, minute = begins.split(":")
    start = now.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
    seconds = (now - start).total_seconds()
    if seconds <= 0:
        return Lateness("on_time", limit=limit)
    kind: Literal["late", "over"] = "over" if seconds > contest.rules.late_s else "late"
    return Lateness(kind, minutes=int(-(-seconds // 60)), limit=limit)
