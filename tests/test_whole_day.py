"""A day's turning point under real windows, driven by keys alone, with the hall looking on."""

import json
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scorer.domain.model.codes import badge_code
from tests.whole_day import pin_of
from tests.xserver import XServer


class Hall:
    """The running program, seen from outside: keys go in, what it knows comes out."""

    def __init__(self, x: XServer, program: "subprocess.Popen[str]") -> None:
        self._x, self._program = x, program

    def known(self) -> dict[str, Any]:
        """What the program knows now."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write("tell\n")
        self._program.stdin.flush()
        found: dict[str, Any] = json.loads(self._program.stdout.readline())
        return found

    def until(self, what: Callable[[dict[str, Any]], object], tries: int = 600) -> dict[str, Any]:
        """Ask until it is so; fails with the last answer."""
        found: dict[str, Any] = {}
        for _try in range(tries):
            found = self.known()
            if what(found):
                return found
            select.select([], [], [], 0.02)
        pytest.fail(f"not so: {found}")

    def press(self, *keys: str) -> None:
        """Press keys wherever the focus is."""
        self._x.ask("xdotool", "key", "--delay", "30", *keys)

    def write(self, text: str) -> None:
        """Type as a person does."""
        self._x.ask("xdotool", "type", "--delay", "60", text)

    def scan(self, code: str) -> None:
        """Type as a scanner does, with its Enter."""
        self._x.ask("xdotool", "type", "--delay", "6", "--args", "1", code, "key", "Return")

    def prove(self, official: str) -> None:
        """Answer the question for a PIN."""
        self.until(lambda k: k["focus"] == "PinField")
        self.write(pin_of(official))
        self.press("Return")


@pytest.fixture
def hall(xvfb: XServer, tmp_path: Path) -> Iterator[Hall]:
    environment = xvfb.environment(LEITAI_HOME=str(tmp_path / "home"))
    with subprocess.Popen(
        [sys.executable, "-m", "tests.whole_day", str(tmp_path)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        try:
            found = Hall(xvfb, program)
            found.until(lambda k: k["active"] == "MainWindow" and k["stage"] == [True, 1366, 1920])
            yield found
            assert program.stdin is not None
            program.stdin.close()
            assert program.wait(20) == 0
        finally:
            program.kill()


def test_from_a_scanned_badge_to_the_new_rank_by_keys_alone(hall: Hall) -> None:
    before = hall.known()["board"]
    assert [row[1] for row in before] == [1, 2, 3]

    hall.scan(badge_code("B1GP"))
    hall.prove("desk")
    hall.until(lambda k: k["arrived"] == ["T1-GP"])

    hall.press("alt+4")
    hall.until(lambda k: k["page"] == "judging" and k["focus"] == "PanelPage")
    hall.press("Down", "Down", "F2")
    hall.until(lambda k: k["active"] == "JudgingWindow")
    sheets = hall.known()["sheets"]
    hall.press("Return", "Return", "1", "Return", "5", "Return", "F4")
    hall.prove("j1")
    hall.until(lambda k: k["sheets"] == sheets + 1)
    hall.press("alt+F4")

    hall.until(lambda k: k["active"] == "MainWindow")
    hall.press("alt+5")
    hall.until(lambda k: k["page"] == "control" and k["focus"] == "Matrix")
    hall.press("F2")
    hall.write("94")
    hall.press("Tab")
    hall.write("misread")
    hall.press("Tab", "space")
    hall.prove("chief")
    corrected = hall.until(lambda k: k["sheets"] == sheets + 2)
    assert corrected["board"] == before, "nothing on air moves before its release"

    hall.until(lambda k: k["active"] == "MainWindow")
    hall.press("F7")
    hall.prove("chief")
    assert hall.until(lambda k: k["seal"] == "sealed")["board"] == before
    hall.until(lambda k: k["active"] == "MainWindow")
    hall.press("F7")
    hall.prove("coder")
    hall.until(lambda k: "supervisor" in k["title"] or "监督" in k["title"])
    hall.prove("sup")
    hall.until(lambda k: k["active"] == "MainWindow")
    hall.press("F7")
    hall.prove("chief")

    after = hall.until(lambda k: "S1" in k["released"])["board"]
    assert [row[1] for row in after] == [1, 2, 3]
    assert after[0][0] == before[1][0], "the corrected mark turned the first two places"
    assert hall.known()["stage"] == [True, 1366, 1920]
