"""What the chief judge rules and corrects by command, and that a seal waits for it."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from scorer.clerk import Clerk
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import judging
from scorer.domain.record.outcome import outcome
from scorer.rehearsal import demo
from tests.commands.conftest import Say

CHIEF = ("--by", "chief", "--pin", "258258")
CLERK = ("--by", "clerk1", "--pin", "717171")
WHY = ("--reason", "核对录像")

Ruled = Callable[..., tuple[int, str]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """One performance at S1: five sheets, two far apart, too slow; and a call."""
    path = tmp_path / "contest.leitai"
    with demo(path, 3, "start") as clerk:
        member = member_of(clerk)
        for seat in roll.seats(clerk.state, "S1"):
            total = "60" if seat == 2 else "80"
            clerk.do(judging.sign_total, "clerk1", "S1", member, seat, total)
        clerk.do(judging.take_time, "clerk1", "S1", member, Fraction(3000))
        clerk.do(judging.call_chief, roll.seats(clerk.state, "S1")[4], "S1", 4, "灯坏了")
    return path


@pytest.fixture
def scorer(path: Path, scorer: Say) -> Ruled:
    """Run a command on the contest; what it gave back, and what it said or warned of."""

    def run(verb: str, *words: object) -> tuple[int, str]:
        said = scorer(verb, path, *words)
        return said.code, said.text

    return run


def member_of(clerk: Clerk) -> str:
    """The first at S1 whom no judge there must stand aside for."""
    units = {roll.officials(clerk.state)[j].unit for j in roll.seats(clerk.state, "S1").values()}
    team = roll.people(clerk.state).team
    return next(m for m in roll.queue(clerk.state, "S1") if team[m].name not in units)


def opened(path: Path) -> Clerk:
    return Clerk.open(path, read_only=True)


def code_of(path: Path) -> str:
    with opened(path) as clerk:
        return roll.codes(clerk.state).of["S1", member_of(clerk)]


def test_alarms_are_seen_confirmed_and_answered(scorer: Ruled, path: Path) -> None:
    code = code_of(path)
    table = scorer("alarms", "--as", "csv")[1]
    assert [line.split(",")[1] for line in table.splitlines()[1:]] == [
        *("Chief judge called", "Deviation over limit", "Over time")
    ]
    assert scorer("confirm", code, "spread", *CLERK)[0] == 1
    assert scorer("confirm", code, "spread", *CHIEF)[1].startswith(code)
    assert "Nothing has changed" in scorer("confirm", code, "spread", *CHIEF)[1]
    assert scorer("confirm", code, "overtime", *WHY, *CHIEF)[0] == 0
    assert scorer("answer", "S1", 4, "已换灯", *CHIEF)[0] == 0
    with opened(path) as clerk:
        assert {slot[-1] for slot in clerk.state.table(f.AlarmConfirmed)} == {"spread", "overtime"}
    assert scorer("alarms", "--as", "csv")[1].count("\n") == 1


RULINGS: list[tuple[str, tuple[object, ...], Callable[[Clerk, str], bool]]] = [
    ("excuse", (5,), lambda c, m: outcome(c.state, "S1", m).excused == {5}),
    ("fallback", (1, 0), lambda c, m: bool(c.state.last(f.FallbackOrdered, "S1", m))),
    ("void", (), lambda c, m: outcome(c.state, "S1", m).attempt == 2),
    ("time", ("8:41",), lambda c, m: outcome(c.state, "S1", m).seconds == 521),
    ("time", ("521", "--allowance", 30), lambda c, m: outcome(c.state, "S1", m).allowance == 30),
    ("correct", (2, "79.5"), lambda c, m: total_of(c, m) == Fraction("79.5")),
    ("correct", (2, "--seen", "X1"), lambda c, m: ticks_of(c, m) == ("X1",)),
    ("critical", ("X1", "stands"), lambda c, m: outcome(c.state, "S1", m).criticals == ("X1",)),
    ("critical", ("X1", "falls"), lambda c, m: outcome(c.state, "S1", m).criticals == ()),
]


def total_of(clerk: Clerk, member: str) -> Fraction:
    return outcome(clerk.state, "S1", member).sheets[2].fact.total


def ticks_of(clerk: Clerk, member: str) -> tuple[str, ...]:
    return outcome(clerk.state, "S1", member).sheets[2].fact.ticks


@pytest.mark.parametrize(("verb", "words", "holds"), RULINGS, ids=lambda one: str(one)[:20])
def test_a_ruling_is_the_chief_judges_and_has_a_reason(
    scorer: Ruled, path: Path, verb: str, words: tuple[object, ...], holds: Callable[..., bool]
) -> None:
    code = code_of(path)
    with opened(path) as clerk:
        before, member = clerk.state, member_of(clerk)
    assert scorer(verb, code, *words, *WHY, *CLERK)[0] == 1
    assert scorer(verb, code, *words, *CHIEF)[1].endswith("kept in the audit trail.\n")
    with opened(path) as clerk:
        assert clerk.state == before
    assert scorer(verb, code, *words, *WHY, *CHIEF)[0] == 0
    with opened(path) as clerk:
        assert holds(clerk, member)


def test_what_is_recorded_is_shown_and_taken_back(scorer: Ruled, path: Path) -> None:
    code = code_of(path)
    shown = scorer("undo", code)[1].splitlines()
    assert "time 50:00" in shown[2]
    assert scorer("undo", code, 1, *CLERK)[1].startswith("Undone: ")  # the clerk's own
    assert "a reason" in scorer("undo", code, 1, *CHIEF)[1]
    assert "There is no number 9" in scorer("undo", code, 9, *WHY, *CHIEF)[1]
    with opened(path) as clerk:
        assert outcome(clerk.state, "S1", member_of(clerk)).seconds is None


def test_a_judge_who_stands_aside_may_come_back(scorer: Ruled, path: Path) -> None:
    code = code_of(path)
    for more, seats in (((), {3}), (("--back",), set[int]())):
        assert scorer("excuse", code, 3, *more, *WHY, *CHIEF)[0] == 0
        with opened(path) as clerk:
            assert outcome(clerk.state, "S1", member_of(clerk)).excused == seats


def test_versions_that_differ_are_shown_and_one_is_kept(
    scorer: Ruled, path: Path, tmp_path: Path
) -> None:
    with Clerk.open(path) as host:
        first = member_of(host)
        other = next(m for m in roll.queue(host.state, "S1") if m != first)
        code = roll.codes(host.state).of["S1", other]
        seat = next(s for s, j in roll.seats(host.state, "S1").items() if free(host, j, other))
        copy = host.copy_for("B", tmp_path / "b.leitai", "chief")
        host.do(judging.sign_total, "clerk1", "S1", other, seat, "70")
        with Clerk.open(copy) as there:
            there.do(judging.sign_total, "clerk2", "S1", other, seat, "72")
            host.merge(there.journal.records())
    lines = scorer("settle", code)[1].splitlines()
    kept = next(line.split()[0] for line in lines if "72.0" in line)
    assert scorer("settle", code, kept, *WHY, *CHIEF)[0] == 0
    with opened(path) as clerk:
        found = outcome(clerk.state, "S1", other)
        assert found.sheets[seat].fact.total == 72
        assert not found.rivals
    assert "no versions of a sheet differ" in scorer("settle", code)[1]


def free(clerk: Clerk, judge: str, member: str) -> bool:
    return roll.officials(clerk.state)[judge].unit != roll.people(clerk.state).team[member].name


def test_a_sheet_of_the_wrong_contestant_is_moved(scorer: Ruled, path: Path) -> None:
    with opened(path) as clerk:
        codes, first = roll.codes(clerk.state).of, member_of(clerk)
        other = next(m for m in roll.queue(clerk.state, "S1") if m != first)
    names = (codes["S1", first], 2, codes["S1", other])
    assert scorer("move", *names, *WHY, *CHIEF)[0] == 0
    with opened(path) as clerk:
        assert outcome(clerk.state, "S1", first).missing == (2,)
        assert outcome(clerk.state, "S1", other).sheets[2].fact.total == 60


def test_codes_that_are_closed_are_the_only_names(scorer: Ruled, path: Path) -> None:
    with opened(path) as clerk:
        number = roll.people(clerk.state).members[member_of(clerk)].number
    for verb, words in (("void", ()), ("correct", (2, "70")), ("excuse", (1,))):
        code, said = scorer(verb, f"S1/{number}", *words, *WHY, *CHIEF)
        assert (code, "codes of Station 1" in said) == (1, True)
    assert "There is no blind code 0101" in scorer("void", "0101", *WHY, *CHIEF)[1]


def test_a_status_by_code_stays_with_the_code_until_it_is_opened(scorer: Ruled, path: Path) -> None:
    code = code_of(path)
    words = ("disqualified", *WHY, *CHIEF)
    assert scorer("status", code, *words) == (0, f"{code}: Disqualified\n")
    assert f"{code}: Disqualified in Station 1" in scorer("history", "--last", 1)[1]
    with opened(path) as clerk:
        member = member_of(clerk)
        team = roll.people(clerk.state).team[member]
        assert outcome(clerk.state, "S1", member).state == "disqualified"
    for who in (team.number, code):
        told = scorer("explain", who, "--live")[1]
        assert (code in told) != (team.name in told)
    assert scorer("status", code, "none", *WHY, *CHIEF) == (0, f"{code}: no status\n")


def test_a_paper_is_settled(scorer: Ruled, path: Path) -> None:
    assert scorer("correct", "r1-gp/0101", "88.5", *WHY, *CHIEF)[0] == 0
    assert "take no points off" in scorer("penalty", "01", "1.5", *WHY, *CHIEF)[1]
    with opened(path) as clerk:
        member = next(m for m in roll.people(clerk.state).members.values() if m.number == "0101")
        assert outcome(clerk.state, "r1-gp", member.id).value == Fraction("88.5")
