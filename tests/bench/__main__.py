"""All benchmarks, one table: each value with its limit, beside its floor of the same run.

    python -m tests.bench [--full] [--kills N] [--only NAME …]

``--full`` runs the season at full size, ``--kills`` so many programs killed while they write.
"""

import argparse
import subprocess
import sys
from time import perf_counter
from unicodedata import east_asian_width

BENCHES = ("store", "ranks", "judging", "window", "papers", "roster", "season")
HEADS = ("what", "measured", "limit", "", "floor", "")


def main() -> int:
    """Run every benchmark in a process of its own, and print one table; 1 if one could not run."""
    asked = _asked()
    rows: list[list[str]] = []
    failed: list[str] = []
    for name in asked.only or BENCHES:
        words = [sys.executable, "-m", f"tests.bench.bench_{name}", *_options(name, asked)]
        began = perf_counter()
        done = subprocess.run(words, check=False, stdout=subprocess.PIPE, text=True)
        sys.stderr.write(f"{name}: {perf_counter() - began:.0f} s\n")
        found = done.stdout.splitlines()
        rows += [line.split("\t") for line in found if "\t" in line]
        rows += [[line] for line in found if line and "\t" not in line]
        failed += [name] if done.returncode else []
    _print_table(rows)
    missed = sum(len(row) > 3 and row[3] == "MISSED" for row in rows)
    print(f"{len(rows)} rows, {missed} beyond their limit")
    for name in failed:
        print(f"could not run: {name}")
    return bool(failed)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--only", nargs="+", choices=BENCHES)
    return parser.parse_args()


def _options(name: str, asked: argparse.Namespace) -> list[str]:
    if name == "season" and asked.full:
        return ["--full"]
    return [str(asked.kills)] if name == "store" and asked.kills else []


def _print_table(rows: list[list[str]]) -> None:
    whole = [list(HEADS), *(row for row in rows if len(row) > 1)]
    sizes = [max(_width(row[at]) for row in whole if at < len(row)) for at in range(len(HEADS))]
    for number, row in enumerate(whole):
        cells = [text + " " * (size - _width(text)) for text, size in zip(row, sizes, strict=False)]
        print("  ".join(cells).rstrip())
        if not number:
            print("  ".join("-" * size for size in sizes))
    for row in rows:
        if len(row) == 1:
            print(row[0])


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


if __name__ == "__main__":
    sys.exit(main())
