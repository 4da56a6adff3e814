"""Marks from a file in a contest of many parts: by name, number, or code where it is blind."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from scorer.clerk import Clerk
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.entry_scores import entry_heads
from scorer.domain.record.outcome import outcome
from scorer.domain.record.state import State
from tests.commands.conftest import Say

CHIEF = ("--by", "chief", "--pin", "258258")
CLERK1 = ("--by", "clerk1", "--pin", "717171")
CLERK2 = ("--by", "clerk2", "--pin", "727272")
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def path(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "nurses.leitai"
    assert run("new", "nurses-skills", "--demo", "--seed", "7", "--out", path)[0] == 0
    assert run("start", path, *CHIEF)[0] == 0
    return path


@pytest.fixture
def run(scorer: Say) -> Run:
    """Run a command: what it gave back, and all that it said."""

    def run(*words: object) -> tuple[int, str]:
        said = scorer(*words)
        return said.code, said.text

    return run


def state_of(path: Path) -> State:
    with Clerk.open(path, read_only=True) as clerk:
        return clerk.state


def table(path: Path, *rows: str) -> Path:
    file = path.with_suffix(".csv")
    file.write_text("\n".join(rows), encoding="utf-8-sig")
    return file


def skill(state: State) -> tuple[str, str, str]:
    """A blind station, somebody who performs there, and the code."""
    code, (station, member) = next(iter(sorted(roll.codes(state).whose.items())))
    return station, member, code


def test_sheets_are_taken_by_blind_code_and_never_by_name(path: Path, run: Run) -> None:
    state = state_of(path)
    station, member, code = skill(state)
    name = roll.people(state).members[member].name
    seats = ",".join(f"评委{n}" for n in range(1, 6))
    before = state.count
    for subject, said in (
        (name, "known by blind code"),
        ("Z99", "is not among the entrants"),
    ):
        file = table(path, f"项目,编号,{seats}", f"{station},{subject},90,91,92,93,94")
        told = run("enter", path, file, *CLERK1)
        assert told[0] == 1
        assert said in told[1]
    other = next(
        s.id for s in roll.stations(state).values() if s.kind == "skill" and s.id != station
    )
    file = table(path, f"项目,编号,{seats}", f"{other},{code},90,91,92,93,94")
    assert "known by blind code" in run("enter", path, file, *CLERK1)[1]
    assert state_of(path).count == before
    file = table(path, f"编号,用时,{seats}", f"{code},3:30,90,91,92,93,94")
    assert run("enter", path, file, *CLERK1) == (0, "5 forms taken\n")
    found = outcome(state_of(path), station, member)
    assert (found.value, found.seconds) == (Fraction(92), Fraction(210))
    assert {sheet.fact.source for sheet in found.sheets.values()} == {"file"}
    again = run("enter", path, file, *CLERK1)
    assert again[0] == 1
    assert again[1].count("Seat") == 5
    assert state_of(path).count == before + 6


def test_a_name_of_two_is_told_apart_by_unit(path: Path, run: Run) -> None:
    with Clerk.open(path, read_only=True) as clerk:
        one = next(iter(roll.people(clerk.state).entrants.values()))
    file = table(path, "项目,编号,成绩", f"theory,{one.unit}/{one.name},88")
    assert run("enter", path, file, *CLERK1) == (0, "1 form taken\n")
    (made,) = entry_heads(state_of(path), "theory", one.members[0].id)
    assert made.fact.values == {"value": "88"}


def test_a_fault_names_the_column_as_it_is_headed(path: Path, run: Run) -> None:
    name = next(iter(roll.people(state_of(path)).members.values())).name
    file = table(path, "项目,编号,成绩", f"theory,{name},88.3")
    said = run("enter", path, file, *CLERK1)[1]
    assert "column “成绩”" in said


def test_papers_are_typed_twice_by_two_people(path: Path, run: Run) -> None:
    people = roll.people(state_of(path))
    first, second = list(people.members.values())[:2]
    row = "theory,{name},{number},{mark}"
    one = table(
        path,
        "part,subject,number,mark",
        row.format(name=first.name, number=1, mark="87.5"),
        row.format(name=people.team[second.id].number, number=1, mark="缺考"),
    )
    assert run("enter", path, one, *CLERK1) == (0, "2 forms taken\n")
    two = table(
        path, "part,subject,number,mark", row.format(name=first.name, number=2, mark="87.5")
    )
    code, said = run("enter", path, two, *CLERK1)
    assert (code, "second" in said or "other" in said.lower()) == (1, True), said
    assert run("enter", path, two, *CLERK2)[0] == 0
    state = state_of(path)
    assert outcome(state, "theory", first.id).value == Fraction("87.5")
    assert outcome(state, "theory", second.id).state == "absent"
    assert state.last(f.StatusSet, second.id, "theory") is not None


def test_everything_wrong_is_told_at_once_and_nothing_taken(path: Path, run: Run) -> None:
    before = state_of(path).count
    file = table(
        path,
        "part,subject,number,mark,lot",
        "theory,无此人,1,90,",
        "theory,01,1,101,",
        "nothing,02,1,90,",
    )
    code, said = run("enter", path, file, *CLERK1)
    assert code == 1
    for words in (
        "row 2: “无此人” is not among",
        "row 3, ",
        "101",
        "row 4: The contest has no part",
    ):
        assert words in said, said
    ruled = table(path, "subject,lot", "01,1")
    assert "the chief judge rules it" in run("enter", path, ruled, *CLERK1)[1]
    assert state_of(path).count == before


def test_the_first_few_of_a_speech_contest_are_taken_together(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "speech.leitai"
    assert run("new", "speech-contest", "--demo", "--seed", "7", "--out", path)[0] == 0
    assert run("start", path, *CHIEF)[0] == 0
    state = state_of(path)
    where = roll.stations(state)["speech"]
    count = where.panel.first_together
    assert count > 1
    first = [roll.people(state).members[name].name for name in roll.queue(state, "speech")[:count]]
    heads = "姓名," + ",".join(f"评委{n}" for n in range(1, 8))
    rows = [f"{name},90,91,92,93,94,95,96" for name in first]
    code, said = run("enter", path, table(path, heads, *rows[:-1]), *CLERK1)
    assert code == 1
    assert "together" in said, said
    assert f"Still to be marked: {first[-1]}." in said, said
    assert state_of(path).count == state.count
    assert run("enter", path, table(path, heads, *rows), *CLERK1)[0] == 0
