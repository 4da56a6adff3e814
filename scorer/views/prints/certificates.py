"""What stands on each certificate that was issued. Its words are Chinese, as its title is."""

from collections.abc import Callable, Collection

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions.issuing import Honour
from scorer.domain.record.register import valid
from scorer.domain.record.state import State
from scorer.views import standings
from scorer.views.papers import CertificateText

Sealing = Callable[[str, str, str], str]
"""Gives the text of the QR that vouches for name, honour and number."""


def certificate_texts(
    state: State, seal: Sealing, numbers: Collection[str] | None = None
) -> tuple[CertificateText, ...]:
    """Every valid certificate that was issued, by number, or only the numbers asked for."""
    rows = {row.entrant: row for row in standings.table(state).rows}
    return tuple(
        _text(state, issue.number, issue.fact, rows.get(issue.fact.entrant), seal)
        for issue in valid(state)
        if numbers is None or issue.number in numbers
    )


def draft_text(state: State, honour: Honour, number: str, seal: Sealing) -> CertificateText:
    """A certificate before it is issued, for the eye; the number is the caller's."""
    rows = {row.entrant: row for row in standings.table(state).rows}
    fact = f.CertificateIssued(
        number=number,
        entrant=honour.entrant,
        member=honour.member,
        name=honour.name,
        honour=honour.honour,
    )
    return _text(state, number, fact, rows.get(honour.entrant), seal)


def _kind(state: State, issued: f.CertificateIssued) -> str:
    """What was won: a prize of a team, person or unit, or a title in words of its own."""
    scheme = roll.scheme(state)
    if scheme and issued.honour in {title.name.zh for title in scheme.titles}:
        return "title"
    return roll.contest(state).entrants


def _won(kind: str, honour: str) -> str:
    """The words before the honour: 团体 or 个人, where it does not say so itself."""
    for named, word, told in (("team", "团体", "团"), ("person", "个人", "个人")):
        if kind == named and told not in honour:
            return f"荣获{word}"
    return "荣获"


def _text(
    state: State,
    number: str,
    issued: f.CertificateIssued,
    row: standings.Row | None,
    seal: Sealing,
) -> CertificateText:
    contest = roll.contest(state)
    team = roll.people(state).entrants.get(issued.entrant)
    unit = (team.unit or team.name) if team else ""
    event = contest.event.zh or contest.title.zh
    division = next(
        (d.name.zh for d in roll.divisions(state) if team and d.id == team.division), ""
    )
    whole, kind = not issued.member, _kind(state, issued)
    score = f"以总成绩 {row.total} 分" if row and row.rank and kind != "title" else ""
    won = _won(kind, issued.honour)
    return CertificateText(
        name=issued.name,
        honour=issued.honour,
        body=f"在“{contest.title.zh}”{division}{event}中成绩优异，{score}{won}",
        number=number,
        code=seal(issued.name, issued.honour, number),
        issuers=tuple(issuer.zh for issuer in contest.issuers),
        day=contest.date,
        unit="" if whole else unit,
        honorific="" if whole else "同志",
        members=tuple(member.name for member in team.members) if whole and team else (),
    )
