"""The README's commands start what they promise, with a display and without."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.xserver import ROOT, XServer

WITHOUT = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "FONTCONFIG_FILE")


def start(*args: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run `leitai` as a person does who has none of what `more` does not give."""
    environment = {k: v for k, v in os.environ.items() if k not in WITHOUT} | more
    return subprocess.run(
        [sys.executable, "-m", "ui", *args],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def commands() -> list[str]:
    """Give the commands of the README's block, without their remarks."""
    block = re.search(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert block
    return [line.partition("#")[0].strip() for line in block[1].splitlines()]


def outside() -> str:
    """Give the search path of whoever types the command, without the tests' own Python."""
    inside = str(Path(sys.executable).parent)
    return os.pathsep.join(p for p in os.environ["PATH"].split(os.pathsep) if p != inside)


def test_home_is_painted_before_contests_are_read() -> None:
    """What opens, reads and keeps contests takes longer to load than home takes to paint."""
    told = subprocess.run(
        [sys.executable, "-c", "import sys, ui.app; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(told.stdout.split())
    assert not loaded & {"ruamel.yaml", "sqlite3", "scorer.clerk", "ui.jobs", "ui.contest"}


def test_the_readme_names_two_commands() -> None:
    assert commands() == [
        "python3 -m pip install uv && python3 -m uv run leitai",
        "python3 -m uv run pytest",
    ]


def _asked_to_close(xvfb: XServer, window: str) -> None:
    """Ask a window to close, again where a busy machine was too slow to bring it forward."""
    for _try in range(3):
        with contextlib.suppress(subprocess.TimeoutExpired):
            xvfb.quit(window)
            return


def _closed(xvfb: XServer, program: "subprocess.Popen[str]") -> str:
    """Close home until the program has ended: a key pressed while windows change may be lost."""
    for _try in range(12):
        home = xvfb.ask("xdotool", "search", "--onlyvisible", "--name", "^擂台$", must=False)
        if home:
            with contextlib.suppress(subprocess.SubprocessError):
                xvfb.quit(home.splitlines()[0])
        try:
            return program.communicate(timeout=5)[0]
        except subprocess.TimeoutExpired:
            continue
    return program.communicate(timeout=5)[0]


def test_the_first_command_opens_the_demo_contest(xvfb: XServer, own_home: Path) -> None:
    """What follows `&&` is run to the letter; `pip install uv` is how the tests came to run.

    Closing the contest leads home, and closing home ends the program.
    """
    line = commands()[0].partition("&& ")[2]
    with subprocess.Popen(  # noqa: S602  exactly as the README says it
        line,
        shell=True,
        env=xvfb.environment(UV_OFFLINE="1", LEITAI_HOME=str(own_home), PATH=outside()),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as program:
        try:
            contest = xvfb.window(" — 擂台$", within=60, of=program)
            assert "擂台" in xvfb.ask("xprop", "-id", contest, "_NET_WM_NAME")
            _asked_to_close(xvfb, contest)
            xvfb.window("^擂台$", within=60, of=program)
            said = _closed(xvfb, program)
        finally:
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGKILL)
    assert program.returncode == 0, said
    assert "Traceback" not in said
    logged = [
        json.loads(line)
        for path in own_home.rglob("*.jsonl")
        for line in path.read_text("utf-8").splitlines()
    ]
    assert [line for line in logged if line["level"] in {"WARNING", "ERROR"}] == []


def test_every_part_is_there() -> None:
    done = start("--self-test", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("  ok\n") == 7


def test_without_a_display_the_demo_is_played_into_a_folder_that_is_named(tmp_path: Path) -> None:
    done = start(LEITAI_HOME=str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "there is no display" in done.stdout
    named = Path(done.stdout.strip().splitlines()[-1].split()[-1])
    assert named.is_relative_to(tmp_path)
    assert sorted(named.glob("*.pdf"))


def test_a_display_that_does_not_answer_is_named(tmp_path: Path) -> None:
    done = start("some.leitai", DISPLAY=":4711", LEITAI_HOME=str(tmp_path))
    assert done.returncode == 1
    assert "the display :4711 does not answer" in done.stdout
    assert "scorer --help" in done.stdout


@pytest.mark.parametrize("library", ["libEGL.so.1", "libxcb-cursor.so.0"])
def test_a_missing_library_is_named_with_its_packages(
    library: str, tmp_path: Path, xvfb: XServer
) -> None:
    """An empty file that shadows the library stands for one that is not installed."""
    (tmp_path / library).touch()
    done = start(
        "some.leitai",
        DISPLAY=xvfb.display,
        LD_LIBRARY_PATH=str(tmp_path),
        LEITAI_HOME=str(tmp_path),
    )
    assert done.returncode == 1
    assert library in done.stdout
    assert re.search(r"apt-get install .*libegl1.*libxcb-cursor0", done.stdout)
    assert "dnf install" in done.stdout
    assert "Traceback" not in done.stderr
