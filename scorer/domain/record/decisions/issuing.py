"""What is given out at the end: bulletins and certificates, each with a number that is for good."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from scorer.domain.record import facts as f
from scorer.domain.record.decisions import guards
from scorer.domain.record.refusals import Refused
from scorer.domain.record.register import clashes, first_issuer, numbers, valid
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
    state: State,
    by: str,
    honours: Sequence[Honour],
    code: str,
    event: str,
    *,
    laptop: str = "",
    reason: str = "",
) -> Facts:
    """Give each honour its number: contest-year-event-level-serial, never used twice.

    Only sealed and released results feed certificates. An honour that has a number already
    (same level, entrant and member) keeps it and is left out. One laptop issues: another
    (``laptop`` is where this is done) does so for a reason only, since numbers may be given twice.
    """
    guards.acting(state, by, "clerk")
    known, shown = seal(state, RESULTS), state.last(f.Released, RESULTS)
    if known.state != "sealed" or shown is None or shown.seal != known.record:
        raise Refused("not_sealed", scope=RESULTS)
    first = first_issuer(state)
    if laptop and first not in {"", laptop} and not reason.strip():
        raise Refused("issued_elsewhere", laptop=first)
    has = numbers(state)
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
                reason=reason.strip(),
            )
        )
    if not facts:
        raise Refused("already_issued" if honours else "no_honours")
    return tuple(facts)


def reissue_certificate(
    state: State, by: str, record: str, reason: str, *, honoured: bool = True
) -> Facts:
    """Withdraw one of several certificates that clash; its holder gets a number never used.

    No new number is given to whoever has another valid one, or is no longer ``honoured``. The
    printed paper is to be taken back; what its code says stays true of what was signed.
    """
    guards.acting(state, by, "clerk")
    found = next(
        (
            issue
            for clash in clashes(state)
            for issue in clash.issues
            if record in {entry.id for entry in issue.entries}
        ),
        None,
    )
    if found is None:
        raise Refused("unknown_record", record=record)
    why, old = guards.reasoned(reason), found.fact
    others = [one for one in valid(state) if one.holder == found.holder and one is not found]
    instead = ""
    if honoured and not others:
        used = {slot[0] for slot in state.table(f.CertificateIssued)}
        instead = _next(found.holder[0], used)
    taken = f.CertificateWithdrawn(
        number=old.number,
        entrant=old.entrant,
        member=old.member,
        name=old.name,
        honour=old.honour,
        reason=why,
        instead=instead,
    )
    return (taken, replace(old, number=instead, reason=why)) if instead else (taken,)


def _next(stem: str, used: set[str]) -> str:
    serial = 1 + max(
        (int(n.rpartition("-")[2]) for n in used if n.rpartition("-")[0] == stem), default=0
    )
    return f"{stem}-{serial:04d}"


def reprint_certificate(state: State, by: str, number: str, reason: str) -> Facts:
    """A certificate is printed again under its number; the log keeps the reason."""
    guards.acting(state, by, "clerk")
    found = [issue for issue in valid(state) if issue.number == number]
    if not found:
        raise Refused("unknown_record", record=number)
    if len(found) > 1:
        raise Refused(
            "number_twice", number=number, names=", ".join(one.fact.name for one in found)
        )
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
