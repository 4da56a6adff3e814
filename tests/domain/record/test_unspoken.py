"""Before a station's codes are opened no refusal says whose code it is: no person, no unit."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

import pytest

from scorer.clerk import Clerk
from scorer.domain.model.marks import Mark
from scorer.domain.record import roll
from scorer.domain.record.decisions import control, judging
from scorer.domain.record.refusals import Refused
from scorer.domain.record.seals import RESULTS
from scorer.domain.record.state import State
from scorer.rehearsal import demo
from scorer.views.answers import namer, say_refused
from scorer.words import LANGUAGES, use_language

Try = Callable[[], object]
WHY = "原因"


@pytest.fixture(scope="module")
def contest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    """The family doctors' contest in the middle of round two: some stations still coded."""
    path = tmp_path_factory.mktemp("unspoken") / "contest.leitai"
    with demo(path, 3, "round2") as clerk:
        yield clerk


def tries(state: State, station: str, member: str) -> Iterator[Try]:
    """Everything that may be refused about a performance, asked for by people who may and not."""
    marks = {"1.1": Mark("77")}
    for by in ("clerk1", "desk", "chief", "nobody"):
        for seat in (0, *roll.seats(state, station), 9):
            about = (by, station, member, seat)
            yield partial(judging.sign_sheet, state, *about, marks, source="clerk")
            for text in ("x", "999", "60"):
                yield partial(judging.sign_total, state, *about, text)
            for why in ("", WHY):
                yield partial(judging.excuse_seat, state, *about, why)
        at = (by, station, member)
        yield partial(judging.take_time, state, *at, Fraction(-1))
        yield partial(control.void_attempt, state, *at, "")
        yield partial(control.order_fallback, state, *at, -1, 0, WHY)
        yield partial(control.rule_critical, state, *at, "none", applies=True, reason=WHY)
        yield partial(control.settle_conflict, state, *at, "none", WHY)
        yield partial(control.confirm_alarm, state, *at, "spread")
        for scope in (station, "r2", RESULTS):
            yield partial(control.seal_scope, state, by, scope)
            yield partial(control.release, state, by, scope)


def test_no_refusal_says_whose_code_it_is(contest: Clerk) -> None:
    state = contest.state
    people = roll.people(state)
    secret = {member.name for member in people.members.values()}
    secret |= {name for team in people.entrants.values() for name in (team.name, team.short)}
    refused: dict[str, set[str]] = {}
    coded = [s.id for s in roll.stations(state).values() if not roll.opened(state, s.id)]
    others = [next(iter(people.in_role(role.id))).id for role in roll.contest(state).roles]
    for station in coded:
        for member in (*roll.queue(state, station), *others, *list(people.entrants)[:1]):
            for attempt in tries(state, station, member):
                try:
                    attempt()
                except Refused as no:
                    for language in LANGUAGES:
                        use_language(language)
                        said = say_refused(no.reason, no.about, namer(state))
                        refused.setdefault(no.reason, set()).add(said)
    told = {one for sentences in refused.values() for one in sentences}
    assert {"own_unit", "wrong_role", "already_signed", "out_of_range"} <= set(refused)
    assert not [one for one in told if any(name in one for name in secret)]
