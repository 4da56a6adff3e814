"""`scorer what-if` and `scorer agreement`: what the chief judge may ask of a contest's file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.__main__ import main
from scorer.clerk import Clerk
from scorer.domain.record import roll
from scorer.rehearsal import demo

Ask = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def contest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rehearsed contest at its end."""
    path = tmp_path_factory.mktemp("supposing") / "contest.leitai"
    demo(path, 3, "end").close()
    return path


@pytest.fixture
def ask(contest: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    def run(command: str, *words: str) -> tuple[int, str]:
        capsys.readouterr()
        code = main(["--language", "en", command, str(contest), *words])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def whole(path: Path) -> tuple[int, dict[str, tuple[str, str]]]:
    with Clerk.open(path, read_only=True) as clerk:
        return clerk.state.count, dict(roll.codes(clerk.state).whose)


def test_the_first_is_disqualified_in_thought_only(contest: Path, ask: Ask) -> None:
    before, _codes = whole(contest)
    _code, table = ask("standings", "--as", "json")
    first = str(json.loads(table)[0]["number"])
    code, said = ask("what-if", "--status", first, "disqualified")
    assert code == 0
    assert "wins First prize" in said
    assert "loses First prize" in said
    assert whole(contest)[0] == before


def test_corrections_hold_together(contest: Path, ask: Ask) -> None:
    _count, codes = whole(contest)
    blind = next(code for code, (station, _member) in codes.items() if station == "S1")
    words = [w for seat in "123" for w in ("--correct", blind, seat, "10")]
    code, said = ask("what-if", *words, "--as", "csv")
    assert code == 0
    assert said.splitlines()[0].endswith(
        "Who,Place now,Place then,Total now,Total then,Status then,Wins,Loses"
    )
    assert len(said.splitlines()) > 1


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ([], "Say what is to be supposed"),
        (["--correct", "S1"], "is not understood"),
        (["--status", "nobody", "disqualified"], "nobody"),
        (["--status", "nobody", "late"], "absent, withdrawn, disqualified"),
        (["--penalty", "1"], "WHO POINTS"),
    ],
)
def test_what_cannot_be_supposed_is_answered(words: list[str], answer: str, ask: Ask) -> None:
    code, said = ask("what-if", *words)
    assert code == 1
    assert answer in said


def test_the_judges_are_compared(ask: Ask) -> None:
    code, said = ask("agreement", "--limit", "4")
    assert code == 0
    assert sum(line.startswith("Station ") for line in said.splitlines()) == 31  # with the heads
    assert "depends on one judge" in said
    assert ask("agreement", "--limit", "four")[0] == 1
