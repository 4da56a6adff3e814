"""Plays a contest with simulated people through the same doors as real ones."""

import time
from collections.abc import Callable
from pathlib import Path

from scorer.clerk import Clerk
from scorer.rehearsal.day import Day, Step, Steps
from scorer.rehearsal.demo import Stage, demo
from scorer.rehearsal.founding import found_contest, pins
from scorer.rehearsal.script import script

__all__ = ("Rehearsal", "Stage", "Step", "demo", "pins", "rehearse")


class Rehearsal:
    """A contest's whole day, step by step, in a folder of its own.

    ``clerk`` is open from the start: windows may show it while the steps are taken. The same
    template, roster and seed give the same day. Raises ``FileRefused``, ``FileExistsError`` or
    ``StoreTrouble``.
    """

    def __init__(
        self,
        template: str | Path,
        folder: Path,
        seed: int = 1,
        *,
        roster: Path | None = None,
        sites: bool = True,
        printing: bool = True,
        pages: int = 0,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._day: Day = found_contest(template, folder / "contest.leitai", seed, roster=roster)
        self._day.sites, self._day.printing, self._day.pages = sites, printing, pages
        self._steps = script(self._day)

    @property
    def clerk(self) -> Clerk:
        """The control room's clerk."""
        return self._day.host

    def steps(self) -> Steps:
        """The steps that are left, one for each thing that happens."""
        return self._steps

    def close(self) -> None:
        """Close every file, wherever the day has come to."""
        self._day.close()


def rehearse(
    template: str | Path,
    out_dir: Path,
    seed: int = 1,
    say: Callable[[str], None] = print,
    *,
    speed: float | None = None,
    roster: Path | None = None,
) -> Path:
    """Play the whole day into a folder; the path of the contest's file.

    ``speed`` is how much faster than life it goes; None is as fast as possible. The folder gets
    ``contest.leitai``, ``sites/*.leitai``, ``exports/*`` and ``papers/*.pdf``.
    """
    day = Rehearsal(template, out_dir, seed, roster=roster)
    before = None
    try:
        for step in day.steps():
            if speed and before is not None:
                time.sleep(max(0.0, (step.at - before).total_seconds()) / speed)
            before = step.at
            say(f"{step.at:%H:%M:%S}  {step.sentence}")
        return day.clerk.path
    finally:
        day.close()
