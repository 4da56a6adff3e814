"""Rulings that laptops made differently: the chief judge says which counts."""

from msgspec.structs import replace

from scorer.domain.record import facts as f
from scorer.domain.record.decisions import guards
from scorer.domain.record.disputes import disputes
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from scorer.domain.record.versions import aware

Facts = tuple[f.Fact, ...]


def settle_ruling(state: State, by: str, record: str, reason: str) -> Facts:
    """Make one of several rulings that contradict each other anew, knowing all of them.

    ``record`` is the one that is to count; the others stay on record.
    """
    guards.chief(state, by)
    for dispute in disputes(state):
        for entry in dispute.entries:
            if entry.id == record:
                why = guards.reasoned(reason)
                ruling = replace(entry.fact, reason=why)
                return (aware(state, ruling),)  # type: ignore[return-value]
    raise Refused("unknown_record", record=record)
