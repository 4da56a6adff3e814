"""What is given out at the end: bulletins and certificates, each with a number that is for good."""

from collections.abc import Sequence

from msgspec import Struct

from scorer.domain.record import facts as f
from scorer.domain.record.decisions import guards
from scorer.domain.record.refusals import Refused
from scorer.domain.record.seals import RESULTS, seal
from scorer.domain.record.state import State

Facts = tuple[f.Fact, ...]


class Honour(Struct, frozen=True, kw_only=True):
    """Who is honoured, for what, in the words to be printed. ``level`` begins the serial."""

    level: str
    entrant: str
    name: str
    honour: str
    member: str = ""


def issue_certificates(
    state: State, by: str, honours: Sequence[Honour], code: str, event: str
) -> Facts:
    """Give each honour its number: contest-year-event-level-serial, never used twice.

    Only sealed and released results feed certificates. An honour that has a number already
    (same level, entrant and member) keeps it and is left out.
    """
    guards.acting(state, by, "clerk")
    known, shown = seal(state, RESULTS), state.last(f.Released, RESULTS)
    if known.state != "sealed" or shown is None or shown.seal != known.record:
        raise Refused("not_sealed", scope=RESULTS)
    has = {issued_key(entry.fact) for _slot, entry in state.each(f.CertificateIssued)}
    used = {slot[0] for slot in state.table(f.CertificateIssued)}
    facts: list[f.Fact] = []
    for honour in honours:
        stem = f"{code}-{event}-{honour.level}"
        if (stem, honour.entrant, honour.member) in has:
            continue
        number = _next(stem, used)
        used.add(number)
        facts.append(
            f.CertificateIssued(
                number=number,
                entrant=honour.entrant,
                member=honour.member,
                name=honour.name,
                honour=honour.honour,
            )
        )
    if not facts:
        raise Refused("already_issued")
    return tuple(facts)


def issued_key(fact: f.CertificateIssued) -> tuple[str, str, str]:
    """What a certificate was issued for: the stem of its number, entrant and member."""
    return (fact.number.rpartition("-")[0], fact.entrant, fact.member)


def _next(stem: str, used: set[str]) -> str:
    serial = 1 + max(
        (int(n.rpartition("-")[2]) for n in used if n.rpartition("-")[0] == stem), default=0
    )
    return f"{stem}-{serial:04d}"


def reprint_certificate(state: State, by: str, number: str, reason: str) -> Facts:
    """A certificate is printed again under its number; the log keeps the reason."""
    guards.acting(state, by, "clerk")
    if state.last(f.CertificateIssued, number) is None:
        raise Refused("unknown_record", record=number)
    return (f.CertificateReprinted(number=number, reason=guards.reasoned(reason)),)


def issue_bulletin(state: State, by: str, digest: str) -> Facts:
    """Number a bulletin of released results; ``digest`` is the SHA-256 of what it lists."""
    guards.acting(state, by, "clerk")
    if state.last(f.Released, RESULTS) is None:
        raise Refused("not_sealed", scope=RESULTS)
    last = state.last(f.BulletinIssued)
    if last and last.digest == digest:
        raise Refused("nothing_changed")
    return (f.BulletinIssued(version=last.version + 1 if last else 1, digest=digest),)
