"""The audit trail: every record as one plain sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, get_args

from scorer.domain.model.exact import brief
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.state import Entry, State
from scorer.views import names
from scorer.views.items import item_name
from scorer.words import N_, _, n_

_DRAWN: Final[Mapping[str, str]] = MappingProxyType(
    {"sites": N_("Sites drawn"), "lot": N_("Lots drawn"), "play_off": N_("Play-off recorded")}
)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A record in words. ``at`` is wall time (ISO 8601), ``who`` the official who acted.

    ``kind`` is the fact's own tag. ``undone``: it does not count any more.
    """

    id: str
    at: str
    who: str
    laptop: str
    kind: str
    text: str
    reason: str = ""
    undone: bool = False


def lines(state: State, last: int = 0) -> tuple[HistoryLine, ...]:
    """All records in journal order, or only so many of the last ones."""
    found = sorted(entries(state), key=lambda entry: entry.order)
    return tuple(line(state, entry) for entry in found[-last:])


def entries(state: State) -> Iterator[Entry[Any]]:
    """Every entry of the state, undone ones too, in no order."""
    for kind in get_args(f.Fact):
        for held in state.table(kind).values():
            yield from held


def line(state: State, entry: Entry[Any]) -> HistoryLine:
    """One record with who, when and why."""
    return HistoryLine(
        id=entry.id,
        at=entry.at,
        who=names.official(state, entry.actor) if entry.actor else "",
        laptop=entry.laptop,
        kind=str(entry.fact.__struct_config__.tag),
        text=sentence(state, entry),
        reason=str(getattr(entry.fact, "reason", "")),
        undone=state.undone(entry.id),
    )


def sentence(state: State, entry: Entry[Any]) -> str:  # noqa: PLR0911  # one answer each
    """What a record says, in one plain sentence; performers by blind code until it is opened."""
    fact: f.Fact = entry.fact
    match fact:
        case (
            f.ContestSet()
            | f.RubricSet()
            | f.SchemeSet()
            | f.StationSet()
            | f.OfficialSet()
            | f.EntrantSet()
            | f.SeatSet()
            | f.LaptopAdmitted()
            | f.CertificateKeySet()
            | f.DrawMade()
            | f.ContestStarted()
        ):
            return _set_up(state, fact)
        case f.Arrived() | f.StatusSet() | f.PenaltySet():
            return _present(state, fact)
        case f.PaperTyped() | f.PaperSettled():
            return _paper(state, fact)
        case f.SheetSigned() | f.EntryMade() | f.TimeTaken() | f.ConflictSettled():
            return _sheet(state, fact)
        case (
            f.CriticalRuled()
            | f.SeatExcused()
            | f.FallbackOrdered()
            | f.AttemptVoided()
            | f.AlarmConfirmed()
            | f.ChiefCalled()
        ):
            return _ruled(state, fact)
        case f.Sealed() | f.CodesOpened() | f.Released() | f.BulletinIssued():
            return _closed(state, fact)
        case (
            f.CertificateIssued() | f.CertificateReprinted() | f.CertificateWithdrawn() | f.Undone()
        ):
            return _issued(state, fact)


def _set_up(  # noqa: C901, PLR0911  # one line for each kind of fact
    state: State,
    fact: f.ContestSet
    | f.RubricSet
    | f.SchemeSet
    | f.StationSet
    | f.OfficialSet
    | f.EntrantSet
    | f.SeatSet
    | f.LaptopAdmitted
    | f.CertificateKeySet
    | f.DrawMade
    | f.ContestStarted,
) -> str:
    match fact:
        case f.ContestSet(contest=contest):
            return _("Contest set: {name}").format(name=names.said(contest.title))
        case f.RubricSet(rubric=rubric):
            return _("Score sheet set: {name}").format(name=names.said(rubric.title))
        case f.SchemeSet(scheme=scheme):
            count = len(scheme.parts)
            return n_("Scheme of {count} part set", "Scheme of {count} parts set", count).format(
                count=count
            )
        case f.StationSet(station=station):
            return _("Station set: {name}").format(name=names.station(station))
        case f.OfficialSet(official=official):
            return _("Official entered: {name}").format(name=official.name)
        case f.EntrantSet(entrant=entrant):
            members = _(", ").join(member.name for member in entrant.members)
            return _("Team entered: {team} ({members})").format(team=entrant.name, members=members)
        case f.SeatSet(station=where, seat=seat, judge=judge):
            return _("{station}, seat {seat}: {judge}").format(
                station=names.station_of(state, where),
                seat=seat,
                judge=names.official(state, judge),
            )
        case f.LaptopAdmitted(name=name, laptop=laptop):
            return _("Laptop admitted: {name} ({laptop})").format(name=name, laptop=laptop[:8])
        case f.CertificateKeySet():
            return _("Certificate key made known")
        case f.DrawMade():
            return _drawn(state, fact)
        case f.ContestStarted(rules_hash=rules):
            return _("Contest started, rules {hash} frozen").format(hash=rules[:8].upper())


