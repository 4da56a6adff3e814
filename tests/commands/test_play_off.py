"""A play-off and the draw of case records by command, and the play-off in the proof of a place."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from scorer.clerk import Clerk
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.standing import board
from tests import builders as b
from tests import venue
from tests.commands.conftest import Say
from tests.documents import reading

CHIEF = ("--by", b.CHIEF, "--pin", "1")
CLERK = ("--by", b.CLERK, "--pin", "1")
CLERK_1 = ("--by", "clerk1", "--pin", "1")
WHY = ("--reason", "加赛一题")


@pytest.fixture(autouse=True)
def _everybodys_pin_is_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Clerk, "proves", lambda _clerk, _who, pin: pin == "1")


@pytest.fixture
def tied(tmp_path: Path) -> Path:
    """T1 and T2 have the same total; no tie may cross a prize's line."""
    with venue.started(tmp_path / "contest.leitai", 3) as clerk:
        made = roll.contest(clerk.state)
        rules = replace(made.rules, ties=(), prizes=replace(made.rules.prizes, tie="break"))
        fact = f.ContestSet(contest=replace(made, rules=rules))
        clerk.do(lambda _state, _by: (fact,), b.CHIEF)
        for team, score, skill in (("T1", "86", "80"), ("T2", "80", "84"), ("T3", "70", "70")):
            for station, role in (("S1", "GP"), ("S2", "NU")):
                venue.paper(clerk, f"{team}-{role}", score)
                venue.total(clerk, station, f"{team}-{role}", [skill] * 3)
        for scope in ("R1", "R2", "results"):
            b.release(clerk, scope)
    return tmp_path / "contest.leitai"


def test_a_play_off_decides_and_shows_in_the_proof_of_the_place(
    scorer: Say, tied: Path, tmp_path: Path
) -> None:
    words = ("play-off", tied, "02", "01")
    assert scorer(*words, *CLERK, *WHY)[0] == 1
    assert "Write a reason" in scorer(*words, *CHIEF).err
    assert "equal total" in scorer("play-off", tied, "03", "01", *CHIEF, *WHY).err
    assert scorer(*words, *CHIEF, *WHY)[:2] == (0, "Play-off recorded: 第2, 第1\n")
    with Clerk.open(tied) as clerk:
        assert [place.id for place in board(clerk.state).places] == ["T2", "T1", "T3"]
        b.release(clerk, "results", "加赛后重新封存")
    told = "Same total as 第1, ahead of it by play-off: 1 against 2"
    assert told in scorer("explain", tied, "02")[1]
    paper = tmp_path / "place.pdf"
    assert scorer("explain", tied, "02", "--pdf", paper)[0] == 0
    assert "ahead of it by play-off" in " ".join(reading.text(paper).split())
    assert "play-off" in scorer("standings", tied)[1]


def test_case_records_are_drawn_by_number_and_once(scorer: Say, tmp_path: Path) -> None:
    path = tmp_path / "files.leitai"
    assert scorer("new", "contract-service", "--demo", "--out", path)[0] == 0
    with Clerk.open(path, read_only=True) as clerk:
        who = next(iter(roll.people(clerk.state).entrants.values())).number
    draw = ("draw-records", path, "files", who, "BL001-BL020", "X7，X9", "--seed", "望舒")
    assert scorer(*draw, "--count", 23, *CLERK_1)[0] == 1
    code, said, _err = scorer(*draw, "--count", 3, "--witness", "supervisor", *CLERK_1)
    assert (code, said.endswith(" drawn\n")) == (0, True)
    assert scorer(*draw, "--count", 3, *CLERK_1)[0] == 1
    with Clerk.open(path, read_only=True) as clerk:
        (made,) = (e.fact for (s,), e in clerk.state.each(f.DrawMade) if s.startswith("records:"))
    assert (len(made.pool), len(made.result), made.witness) == (22, 3, "supervisor")
    assert set(made.result) < set(made.pool) > {"BL001", "BL020", "X7", "X9"}
