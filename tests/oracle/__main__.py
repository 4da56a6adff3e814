"""``python -m tests.oracle FILE [SCOPE …]``: what a contest's file comes to, by plain fractions."""

import sys
from fractions import Fraction
from pathlib import Path

from tests.oracle.verdict import judge


def main(path: str, *scopes: str) -> None:
    """Print the standings and prizes over the scopes, or over everything."""
    verdict = judge(Path(path), set(scopes) or None)
    for line in verdict.lines:
        name = verdict.book.entrants[line.entrant]["short"]
        rounds = "  ".join(f"{key} {_said(v.value)}" for key, v in line.team.rounds.items())
        prize = verdict.prizes.get(line.entrant, "")
        print(line.place or "-", name, _said(line.total), line.status, rounds, prize, sep="\t")


def _said(value: Fraction | None) -> str:
    return "-" if value is None else f"{float(value):.4f}"


if __name__ == "__main__":
    main(*sys.argv[1:])