def _drawn(state: State, fact: f.DrawMade) -> str:
    kind, _colon, about = fact.subject.partition(":")
    if kind in _DRAWN:
        what = _(_DRAWN[kind])
    elif kind == "entrants":
        return _entered(state, fact)
    elif kind == "records":
        part, _slash, subject = about.partition("/")
        what = _("Records of {who} drawn for {station}: {numbers}").format(
            who=names.subject(state, subject),
            station=names.station_of(state, part),
            numbers=_(", ").join(fact.result),
        )
    elif kind == "skills" and ":" in about:
        known = roll.rubrics(state)
        what = _("Skills drawn for {who}: {skills}").format(
            who=names.subject(state, about.rpartition(":")[2]),
            skills=_(", ").join(
                names.said(known[one].title) for one in fact.result if one in known
            ),
        )
    elif kind == "skills":
        what = _("Skills drawn for {role}").format(role=names.role_of(state, about))
    elif kind == "order":
        what = _("Order drawn for {station}").format(station=names.station_of(state, about))
    else:
        what = _("Blind codes drawn for {station}").format(station=names.station_of(state, about))
    return _("{what}, seed “{seed}”").format(what=what, seed=fact.seed)


def _entered(state: State, fact: f.DrawMade) -> str:
    """Who was drawn from the pool of names, and from how many."""
    known = {one.id: one.name for one in roll.candidates(state)}
    drawn = _(", ").join(known.get(name, name) for name in fact.result)
    return _("{names} drawn out of {count}, seed “{seed}”").format(
        names=drawn, count=len(fact.pool), seed=fact.seed
    )


def _present(state: State, fact: f.Arrived | f.StatusSet | f.PenaltySet) -> str:
    match fact:
        case f.PenaltySet(entrant=entrant, points=points):
            return _("{who}: penalty of {points} points").format(
                who=names.subject(state, entrant), points=brief(points)
            )
        case f.Arrived(member=member, late=late):
            words = _("{who} arrived late") if late else _("{who} arrived")
            return words.format(who=names.subject(state, member))
        case f.StatusSet(subject=subject, status=status, scope=scope):
            who = names.subject_at(state, subject, scope)
            if not status:
                return _("Status of {who} taken back").format(who=who)
            if not scope:
                return _("{who}: {status}").format(who=who, status=names.status(status))
            return _("{who}: {status} in {part}").format(
                who=who, status=names.status(status), part=names.scope(state, scope)
            )


def _paper(state: State, fact: f.PaperTyped | f.PaperSettled) -> str:
    score = names.status("absent") if fact.absent or fact.score is None else brief(fact.score)
    which = names.performance(state, fact.station, fact.member)
    match fact:
        case f.PaperTyped(typing=typing):
            words = _("{which}: {score} (first typing)")
            if typing == 2:
                words = _("{which}: {score} (second typing)")
            return words.format(which=which, score=score)
        case f.PaperSettled():
            return _("{which}: settled as {score}").format(which=which, score=score)


def _sheet(
    state: State, fact: f.SheetSigned | f.EntryMade | f.TimeTaken | f.ConflictSettled
) -> str:
    which = names.performance(state, fact.station, fact.member)
    match fact:
        case f.SheetSigned(seat=seat, judge=judge, total=total, replaces=replaces):
            words = _("{which}: sheet of {judge} (seat {seat}) signed, {total}")
            if replaces:
                words = _("{which}: sheet of {judge} (seat {seat}) corrected to {total}")
            return words.format(
                which=which,
                judge=names.official(state, judge),
                seat=seat,
                total=brief(total),
            )
        case f.EntryMade(number=number, values=values):
            said = _(", ").join(f"{name} {value}" for name, value in values.items())
            return _("{which}: entry {number} made ({values})").format(
                which=which, number=number, values=said
            )
        case f.TimeTaken(seconds=seconds, allowance=allowance):
            words = _("{which}: time {time}")
            if allowance:
                words = _("{which}: time {time}, {allowance} s made good")
            return words.format(which=which, time=duration(seconds), allowance=allowance)
        case f.ConflictSettled():
            return _("{which}: settled which version counts").format(which=which)


