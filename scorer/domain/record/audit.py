"""The audit: every signed total computed again from its marks, at the start and before a seal."""

from scorer.domain.model.rubric import Rubric
from scorer.domain.record import roll
from scorer.domain.record.facts import SheetSigned
from scorer.domain.record.state import State
from scorer.domain.rules.sheet import score_sheet


def audit(state: State) -> tuple[str, ...]:
    """The ids of sheets whose stored total is not what their marks come to.

    Every version is looked at, undone ones too. A sheet of which only the total was copied, or
    whose station or rubric is not known here, has nothing to be compared with.
    """
    stations = roll.stations(state)
    wrong: list[str] = []
    for (station, _member), line in state.table(SheetSigned).items():
        known = stations.get(station)
        rubric = roll.rubric(state, known) if known else None
        wrong += [entry.id for entry in line if rubric and _wrong(rubric, entry.fact)]
    return tuple(sorted(wrong))


def _wrong(rubric: Rubric, sheet: SheetSigned) -> bool:
    return bool(sheet.marks) and score_sheet(rubric, sheet.marks).total != sheet.total
