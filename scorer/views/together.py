"""The first few of a station that a judge signs in one act: who is still to be marked."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorer.domain.model.marks import DraftSheet
from scorer.domain.model.rubric import Rubric
from scorer.domain.record import roll
from scorer.domain.record.first_few import awaited
from scorer.domain.record.state import State
from scorer.domain.rules.sheet import score_sheet
from scorer.views import names
from scorer.views.queue import SheetKey
from scorer.views.review import Remark
from scorer.words import _, n_


@dataclass(frozen=True, slots=True)
class Together:
    """The sheets of one act, in the drawn order; of ``open`` ones the marks are not complete."""

    keys: tuple[SheetKey, ...]
    open: tuple[SheetKey, ...]
    codes: Mapping[SheetKey, str]

    @property
    def remark(self) -> Remark:
        """What is said beside the signature."""
        count = len(self.keys)
        if self.open:
            words = n_(
                "{count} contestant is scored together. Still to be marked: {codes}",
                "The first {count} contestants are scored together. Still to be marked: {codes}",
                count,
            )
            return Remark("warn", words.format(count=count, codes=self._listed(self.open)))
        words = n_(
            "{count} sheet is signed in one act: {codes}",
            "{count} sheets are signed in one act: {codes}",
            count,
        )
        return Remark("ok", words.format(count=count, codes=self._listed(self.keys)))

    def _listed(self, keys: tuple[SheetKey, ...]) -> str:
        return _(", ").join(self.codes[key] for key in keys)


def together(state: State, key: SheetKey, drafts: Mapping[SheetKey, DraftSheet]) -> Together | None:
    """The act that a sheet belongs to; None where it is signed alone."""
    station, member, _attempt, seat = key
    where = roll.stations(state)[station]
    rubric = roll.rubric(state, where)
    owed = awaited(state, where, seat)
    if rubric is None or member not in owed or len(owed) <= 1:
        return None
    keys = tuple((station, name, 1, seat) for name in owed)
    return Together(
        keys=keys,
        open=tuple(one for one in keys if not _complete(rubric, drafts.get(one))),
        codes={one: names.called(state, where, one[1]) for one in keys},
    )


def _complete(rubric: Rubric, draft: DraftSheet | None) -> bool:
    if draft is None:
        return False
    undecided = any(mark.undecided for mark in draft.marks.values())
    return not undecided and score_sheet(rubric, draft.marks).complete
