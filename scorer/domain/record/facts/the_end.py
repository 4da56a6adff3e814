"""What closes a contest: seals, releases, bulletins and certificates."""

from scorer.domain.record.facts.fact import Recorded


class Sealed(Recorded, frozen=True, kw_only=True, tag="sealed"):
    """A station, round or the results are closed. ``saw`` are the ids of what was there."""

    scope: str
    saw: tuple[str, ...]
    reason: str = ""


class CodesOpened(Recorded, frozen=True, kw_only=True, tag="codes_opened"):
    """The blind codes of a station are public from here; two people proved themselves."""

    station: str
    witness: str


class Released(Recorded, frozen=True, kw_only=True, tag="released"):
    """What was sealed may be shown; ``seal`` is the record of the seal. Scope as in ``Sealed``.

    ``saw`` are the ids of the statuses, penalties, lots, play-offs and undos that were known: they
    go on air too.
    """

    scope: str
    seal: str
    saw: tuple[str, ...] = ()


class BulletinIssued(Recorded, frozen=True, kw_only=True, tag="bulletin_issued"):
    """A numbered bulletin of the results, with the digest of what it lists."""

    version: int
    digest: str


class CertificateIssued(Recorded, frozen=True, kw_only=True, tag="certificate_issued"):
    """A certificate's number is given for good; the words are those that were printed.

    ``reason`` says why a laptop issued that was not the first to.
    """

    number: str
    entrant: str
    member: str
    name: str
    honour: str
    reason: str = ""


class CertificateWithdrawn(Recorded, frozen=True, kw_only=True, tag="certificate_withdrawn"):
    """A printed certificate is taken back, in its own words; ``instead`` is the number given now.

    ``instead`` is empty where its holder has another number already, or no honour any more.
    """

    number: str
    entrant: str
    member: str
    name: str
    honour: str
    reason: str
    instead: str = ""


class CertificateReprinted(Recorded, frozen=True, kw_only=True, tag="certificate_reprinted"):
    """The same certificate was printed again under its number."""

    number: str
    reason: str
