"""Marks from a file of a contest of many parts: each by the decision that a person would take."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from scorer.domain.model.exact import exact
from scorer.domain.model.marks import Mark
from scorer.domain.record import facts as f
from scorer.domain.record.decisions import desk, entries, guards, judging
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from scorer.domain.rules.part_value import ASIDE, SECONDS, TOTAL

Facts = tuple[f.Fact, ...]


class Filed(Struct, frozen=True, kw_only=True):
    """One form of a file: of which part, whose, its number (seat, try, line), values by field.

    With a ``status`` it holds no values; an empty part is then the whole contest. ``where`` says
    in words where it stands.
    """

    part: str
    subject: str
    number: int = 1
    values: Mapping[str, str] = {}
    status: f.Status = ""
    where: str = ""


def file_forms(
    state: State, by: str, forms: Sequence[Filed]
) -> tuple[Facts, tuple[tuple[Filed, Refused], ...]]:
    """What taking every form would record, and each form that cannot be taken, with the reason.

    Where several sheets of one performance bring a time, the first one's counts. All sheets of a
    seat are signed in one act.
    """
    among: dict[tuple[str, int], set[str]] = {}
    for form in forms:
        among.setdefault((form.part, form.number), set()).add(form.subject)
    facts: list[f.Fact] = []
    wrong: list[tuple[Filed, Refused]] = []
    timed: set[tuple[str, str]] = set()
    for form in forms:
        try:
            made = file_form(state, by, form, among[form.part, form.number])
        except Refused as refused:
            wrong.append((form, refused))
            continue
        performance = (form.part, form.subject)
        facts += [one for one in made if not (performance in timed and _time(one))]
        if any(map(_time, made)):
            timed.add(performance)
    return tuple(facts), tuple(wrong)


def file_form(state: State, by: str, form: Filed, among: Collection[str] = ()) -> Facts:
    """Take one form. Raises ``Refused`` as the decision behind it does.

    ``among``: whose sheets of the same seat are signed in the same act.
    """
    if form.status:
        return desk.set_status(state, by, form.subject, form.status, form.part, form.where)
    if guards.station(state, form.part).kind != "skill":
        return entries.make_entry(
            state, by, form.part, form.subject, form.number, form.values, source="file"
        )
    return _sheet(state, by, form, frozenset(among))


def _sheet(state: State, by: str, form: Filed, among: frozenset[str]) -> Facts:
    values = dict(form.values)
    time = values.pop(SECONDS, "")
    seconds = exact(time) if time else None
    place = (form.part, form.subject, form.number)
    if values and all(text == ASIDE for text in values.values()):
        return judging.excuse_seat(state, by, *place, form.where)
    rubric = guards.rubric(state, guards.station(state, form.part))
    ticks = tuple(item.id for item in rubric.criticals if values.pop(item.id, ""))
    total = values.pop(TOTAL, "")
    if total and not values:
        return judging.sign_total(
            state, by, *place, total, ticks, seconds=seconds, source="file", among=among
        )
    marks = {
        name: Mark(waived=True) if text == ASIDE else Mark(text) for name, text in values.items()
    }
    return judging.sign_sheet(
        state, by, *place, marks, ticks, seconds=seconds, source="file", among=among
    )


def _time(fact: f.Fact) -> bool:
    return isinstance(fact, f.TimeTaken)