def duration(seconds: Fraction | int) -> str:
    """Minutes and seconds: ``5:41``; parts of a second only where there are any: ``0:12.74``."""
    minutes, rest = divmod(Fraction(seconds), 60)
    whole = int(rest)
    return f"{minutes}:{whole:02d}{brief(rest - whole)[1:]}"


def _ruled(  # noqa: C901  # two wordings for each kind of ruling
    state: State,
    fact: f.CriticalRuled
    | f.SeatExcused
    | f.FallbackOrdered
    | f.AttemptVoided
    | f.AlarmConfirmed
    | f.ChiefCalled,
) -> str:
    if isinstance(fact, f.ChiefCalled):
        words = _("{station}, seat {seat}: chief judge called")
        if fact.answer:
            words = _("{station}, seat {seat}: call answered")
        return words.format(station=names.station_of(state, fact.station), seat=fact.seat)
    which = names.performance(state, fact.station, fact.member)
    match fact:
        case f.CriticalRuled(item=item, applies=applies):
            words = _("{which}: critical fail “{item}” does not stand")
            if applies:
                words = _("{which}: critical fail “{item}” stands")
            return words.format(which=which, item=item_name(state, fact.station, item))
        case f.SeatExcused(seat=seat, back=back):
            words = _("{which}: judge at seat {seat} stands aside")
            if back:
                words = _("{which}: judge at seat {seat} judges again")
            return words.format(which=which, seat=seat)
        case f.FallbackOrdered(drop_high=high, drop_low=low):
            return _("{which}: drops ordered, {high} highest and {low} lowest").format(
                which=which, high=high, low=low
            )
        case f.AlarmConfirmed(alarm=alarm):
            words = _("{which}: marks far apart, looked at")
            if alarm == "overtime":
                words = _("{which}: time over the limit confirmed")
            return words.format(which=which)
        case f.AttemptVoided(attempt=attempt):
            return _("{which}: attempt {attempt} voided, to be repeated").format(
                which=which, attempt=attempt
            )


def _closed(state: State, fact: f.Sealed | f.CodesOpened | f.Released | f.BulletinIssued) -> str:
    match fact:
        case f.Sealed(scope=scope, saw=saw):
            count = len(saw)
            return n_(
                "{scope} sealed with {count} record",
                "{scope} sealed with {count} records",
                count,
            ).format(scope=names.scope(state, scope), count=count)
        case f.CodesOpened(station=where, witness=witness):
            return _("Codes of {station} opened, witness {witness}").format(
                station=names.station_of(state, where), witness=names.official(state, witness)
            )
        case f.Released(scope=scope):
            return _("{scope} released").format(scope=names.scope(state, scope))
        case f.BulletinIssued(version=version):
            return _("Bulletin no. {version} issued").format(version=version)


def _issued(
    state: State,
    fact: f.CertificateIssued | f.CertificateReprinted | f.CertificateWithdrawn | f.Undone,
) -> str:
    match fact:
        case f.CertificateIssued(number=number, name=name, honour=honour):
            return _("Certificate {number} issued: {name}, {honour}").format(
                number=number, name=name, honour=honour
            )
        case f.CertificateReprinted(number=number):
            return _("Certificate {number} printed again").format(number=number)
        case f.CertificateWithdrawn(number=number, name=name, instead=instead):
            words = _("Certificate {number} of {name} withdrawn")
            if instead:
                words = _("Certificate {number} of {name} withdrawn, {instead} given instead")
            return words.format(number=number, name=name, instead=instead)
        case f.Undone(target=target):
            found = next((entry for entry in entries(state) if entry.id == target), None)
            if found is None:
                return _("A record was undone")
            return _("Undone: {what}").format(what=sentence(state, found))
