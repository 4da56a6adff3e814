"""Tickets: how a copy of the contest's file lets the laptop in that goes on from it.

A ticket is a key that the contest has admitted. It travels in a copy that was made for another
laptop, or in a backup. The laptop that opens the copy makes a key of its own, lets the ticket vouch
for it, records itself, and takes the ticket out of the file: two laptops that start from the same
copy are two laptops. A file that was moved or copied on the same laptop needs no ticket: a key that
this laptop wrote with before, and that is let in, vouches for the new one.
"""

from collections.abc import Container
from typing import Final

import msgspec

from scorer.domain.record.facts import CertificateKeySet, Fact, LaptopAdmitted
from scorer.store.journal import Journal
from scorer.store.keyring import Keyring, laptop_of, let_in, new_seed, public

SPARE: Final = "备用机 spare"


def founding_keys(journal: Journal, name: str) -> tuple[Fact, ...]:
    """Make the keys of a new contest: this laptop's, a spare one's, and the certificates'."""
    keyring, identity = Keyring(journal.contest), journal.identity
    certificate, spare = new_seed(), new_seed()
    keyring.keep_secret("certificate", certificate)
    keyring.keep_secret("spare", spare)
    key = public(spare)
    return (
        LaptopAdmitted(laptop=identity.laptop, key=identity.key, name=name),
        LaptopAdmitted(laptop=laptop_of(key), key=key, name=SPARE),
        CertificateKeySet(key=public(certificate)),
    )


def take_ticket(journal: Journal, known: Container[str]) -> None:
    """Let the ticket in a copy, or an own key, vouch for this laptop, if it has not written here.

    ``known`` are the laptops and tickets that are let in, by laptop id.
    """
    if not journal.new_here or not journal.contest:
        return
    ticket = journal.local("ticket") or _own_key(journal.contest, known)
    if ticket:
        plain = journal.identity
        proof = let_in(ticket, plain.key)
        journal.become(msgspec.structs.replace(plain, ticket=public(ticket), proof=proof))


def entering(journal: Journal) -> tuple[Fact, ...]:
    """What a laptop that came with a ticket records first: itself.

    It keeps the keys that the copy brought.
    """
    identity = journal.identity
    if journal.head[0] or not identity.ticket:
        return ()
    keyring = Keyring(journal.contest)
    if ticket := journal.local("ticket"):
        keyring.keep_secret("spare", ticket)
    if seed := journal.local("certificate"):
        keyring.keep_secret("certificate", seed)
    return (
        LaptopAdmitted(
            laptop=identity.laptop,
            key=identity.key,
            name=journal.local("name"),
            ticket=identity.ticket,
            proof=identity.proof,
        ),
    )


def _own_key(contest: str, known: Container[str]) -> str:
    """A secret key of this laptop whose public one is let in; empty if there is none."""
    keys = (identity.seed for identity in Keyring(contest).identities() if identity.laptop in known)
    return next(keys, "")


def give_up(journal: Journal) -> None:
    """Take out of the file what is now in this laptop's own keys."""
    journal.erase_notes("ticket", "certificate")
    journal.note(laptop=journal.laptop)


def site_notes(contest: str, name: str, ticket: str) -> dict[str, str]:
    """What a copy knows that was made for another laptop."""
    return {"contest": contest, "name": name, "ticket": ticket}


def spare_notes(journal: Journal) -> dict[str, str]:
    """What a backup knows, for the spare laptop that goes on from it."""
    keyring = Keyring(journal.contest)
    notes = {
        "contest": journal.contest,
        "name": SPARE,
        "ticket": keyring.secret("spare"),
        "certificate": keyring.secret("certificate"),
    }
    return {name: value for name, value in notes.items() if value}
