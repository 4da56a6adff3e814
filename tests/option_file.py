"""Small contest files of many parts, and their standings from marks, for tests of choices."""

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from scorer.__main__ import main
from scorer.domain.model.people import Entrant
from scorer.domain.record.decisions import entries, setup
from scorer.exchange.contest_file import read_contest
from tests import builders as b

HEAD = """format: leitai-contest/1
kind: parts
template: {id: options, zh: 选项, en: Options}
contest:
  {id: options, code: XX, year: 2026, date: 2026-11-22, title: 选项, short: 选项, venue: 礼堂,
   issuers: [{zh: 卫生健康委}]}
"""
TAIL = """officials:
  - {id: chief, name: 沈砚舟, duties: [chief]}
"""


def contest_file(
    folder: Path,
    parts: Iterable[str],
    choices: str = "",
    *,
    group: str = "",
    head: str = "entrants: {as: team}",
) -> Path:
    """A file with these parts (the insides of their braces) in one group ``g``."""
    lines = [HEAD, f"{head}\n", "parts:\n"]
    lines += [f"  - {{{part}}}\n" for part in parts]
    lines += [f"groups:\n  - {{id: g, zh: 组, en: Group{group}}}\n"]
    stated = {"total: {how: sum}", "ties: []", "ranks: standard"}
    named = {line.partition(":")[0] for line in choices.split("\n")}
    lines += ["choices:\n", *(f"  {one}\n" for one in stated if one.partition(":")[0] not in named)]
    lines += [f"  {line}\n" for line in choices.split("\n") if line]
    path = folder / "contest.yaml"
    path.write_text("".join(lines) + TAIL, encoding="utf-8")
    return path


def standing(path: Path, marks: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, object]]:
    """Every entrant's line of the standing, by id, from the values of each part."""
    table, out = path.with_name("marks.csv"), path.with_name("standing.json")
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("part", "id", "value"))
        writer.writerows((p, name, text) for p, own in marks.items() for name, text in own.items())
    out.unlink(missing_ok=True)
    words = ["standings", str(path), "--marks", str(table), "--as", "json", "--out", str(out)]
    assert main(words) == 0
    lines: list[dict[str, object]] = json.loads(out.read_text(encoding="utf-8"))
    return {str(line["id"]): line for line in lines}


def opened(path: Path, entrants: Iterable[Entrant]) -> b.Laptop:
    """The contest of a file with these entrants, started; officials are the builders' own."""
    made, laptop = read_contest(path), b.Laptop()
    rubrics = made.rubrics.values()
    laptop.keep(setup.founding(made.contest, rubrics, b.officials(), entrants, made.scheme))
    laptop.do(setup.start_contest, b.CHIEF)
    return laptop


def enter(laptop: b.Laptop, part: str, values: Mapping[str, str]) -> None:
    """Enter everybody's value in a part of one number."""
    for name, text in values.items():
        laptop.do(entries.make_entry, b.CLERK, part, name, 1, {"value": text})


def said(path: Path, marks: Mapping[str, Mapping[str, str]]) -> str:
    """The places as ``A1 B2``, by id."""
    found = standing(path, marks)
    return " ".join(f"{name}{found[name]['place'] or '-'}" for name in sorted(found))
