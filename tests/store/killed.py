"""Kill a writing program at random moments and look at what is left.

    python -m tests.store.killed FOLDER KILLS SEED

Each life of the program keeps drafts and signs sheets and says so after each; then it is killed
without warning. Whatever it said must be there at the next start. Prints what was survived.
"""

import os
import random
import select
import signal
import sys
import time
from fractions import Fraction
from pathlib import Path

from scorer.clerk import Clerk
from scorer.domain.model.marks import DraftSheet, Mark
from scorer.domain.record.facts import Fact, SheetSigned
from scorer.domain.record.state import State
from tests import venue

_LONGEST_S = 0.03


def sheet(_state: State, judge: str, member: str) -> tuple[Fact, ...]:
    """A sheet without rules: only whether it stays matters here."""
    marks = {f"A{n}": Mark(str(n)) for n in range(25)}
    return (
        SheetSigned(
            station="S1",
            member=member,
            attempt=1,
            seat=1,
            judge=judge,
            total=Fraction(300),
            marks=marks,
        ),
    )


def live(path: Path, life: int, out: int) -> None:
    """Write until killed; say what is durable."""
    clerk = Clerk.open(path)
    for turn in range(10**6):
        member = f"{life}-{turn}"
        for typed in range(3):
            draft = DraftSheet(marks={f"A{n}": Mark(str(n)) for n in range(typed + 1)})
            clerk.keep_draft(("S1", member, 1, 1), draft)
            os.write(out, f"draft {member} {typed + 1}\n".encode())
        clerk.sign(("S1", member, 1, 1), sheet, "j1", member)
        os.write(out, f"signed {member}\n".encode())


def one_life(path: Path, life: int, moment: float) -> list[str]:
    """Start a program, kill it after so many seconds, and give what it said.

    Every other life counts from its first signed sheet, so that a busy machine kills no less late.
    """
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inlet)
        try:
            live(path, life, outlet)
        finally:
            os._exit(1)
    os.close(outlet)
    said = heard(inlet, 60, b"signed") if life % 2 else b""
    said += heard(inlet, moment)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(inlet, 1 << 16):
        said += rest
    os.close(inlet)
    return said.decode().splitlines()


def heard(inlet: int, longest: float, until: bytes = b"\0") -> bytes:
    """What is said within so many seconds, or until something is said."""
    end = time.monotonic() + longest
    said = b""
    while until not in said and (left := end - time.monotonic()) > 0:
        if select.select([inlet], [], [], left)[0]:
            said += os.read(inlet, 1 << 16)
    return said


def lost(path: Path, said: list[str]) -> list[str]:
    """What was said and is not there."""
    with Clerk.open(path) as clerk:
        missing: list[str] = []
        for line in said:
            what, member, *count = line.split()
            signed = clerk.state.entry(SheetSigned, "S1", member) is not None
            draft = clerk.draft(("S1", member, 1, 1))
            kept = draft is not None and len(draft.marks) >= int(*count or "0")
            if not (signed or (what == "draft" and kept)):
                missing.append(line)
        return missing


def main() -> None:
    """Live and die so many times."""
    folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)  # noqa: S311  # moments, not secrets
    path = folder / "a.leitai"
    venue.founded(path).close()
    said: list[str] = []
    laptops: set[str] = set()
    for life in range(kills):
        new = one_life(path, life, chance.uniform(0, _LONGEST_S))
        said += new
        missing = lost(path, new if life < kills - 1 else said)
        if missing:
            raise SystemExit(f"lost after kill {life}: {missing}")
        with Clerk.open(path, read_only=True) as clerk:
            laptops |= set(clerk.journal.chains)
    if len(laptops) != 1:
        raise SystemExit(f"a killed program came back as another laptop: {laptops}")
    signed = sum(line.startswith("signed") for line in said)
    print(f"{kills} kills, {signed} sheets, {len(said) - signed} drafts, nothing lost")


if __name__ == "__main__":
    main()
