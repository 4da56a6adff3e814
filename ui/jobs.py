"""Slow work in a process of its own, so that a key press never waits for it.

A job is a function of this program, named `module:function`. It takes `tell` (done, total, text)
and plain arguments, and gives a plain result: what JSON can carry. Arguments go to the process by
its standard input; what it tells comes back line by line.
"""

import json
import logging
import os
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, Signal

from scorer.words import _, language, use_language
from ui.messages import say

Tell = Callable[[int, int, str], None]
"""How a job says how far it is: done, total, and what it is at."""

ARGUMENT = "--job"
"""The hidden argument by which the program starts as a job's process."""

_OURS = ("scorer.", "ui.", "tests.")
_PACE_S = 0.05  # no more often than this does a job tell; the last word always comes
_log = logging.getLogger(__name__)


class Job(QObject):
    """One piece of slow work; start it once. It ends with exactly one of the last three signals.

    Signals:
        progress(int, int, str): Done, total, and what it is at.
        finished(object): The result.
        failed(str): What went wrong, as a sentence.
        cancelled(): It was stopped on request.
    """

    progress = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        self._process.readyReadStandardOutput.connect(self._on_lines)
        self._process.errorOccurred.connect(self._on_error)
        self._process.finished.connect(self._on_ended)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._on_quit)
        self._answer: dict[str, Any] | None = None
        self._stopping = False
        self._over = False

    @property
    def running(self) -> bool:
        """Whether it has begun and not ended."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(self, target: str, **arguments: Any) -> None:
        """Begin.

        Args:
            target: `module:function` of this program.
            arguments: What JSON can carry; paths as text.
        """
        order = {"target": target, "arguments": arguments, "language": language()}
        program, given = _command()
        self._process.start(program, given)
        self._process.write(json.dumps(order).encode() + b"\n")
        self._process.closeWriteChannel()

    def cancel(self) -> None:
        """Stop it at once, as a power cut would; a job writes its files aside and swaps them in."""
        if self.running:
            self._stopping = True
            self._process.kill()

    def wait(self, milliseconds: int = 30_000) -> bool:
        """Wait for its end, as at the end of the program; False if it takes longer."""
        return not self.running or self._process.waitForFinished(milliseconds)

    def _on_quit(self) -> None:
        self.cancel()
        self.wait()

    def _on_lines(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            message = json.loads(line)
            if "progress" in message:
                done, total, text = message["progress"]
                self.progress.emit(done, total, text)
            else:
                self._answer = message

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end({"failed": _("The work could not begin: its process did not start.")})

    def _on_ended(self) -> None:
        self._on_lines()
        said = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip()
        if said:
            _log.info("a job said: %s", said)
        self._end(self._answer)

    def _end(self, answer: dict[str, Any] | None) -> None:
        if self._over:
            return
        self._over = True
        if self._stopping:
            self.cancelled.emit()
        elif answer is None:
            self.failed.emit(
                _("The work ended before it was done. Nothing was changed; try again.")
            )
        elif "failed" in answer:
            self.failed.emit(str(answer["failed"]))
        else:
            self.finished.emit(answer["result"])


def _command() -> tuple[str, list[str]]:
    """Give what starts this program again: itself when frozen, else Python with the package."""
    if getattr(sys, "frozen", False):
        return sys.executable, [ARGUMENT]
    return sys.executable, ["-m", "ui", ARGUMENT]


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    ground = str(Path(__file__).resolve().parent.parent)
    path = [ground, *filter(None, [environment.value("PYTHONPATH")])]
    environment.insert("PYTHONPATH", os.pathsep.join(path))
    environment.insert("PYTHONIOENCODING", "utf-8")
    return environment


def work(arguments: list[str]) -> int:
    """Be a job's process: read the order, do it, tell; 0 if it was done."""
    del arguments
    with _answers() as out:
        order = json.loads(sys.stdin.buffer.readline())
        use_language(order["language"])
        try:
            function = _find(order["target"])
            _tell(out, {"result": function(_Teller(out), **order["arguments"])})
        except Exception as mishap:  # noqa: BLE001  whatever it is, the window must hear of it
            logging.basicConfig(stream=sys.stderr, level=logging.INFO)
            _log.info("job %s failed", order["target"], exc_info=True)
            _tell(out, {"failed": say(mishap)})
            return 1
        return 0


class _Teller:
    """Sends how far a job is, at a pace that a window can follow."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._last = out, 0.0

    def __call__(self, done: int, total: int, text: str = "") -> None:
        now = time.monotonic()
        if done >= total or now - self._last >= _PACE_S:
            self._last = now
            _tell(self._out, {"progress": [done, total, text]})


def _answers() -> IO[bytes]:
    """Keep standard output for the answers; what libraries print goes to standard error."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return out


def _tell(out: IO[bytes], message: Mapping[str, Any]) -> None:
    out.write(json.dumps(message, ensure_ascii=False).encode() + b"\n")
    out.flush()


def _find(target: str) -> Callable[..., Any]:
    """Find the function of a job; only this program's own modules are looked at."""
    module, colon, name = target.partition(":")
    if not colon or not module.startswith(_OURS):
        raise ValueError(f"not a job of this program: {target}")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found
