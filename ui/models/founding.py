"""Making a new contest from a contest file, in a process of its own: digesting PINs takes a while.

The organiser's answers are written into a copy of the file beside the contest; it is that copy
whose rules the contest has.
"""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from msgspec.structs import replace

from scorer.clerk import Clerk
from scorer.domain.model.officials import Official, pin
from scorer.domain.model.people import Entrant
from scorer.domain.record.decisions.setup import founding
from scorer.exchange.choices_form import filled, questions
from scorer.exchange.contest_file import ContestFile, read_contest, template_names, template_path
from scorer.exchange.problem import FileRefused
from scorer.exchange.roster import read_roster
from scorer.views import names
from scorer.views.rule_sheet import rule_sentences
from ui.jobs import Tell


def source_path(source: str) -> Path:
    """The contest file that is meant: a shipped template by its id, or a file."""
    return template_path(source) if source in template_names() else Path(source)


def look(tell: Tell, source: str, answers: Mapping[str, str], examples: bool) -> dict[str, Any]:  # noqa: FBT001  a job's plain argument
    """What a contest file asks, and its rules under these answers: ``questions``, ``sections``.

    ``problems`` are sentences, each with its line, for what is wrong with the file or with the
    answers; then there are no sections.
    """
    tell(0, 1, "")
    path = source_path(source)
    told: dict[str, Any] = {"questions": [], "sections": [], "problems": []}
    try:
        told["questions"] = msgspec.to_builtins(questions(path))
        with TemporaryDirectory(prefix="leitai-rules-") as folder:
            found = _copied(path, Path(folder) / path.name, answers, examples=examples)
        told["sections"] = rule_sentences(found.contest, found.rubrics, found.scheme)
    except FileRefused as refused:
        told["problems"] = [problem.say() for problem in refused.problems]
    return told


def found(
    tell: Tell,
    source: str,
    path: str,
    roster: str,
    laptop: str,
    answers: Mapping[str, str],
    examples: bool,  # noqa: FBT001  a job's plain argument
) -> list[str]:
    """Make the contest's file and the copy of its rules; a line for each official with the PIN.

    Raises ``FileRefused`` with everything that is wrong in the rules or in the roster,
    ``FileExistsError`` or ``StoreTrouble``; then no file is left.
    """
    rules = Path(path).with_suffix(".yaml")
    if rules.exists():
        raise FileExistsError(17, "exists", str(rules))
    with _gone_if_refused(rules):
        made = _copied(source_path(source), rules, answers, examples=examples)
        contest = replace(made.contest, id=f"{made.contest.id}-{secrets.token_hex(4)}")
        entrants: tuple[Entrant, ...] = ()
        if roster:
            read = read_roster(Path(roster), contest, lambda: secrets.token_hex(8), made.divisions)
            if read.faults:
                raise FileRefused(read.faults)
            entrants = read.entrants
        pins: list[str] = []
        officials: list[Official] = []
        for done, official in enumerate(made.officials):
            tell(done, len(made.officials), official.name)
            text = f"{secrets.randbelow(10**6):06d}"
            pins.append(f"{text}    {official.name}    {names.duties(official)}")
            officials.append(replace(official, pin=pin(text, secrets.token_bytes(16))))
        facts = founding(contest, made.rubrics.values(), officials, entrants, made.scheme)
        chief = next(official.id for official in officials if official.may("chief"))
        Clerk.create(path, facts, chief, name=laptop).close()
    return pins


@contextmanager
def _gone_if_refused(rules: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        rules.unlink(missing_ok=True)
        raise


def _copied(
    source: Path, target: Path, answers: Mapping[str, str], *, examples: bool
) -> ContestFile:
    """Write the answered copy, with the score sheets beside the source, and read it."""
    text = filled(source, answers, examples=examples)
    sheets, here = source.parent / "rubrics", target.parent / "rubrics"
    if source.stem not in template_names() and sheets.is_dir() and sheets != here:
        copytree(sheets, here, dirs_exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return read_contest(target)
