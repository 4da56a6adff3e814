"""A performance as it is typed: a blind code, or a station and who performed there."""

from collections.abc import Callable, Mapping, Sequence

from scorer.commands.desk import one_member, team_named
from scorer.commands.session import Session
from scorer.commands.terminal import Stop
from scorer.domain.model.exact import exact, stored
from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import Rubric
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import judging, papers
from scorer.domain.record.decisions.entries import correct_entry
from scorer.domain.record.entry_scores import entry_heads
from scorer.domain.record.outcome import Sheet, outcome
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import Entry, State
from scorer.domain.rules.sheet import judged_by
from scorer.words import _

Decide = Callable[[State, str], Sequence[f.Fact]]
Performance = tuple[str, str]
"""A station and who performs there, by id."""


def performance(session: Session, text: str) -> Performance:
    """The performance of a blind code, or of STATION/WHO. ``Stop`` for none.

    While a station's codes are closed its performances are named by code alone.
    """
    found = roll.codes(session.state).whose.get(text.strip().upper())
    if found is not None:
        return found
    station, slash, who = text.partition("/")
    if not slash:
        raise Stop(
            _("There is no blind code {code}. Give one, or STATION/WHO.").format(code=text.strip())
        )
    return performed(session, station.strip(), who.strip())


def performed(session: Session, station: str, who: str) -> Performance:
    """The performance at a station of somebody by number or name."""
    where = roll.stations(session.state).get(station)
    if where is None:
        raise Stop(session.said(Refused("unknown_station", station=station)))
    if not roll.opened(session.state, station):
        raise Stop(session.said(Refused("codes_closed", station=station)))
    subject = team_named(session.state, who) if where.by == "entrant" else ""
    return station, subject or one_member(session.state, who)


def sheet_of(session: Session, where: Performance, seat: str) -> Sheet:
    """The sheet of a seat that counts. ``Stop`` where none is signed."""
    sheets = outcome(session.state, *where).sheets
    if not seat.isdecimal() or int(seat) not in sheets:
        known = ", ".join(map(str, sheets))
        raise Stop(
            _("There is no signed sheet of seat {seat}; there are: {known}.").format(
                seat=seat, known=known or "–"
            )
        )
    return sheets[int(seat)]


def entry_of(session: Session, where: Performance, number: str) -> Entry[f.EntryMade]:
    """The filled form of that number. ``Stop`` where there is none."""
    made = entry_heads(session.state, *where)
    entry = next((one for one in made if str(one.fact.number) == number), None)
    if entry is None:
        known = ", ".join(str(one.fact.number) for one in made)
        raise Stop(
            _("There is no entry number {number}; there are: {known}.").format(
                number=number, known=known or "–"
            )
        )
    return entry


def correction(
    session: Session, where: Performance, words: Sequence[str], reason: str, seen: str | None = None
) -> Decide:
    """What corrects a performance: SCORE of a paper; SEAT and TOTAL or marks of a sheet; an entry.

    ``seen`` are the critical items that the seat saw instead, or an empty text.
    """
    kind = roll.stations(session.state)[where[0]].kind
    if kind == "paper" and len(words) == 1:
        return lambda state, by: papers.settle_paper(state, by, *where, words[0], reason)
    if kind == "part" and len(words) > 1:
        entry = entry_of(session, where, words[0])
        values = {**entry.fact.values, **pairs(words[1:])}
        return lambda state, by: correct_entry(state, by, entry.id, values, reason)
    if kind == "skill" and (words[1:] or (words and seen is not None)):
        return _sheet(session, where, words, reason, seen)
    raise Stop(
        _("A correction is not understood: {words}. See --help.").format(words=" ".join(words))
    )


def _sheet(
    session: Session, where: Performance, words: Sequence[str], reason: str, seen: str | None
) -> Decide:
    sheet, values = sheet_of(session, where, words[0]), words[1:]
    ticks = None if seen is None else tuple(name for name in seen.split(",") if name)
    total = values[0] if len(values) == 1 and "=" not in values[0] else ""
    marks: dict[str, Mark] | None = None
    if values and not total:
        rubric = roll.rubric(session.state, roll.stations(session.state)[where[0]])
        assert rubric is not None
        marks = {**sheet.fact.marks, **marks_of(rubric, pairs(values))}
    return lambda state, by: judging.correct_sheet(
        state, by, sheet.id, reason, marks=marks, total=total, ticks=ticks
    )


def pairs(values: Sequence[str]) -> dict[str, str]:
    """What is typed as ITEM=VALUE. ``Stop`` for anything else."""
    found = {name: text for name, equal, text in (v.partition("=") for v in values) if equal}
    if len(found) < len(values) or not found:
        raise Stop(_("Write each mark as ITEM=VALUE, not as {text}.").format(text=" ".join(values)))
    return found


def marks_of(rubric: Rubric, texts: Mapping[str, str]) -> dict[str, Mark]:
    """Marks by item from points as they are typed."""
    return {name: mark_of(rubric, name, text) for name, text in texts.items()}


def mark_of(rubric: Rubric, name: str, text: str) -> Mark:
    """A mark as the sheet keeps it: where there are levels, points become their share."""
    item = next((item for item in rubric.scored if item.id == name), None)
    if item is None:
        raise Stop(_("The score sheet has no item {item}.").format(item=name))
    if text == "√":
        return Mark("1" if judged_by(item) == "levels" else stored(item.points))
    if judged_by(item) == "levels" and item.points:
        try:
            return Mark(stored(exact(text) / item.points))
        except ValueError:
            raise Stop(_("“{text}” is not a number.").format(text=text)) from None
    return Mark(text)
