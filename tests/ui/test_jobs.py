"""Slow work beside the window: it tells, answers, can be stopped, and fails in words."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from scorer.words import use_language
from ui.jobs import Job

SAMPLE = "tests.ui.jobs_sample"


class Heard:
    """Everything that a job told."""

    def __init__(self, job: Job) -> None:
        self.progress: list[tuple[int, int, str]] = []
        self.ends: list[tuple[str, Any]] = []
        job.progress.connect(lambda *told: self.progress.append(told))
        job.finished.connect(lambda result: self.ends.append(("finished", result)))
        job.failed.connect(lambda why: self.ends.append(("failed", why)))
        job.cancelled.connect(lambda: self.ends.append(("cancelled", None)))


def run(qtbot: QtBot, target: str, **arguments: Any) -> Heard:
    owner = QObject()
    job = Job(owner)
    heard = Heard(job)
    job.start(target, **arguments)
    qtbot.waitUntil(lambda: bool(heard.ends), timeout=30_000)
    job.wait()
    return heard


def test_a_job_tells_how_far_it_is_and_answers(qtbot: QtBot) -> None:
    use_language("en")
    heard = run(qtbot, f"{SAMPLE}:count", upto=200)
    assert heard.ends == [("finished", {"sum": 20100, "language": "en"})]
    assert heard.progress[-1] == (200, 200, "第 200 份")
    done = [each[0] for each in heard.progress]
    assert done == sorted(done)
    assert len(done) < 50


@pytest.mark.parametrize(
    ("target", "says"),
    [
        (f"{SAMPLE}:refuse", "Should be between 0 and 100; 120 is not."),
        (f"{SAMPLE}:break_down", "The disk is full"),
        (f"{SAMPLE}:die", "ended before it was done"),
        (f"{SAMPLE}:no_such_job", "unexpected"),
        ("os:getcwd", "not a job of this program"),
    ],
)
def test_a_failure_comes_as_one_sentence(qtbot: QtBot, target: str, says: str) -> None:
    use_language("en")
    heard = run(qtbot, target)
    [(kind, sentence)] = heard.ends
    assert kind == "failed"
    assert says in sentence
    assert "Traceback" not in sentence


def test_a_job_can_be_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    job = Job()
    heard = Heard(job)
    job.start(f"{SAMPLE}:linger", mark=str(mark))
    qtbot.waitUntil(mark.exists, timeout=30_000)
    job.cancel()
    qtbot.waitUntil(lambda: bool(heard.ends), timeout=10_000)
    assert heard.ends == [("cancelled", None)]
    assert not job.running
