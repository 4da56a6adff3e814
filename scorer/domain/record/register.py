"""The register of certificates: every one that was issued, and where laptops issued twice.

Two laptops that had not heard each other may give one number to two people, or one honour two
numbers. Both papers are printed by then, so none is renumbered in silence: one is withdrawn, with
a reason, and its holder gets a number of its own.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from scorer.domain.record import facts as f
from scorer.domain.record.state import Entry, State

Holder = tuple[str, str, str]
"""What a certificate was issued for: the stem of its number, entrant and member."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A certificate in the words that were printed; ``entries`` are all records that say just so.

    ``withdrawn`` is the record that took it back, if one did.
    """

    fact: f.CertificateIssued
    entries: tuple[Entry[f.CertificateIssued], ...]
    withdrawn: Entry[f.CertificateWithdrawn] | None = None

    @property
    def number(self) -> str:
        """Its number."""
        return self.fact.number

    @property
    def holder(self) -> Holder:
        """What it was issued for."""
        return issued_key(self.fact)

    @property
    def record(self) -> str:
        """The id of its first record."""
        return self.entries[0].id


@dataclass(frozen=True, slots=True)
class Clash:
    """Certificates that cannot all be true: of one ``number``, or of one ``holder``."""

    kind: Literal["number", "holder"]
    issues: tuple[Issue, ...]


def issued_key(fact: f.CertificateIssued) -> Holder:
    """What a certificate was issued for: the stem of its number, entrant and member."""
    return (fact.number.rpartition("-")[0], fact.entrant, fact.member)


def issues(state: State) -> tuple[Issue, ...]:
    """Every certificate that was issued, withdrawn ones too, by number and in journal order."""
    sources = (state.table(f.CertificateIssued), state.table(f.CertificateWithdrawn))
    return state.remembered("register", sources, lambda: _issues(state))


def _issues(state: State) -> tuple[Issue, ...]:
    found: list[Issue] = []
    for (number,) in sorted(state.table(f.CertificateIssued)):
        same: dict[tuple[str, ...], list[Entry[f.CertificateIssued]]] = defaultdict(list)
        for entry in state.entries(f.CertificateIssued, number):
            same[_words(entry.fact)].append(entry)
        found += [
            Issue(line[0].fact, tuple(line), state.entry(f.CertificateWithdrawn, *words))
            for words, line in same.items()
        ]
    return tuple(found)


def _words(fact: f.CertificateIssued) -> tuple[str, ...]:
    return (fact.number, fact.entrant, fact.member, fact.name, fact.honour)


def valid(state: State) -> tuple[Issue, ...]:
    """The certificates that are out and were not withdrawn."""
    return tuple(issue for issue in issues(state) if issue.withdrawn is None)


def numbers(state: State) -> dict[Holder, str]:
    """The number of everybody's valid certificate; the last one where there are several."""
    return {issue.holder: issue.number for issue in valid(state)}


def clashes(state: State) -> tuple[Clash, ...]:
    """The valid certificates that share a number, then those that give one honour two numbers."""
    out = valid(state)
    by_number = _grouped((issue.number, issue) for issue in out)
    by_holder = _grouped((issue.holder, issue) for issue in out)
    return (
        *(Clash("number", line) for line in by_number if len(line) > 1),
        *(Clash("holder", line) for line in by_holder if len({i.number for i in line}) > 1),
    )


def _grouped(found: Iterable[tuple[object, Issue]]) -> list[tuple[Issue, ...]]:
    groups: dict[object, list[Issue]] = defaultdict(list)
    for key, issue in found:
        groups[key].append(issue)
    return [tuple(line) for line in groups.values()]


def first_issuer(state: State) -> str:
    """The laptop that issued the first certificate; empty before there is one."""
    entries = [entry for issue in issues(state) for entry in issue.entries]
    return min(entries, key=lambda entry: entry.order).laptop if entries else ""
