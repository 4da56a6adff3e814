"""Jobs for the tests of jobs."""

import time
from collections.abc import Callable
from pathlib import Path

from scorer.domain.record.refusals import Refused
from scorer.words import language

Tell = Callable[[int, int, str], None]


def count(tell: Tell, *, upto: int) -> dict[str, object]:
    print("noise of a library")
    for step in range(1, upto + 1):
        tell(step, upto, f"第 {step} 份")
    return {"sum": upto * (upto + 1) // 2, "language": language()}


def refuse(tell: Tell) -> None:
    raise Refused("out_of_range", least="0", most="100", text="120")


def break_down(tell: Tell) -> None:
    raise OSError(28, "No space left on device", "证书.pdf")


def die(tell: Tell) -> None:
    import os  # noqa: PLC0415

    os._exit(7)


def linger(tell: Tell, *, mark: str) -> None:
    Path(mark).write_text("begun", encoding="utf-8")
    tell(1, 2, "")
    while True:
        time.sleep(0.05)
