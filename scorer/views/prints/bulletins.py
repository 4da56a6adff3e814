"""The bulletin of results: what is released, in words, with the rules that it follows."""

from hashlib import sha256

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.views import awards, names, standings
from scorer.views.cut_scores import cut_lines
from scorer.views.papers import BulletinText, Column
from scorer.words import _


def bulletin_text(state: State, *, round_: str = "") -> BulletinText:
    """The bulletin of the released results, with prizes once all is released.

    Its version is that of the last bulletin issued; a draft before the first.
    """
    contest = roll.contest(state)
    view = standings.table(state, round_=round_)
    prizes = _prizes(state) if view.final and not round_ else {}
    issued = state.last(f.BulletinIssued)
    rows = tuple(_row(state, row, prizes) for row in view.rows)
    version = _("No. {version}").format(version=issued.version) if issued else _("Draft")
    return BulletinText(
        contest=names.said(contest.title),
        title=_("Bulletin of results"),
        version=version,
        columns=_columns(state, view),
        rows=rows,
        subtitle=view.round or _scope(state, view),
        emphasised=tuple(at for at, row in enumerate(rows) if row[-1]),
        notes=_whole(state) if prizes or view.final else (_counted(view),),
        facts=_facts(state, view),
        signatures=(_("Chief judge"), _("Supervisor")),
        content=_content(state, view, round_),
    )


def digest(text: BulletinText) -> str:
    """The SHA-256 of what a bulletin lists (not of its version, nor of its language)."""
    return sha256(text.content.encode()).hexdigest()


def _scope(state: State, view: standings.StandingsView) -> str:
    if roll.contest(state).entrants == "team":
        return _("Team total") if view.final else _("Team total, provisional")
    return _("Total") if view.final else _("Total, provisional")


def _whole(state: State) -> tuple[str, ...]:
    """What stands below the whole list: cut scores, then titles of single people."""
    return (*cut_lines(state, public=True), *_people_titles(state))


def _people_titles(state: State) -> tuple[str, ...]:
    """Titles of single members of a team or unit: a line for each."""
    return tuple(
        _("{prize}: {names}").format(
            prize=level.name,
            names=_(", ").join(names.subject(state, w.member) for w in level.winners),
        )
        for level in awards.award_list(state, public=True).levels
        if any(winner.member for winner in level.winners)
    )


def _counted(view: standings.StandingsView) -> str:
    return _("Parts that count: {parts}").format(parts=_(", ").join(view.parts))


def _columns(state: State, view: standings.StandingsView) -> tuple[Column, ...]:
    rounds = tuple(Column(head=column.name, figures=True) for column in view.columns)
    who = {"person": _("Name"), "unit": _("Unit")}.get(roll.contest(state).entrants, _("Team"))
    division = (Column(head=_("Division"), centred=True),) if roll.divisions(state) else ()
    return (
        Column(head=_("Rank"), centred=True),
        *division,
        Column(head=who, wide=1),
        *rounds,
        Column(head=_("Total"), figures=True),
        Column(head=_("Prize"), centred=True),
    )


def _row(state: State, row: standings.Row, prizes: dict[str, str]) -> tuple[str, ...]:
    rank = str(row.rank) if row.rank else "—"
    total = row.total if row.rank else row.status_word or row.total
    division = (names.division_of(state, row.division),) if roll.divisions(state) else ()
    who = "\n".join(part for part in (row.name, _below(state, row)) if part)
    return (rank, *division, who, *row.scores, total, prizes.get(row.entrant, ""))


def _below(state: State, row: standings.Row) -> str:
    """What stands below the name: a person's unit, a team's members."""
    entrant = roll.people(state).entrants[row.entrant]
    if entrant.unit:
        return entrant.unit
    return "、".join(member.name for member in entrant.members)


def _prizes(state: State) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for level in awards.award_list(state, public=True).levels:
        for winner in level.winners:
            if not winner.member:
                found.setdefault(winner.entrant, []).append(level.honour)
    return {entrant: "、".join(honours) for entrant, honours in found.items()}


def _content(state: State, view: standings.StandingsView, round_: str) -> str:
    """Places, exact scores, statuses and prizes by id: a line for each entrant."""
    board = standings.counted(state, round_=round_)
    levels = awards.award_list(state, public=True).levels if view.final and not round_ else ()
    prizes: dict[str, str] = {}
    for level in levels:
        for winner in level.winners:
            name = winner.member or winner.entrant
            prizes[name] = f"{prizes[name]} {level.id}" if name in prizes else level.id
    lines = [f"{name} {held}" for name, held in prizes.items() if name not in board.results]
    for row in view.rows:
        result = board.results[row.entrant]
        scores = [f"{name}={score.value}" for name, score in sorted(result.rounds.items())]
        scores += [f"{name}={part.counted}" for name, part in sorted(result.parts.items())]
        total = f"total={row.value}"
        prize = prizes.get(row.entrant, "")
        lines.append(" ".join((f"{row.rank}", row.entrant, *scores, total, row.status, prize)))
    return "\n".join((round_, *board.parts, *lines))


def _facts(state: State, view: standings.StandingsView) -> tuple[tuple[str, str], ...]:
    line = standings.releases(state)
    rules = roll.contest(state).rules_hash[:8].upper()
    released = line[-1].at.replace("T", " ")[:16] if line else ""
    facts = [(_("Rules"), rules), (_("Released"), released)]
    if view.final:
        entered = {"person": _("People entered"), "unit": _("Units entered")}
        label = entered.get(roll.contest(state).entrants, _("Teams entered"))
        facts.append((label, str(len(view.rows))))
    return tuple(facts)
