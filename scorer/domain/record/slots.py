"""Where a fact belongs: facts of one kind and slot stand in one line, and the last one counts."""

from scorer.domain.record import facts as f

Slot = tuple[str, ...]


def slot(fact: f.Fact) -> Slot:  # noqa: C901, PLR0911, PLR0912  # one line for each kind of fact
    """The fact's slot within its kind."""
    match fact:
        case (  # first, since a season holds little else
            f.SheetSigned()
            | f.EntryMade()
            | f.PaperSettled()
            | f.FallbackOrdered()
            | f.ConflictSettled()
        ):
            return (fact.station, fact.member)
        case (
            f.ContestSet()
            | f.SchemeSet()
            | f.ContestStarted()
            | f.CertificateKeySet()
            | f.BulletinIssued()
        ):
            return ()
        case f.RubricSet(rubric=rubric):
            return (rubric.id,)
        case f.StationSet(station=station):
            return (station.id,)
        case f.OfficialSet(official=official):
            return (official.id,)
        case f.EntrantSet(entrant=entrant):
            return (entrant.id,)
        case f.SeatSet():
            return (fact.station, str(fact.seat))
        case f.LaptopAdmitted():
            return (fact.laptop,)
        case f.DrawMade():
            return (fact.subject,)
        case f.Arrived():
            return (fact.member,)
        case f.StatusSet():
            return (fact.subject, fact.scope)
        case f.PenaltySet():
            return (fact.entrant, fact.part)
        case f.PaperTyped():
            return (fact.station, fact.member, str(fact.typing))
        case f.TimeTaken() | f.AttemptVoided():
            return (fact.station, fact.member, str(fact.attempt))
        case f.CriticalRuled():
            return (fact.station, fact.member, str(fact.attempt), fact.item)
        case f.AlarmConfirmed():
            return (fact.station, fact.member, str(fact.attempt), fact.alarm)
        case f.SeatExcused():
            return (fact.station, fact.member, str(fact.seat))
        case f.ChiefCalled():
            return (fact.station, str(fact.seat))
        case f.CodesOpened():
            return (fact.station,)
        case f.Sealed() | f.Released():
            return (fact.scope,)
        case f.CertificateIssued() | f.CertificateReprinted():
            return (fact.number,)
        case f.CertificateWithdrawn():
            return (fact.number, fact.entrant, fact.member, fact.name, fact.honour)
        case f.Undone():
            return (fact.target,)
