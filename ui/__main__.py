"""`leitai [FILE]`: opens the program's windows, or says why none can open here.

Without FILE the home window opens on the demo contest. Where no window can open, the demo contest
is played without windows, and its papers are left in a folder that is named.
"""

import argparse
import sys
from pathlib import Path

from scorer.shelf import home
from scorer.words import LANGUAGES, N_, _, language, use_language
from ui.diary import open_diary
from ui.display import DEBIAN, FEDORA, Hindrance, NoDisplay, hindrance

DEMO = "family-doctor-team"
"""The template of the demo contest."""

_NO_DISPLAY = N_("No window can open here: there is no display.")
_NO_ANSWER = N_("No window can open here: the display {display} does not answer.")
_NO_LIBRARY = N_("No window can open here: a system library is missing.")


def main() -> int:
    """Run the program; 0 if all went well."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--job"]:
        from ui.jobs import work  # noqa: PLC0415  a job's process starts nothing else

        return work(arguments[1:])
    asked = _parser().parse_args(arguments)
    obstacle = hindrance()
    if obstacle is not None:
        return _without_windows(obstacle, asked.file)
    diary = open_diary()
    from ui import app, mishaps  # noqa: PLC0415  Qt may be imported only where it can start

    if asked.self_test:
        from ui import selftest  # noqa: PLC0415  seldom needed

        return selftest.run(print)
    mishaps.keep_running(diary)
    return app.run([] if asked.file is None else [str(asked.file)])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="leitai", description=_("Scores a skills contest, live and offline, at the venue.")
    )
    parser.add_argument("file", nargs="?", type=Path, help=_("a contest file to open (.leitai)"))
    parser.add_argument(
        "--self-test", action="store_true", help=_("try every part once, and say what fails")
    )
    return parser


def _without_windows(obstacle: Hindrance, file: Path | None) -> int:
    """Say what is in the way, in both languages: a bare console may not draw Chinese."""
    first = language()
    for spoken in LANGUAGES:
        use_language(spoken)
        print("\n".join(_explain(obstacle, file)), end="\n\n")
    use_language(first)
    if file is not None:
        return 1
    return _rehearse()


def _explain(obstacle: Hindrance, file: Path | None) -> list[str]:
    lines = []
    if not isinstance(obstacle, NoDisplay):
        lines += [_(_NO_LIBRARY), f"  {obstacle.said}", _("Install what Qt needs:")]
        lines += [f"  Debian, Ubuntu: sudo apt-get install {DEBIAN}"]
        lines += [f"  Fedora: sudo dnf install {FEDORA}"]
    elif obstacle.tried:
        lines.append(_(_NO_ANSWER).format(display=obstacle.tried))
    else:
        lines.append(_(_NO_DISPLAY))
        lines.append(_("Start Leitai in a desktop session, or set DISPLAY to an X server."))
    if file is None:
        lines.append(_("The demo contest is played without windows instead."))
    else:
        lines.append(_("The same work can be done without windows: scorer --help"))
    return lines


def _rehearse() -> int:
    """Play the demo contest into a folder of its own and name it."""
    from scorer.rehearsal import rehearse  # noqa: PLC0415  only where no window opens

    folder = _fresh(home() / "rehearsals")
    rehearse(DEMO, folder, seed=1, say=print)
    print(_("The papers lie in {folder}").format(folder=folder / "papers"))
    return 0


def _fresh(parent: Path) -> Path:
    """Give the first folder below `parent` that is not there yet, numbered from 1."""
    number = 1
    while (parent / str(number)).exists():
        number += 1
    return parent / str(number)


if __name__ == "__main__":
    sys.exit(main())
