"""A real X server in memory, with two monitors, for the tests that need real windows.

Needs Debian's packages xvfb, x11-xserver-utils, x11-utils, xdotool and openbox.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

TOOLS = ("Xvfb", "xrandr", "xdotool", "xprop", "openbox")
REMEDY = "apt-get install xvfb x11-xserver-utils x11-utils xdotool openbox"
ROOT = Path(__file__).resolve().parent.parent
MONITORS = {
    "Laptop": ("1366/347x768/195+0+0", "screen"),
    "Projector": ("1920/500x1080/280+1366+0", "none"),
}


@dataclass(frozen=True, slots=True)
class XServer:
    """A running server; `xrandr`'s monitors are what Qt sees as screens."""

    display: str

    def environment(self, **more: str) -> dict[str, str]:
        """Give the environment of a child process that opens real windows here."""
        return {
            **os.environ,
            "DISPLAY": self.display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
            **more,
        }

    def python(self, *args: str, **more: str) -> "subprocess.Popen[str]":
        """Start this Python on the server; the caller waits for it or kills it."""
        return subprocess.Popen(
            [sys.executable, *args],
            env=self.environment(**more),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def ask(self, *command: str, within: float = 10, must: bool = True) -> str:
        """Run one of the X tools here and give what it says; it `must` succeed, or may not."""
        done = subprocess.run(
            command,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=within,
            check=must,
        )
        return done.stdout.strip()

    def window(
        self, title: str, *, within: float = 30, of: "subprocess.Popen[str] | None" = None
    ) -> str:
        """Wait for a visible window whose title matches the expression; give its X id.

        `of` is the program that is to open it: if it ends before, so does the waiting.
        """
        end = time.monotonic() + within
        while time.monotonic() < end:
            if of is not None and of.poll() is not None:
                raise ChildProcessError(of.stdout.read() if of.stdout else "ended")
            search = ("xdotool", "search", "--onlyvisible", "--name", title)
            found = self.ask(*search, must=False)
            if found:
                return found.splitlines()[0]
            time.sleep(0.05)
        raise TimeoutError(f"no window titled {title} within {within} s")

    def keys(self, window: str, *keys: str) -> None:
        """Press keys in a window, as xdotool names them."""
        self.ask("xdotool", "windowfocus", "--sync", window)
        self.ask("xdotool", "key", "--delay", "12", *keys)

    def type(self, window: str, text: str, *, delay: int = 6) -> None:
        """Type text into a window at a scanner's pace, `delay` milliseconds a key."""
        self.ask("xdotool", "windowfocus", "--sync", window)
        self.ask("xdotool", "type", "--delay", str(delay), text)

    def quit(self, window: str) -> None:
        """Ask a window to close, as a click on its cross does."""
        self.ask("xdotool", "windowactivate", "--sync", window)
        self.ask("xdotool", "key", "alt+F4")

    def plug(self, monitor: str) -> None:
        """Plug a monitor in: `Laptop` or `Projector`."""
        self.ask("xrandr", "--setmonitor", monitor, *MONITORS[monitor])

    def unplug(self, monitor: str) -> None:
        """Pull a monitor's cable."""
        self.ask("xrandr", "--delmonitor", monitor)

    def monitors(self) -> set[str]:
        """Give the names of the monitors that are plugged in."""
        lines = self.ask("xrandr", "--listmonitors").splitlines()[1:]
        return {line.split()[1].strip("+*") for line in lines}

    def plug_all(self) -> None:
        """Bring both monitors back."""
        for monitor in MONITORS:
            if monitor not in self.monitors():
                self.plug(monitor)


@contextmanager
def xserver() -> Iterator[XServer]:
    """Run a server with a window manager on a free display until the block ends."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        reason = f"real windows need {', '.join(missing)}: {REMEDY}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    server, display = _start()
    x = XServer(display)
    x.plug_all()
    manager = subprocess.Popen(
        ["openbox", "--sm-disable"],
        env=x.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield x
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(10)


def _start() -> "tuple[subprocess.Popen[bytes], str]":
    """Start Xvfb; -noreset, or the monitors would vanish with the client that set them."""
    reader, writer = os.pipe()
    screen = ["-screen", "0", "3286x1080x24", "-noreset", "-nolisten", "tcp"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), *screen],
        pass_fds=(writer,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as pipe:
        number = pipe.readline().strip()
    if not number:
        server.wait(10)
        pytest.fail("Xvfb does not start")
    return server, f":{number}"
