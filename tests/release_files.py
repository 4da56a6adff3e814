"""Makes the files that this version leaves behind for ever: `python -m tests.release_files`.

They go into `tests/files/VERSION`; a folder that is there already is never written again. See
`tests/files/README.md`.
"""

import csv
import json
import os
import re
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from scorer.clerk import Clerk
from scorer.domain.model.marks import DraftSheet, Mark
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.exchange.bundle import export
from scorer.exchange.contest_file import read_contest, template_path
from scorer.rehearsal import Rehearsal
from scorer.store.backup import checked_copy
from scorer.views import awards, standings

FILES: Final = Path(__file__).resolve().parent / "files"
DRAFT: Final = (("S1", "draft", 1, 1), DraftSheet(marks={"A1": Mark(text="3.5")}))
"""An unsigned sheet that lies in the first contest's file."""
_SEED: Final = 7
_TEAMS: Final = (
    ("杏林社区卫生服务中心", ("沈知远", "林若溪", "顾清和")),
    ("望江社区卫生服务中心", ("陆思齐", "周慕云", "许听澜")),
    ("柳荫镇卫生院", ("程以安", "方书瑶", "郑望舒")),
)
_HALF: Final = 13
"""So many steps into its day the contest of parts is copied."""


def told(state: State) -> dict[str, Any]:
    """What must come out of a file for ever, by id: place, exact total and status; prizes."""
    return {
        "records": state.count,
        "released": _rows(state, public=True),
        "inner": _rows(state, public=False),
        "prizes": {
            level.id + (f" {level.division}" if level.division else ""): [
                one.member or one.entrant for one in level.winners
            ]
            for level in awards.award_list(state, public=False).levels
        },
    }


def _rows(state: State, *, public: bool) -> list[str]:
    rows = standings.table(state, public=public).rows
    return [f"{row.entrant}  {row.rank}  {row.value}  {row.status}".rstrip() for row in rows]


def make(folder: Path) -> None:
    """Rehearse both contests and keep their files in the folder."""
    with tempfile.TemporaryDirectory() as scratch:
        ground = Path(scratch)
        os.environ["LEITAI_HOME"] = str(ground / "home")
        _rounds(ground, folder)
        _parts(ground, folder)


def _rounds(ground: Path, folder: Path) -> None:
    """The family doctors' day: three teams, one score sheet a role, played to its end."""
    text = template_path("family-doctor-team").read_text(encoding="utf-8")
    contest = ground / "family-doctor.yaml"
    contest.write_text(_shortened(text), encoding="utf-8")
    roster = ground / "roster.csv"
    roles = [role.name.zh for role in read_contest(contest).contest.roles]
    with roster.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(("单位", "姓名", "岗位"))
        for unit, names in _TEAMS:
            lines.writerows((unit, *pair) for pair in zip(names, roles, strict=True))
    options = {"roster": roster, "sites": False, "printing": False}
    day = Rehearsal(contest, ground / "rounds", _SEED, **options)  # type: ignore[arg-type]
    for _step in day.steps():
        pass
    day.clerk.keep_draft(*DRAFT)
    _keep(day.clerk, folder / "family-doctor.leitai")
    day.close()


def _shortened(text: str) -> str:
    """One score sheet a role, the judges of three panels, and no roster of its own."""
    text = re.sub(r"draw: 2, skills: \[[^]]*?([\w-]+)\]", r"draw: 1, skills: [\1]", text)
    gone = re.compile(r"j[456]\d|  roster: ")
    return "\n".join(line for line in text.splitlines() if not gone.search(line))


def _parts(ground: Path, folder: Path) -> None:
    """A contest of parts, copied in the middle of its day; and its export at the end of it."""
    day = Rehearsal("good-life", ground / "parts", _SEED, sites=False, printing=False)
    for count, _step in enumerate(day.steps()):
        if count == _HALF:
            _keep(day.clerk, folder / "good-life.leitai")
    path = folder / "good-life.leitai-export"
    export(day.clerk, path, at=f"{roll.contest(day.clerk.state).date}T18:00:00+08:00")
    _tell(path, day.clerk.state)
    day.close()


def _keep(clerk: Clerk, path: Path) -> None:
    checked_copy(clerk.path, path, {"contest": clerk.journal.contest}, drafts=True)
    with Clerk.open(path, read_only=True) as copy:  # a step may be told before it is written
        _tell(path, copy.state)


def _tell(path: Path, state: State) -> None:
    text = json.dumps(told(state), ensure_ascii=False, indent=1)
    path.with_name(f"{path.name}.json").write_text(f"{text}\n", encoding="utf-8")


def main() -> int:
    """Make the files of the version at hand; 1 if they are there already."""
    folder = FILES / version("leitai")
    if folder.exists():
        print(f"{folder} is there already: what a release left behind is never written again")
        return 1
    folder.mkdir()
    make(folder)
    for path in sorted(folder.iterdir()):
        print(f"{path.stat().st_size:>8}  {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
