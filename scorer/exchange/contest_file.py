"""Contest files: one YAML file says everything that an organiser decides before the first score."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from re import compile as pattern
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from scorer.domain.model.contest import Contest, Role, Round, Rules, Site
from scorer.domain.model.officials import Official
from scorer.domain.model.rubric import Rubric
from scorer.domain.model.scheme import Division, Scheme
from scorer.domain.model.text import Text
from scorer.exchange.choices_file import open_choices, read_choices
from scorer.exchange.clock_file import clocked, read_clock, timed
from scorer.exchange.cursor import Cursor, Reading, ids_once, open_yaml
from scorer.exchange.officials_file import Demo, read_demo, read_officials, read_panels
from scorer.exchange.problem import FileRefused
from scorer.exchange.rounds_file import DRAWN, read_rounds
from scorer.exchange.rubric_file import read_rubric
from scorer.exchange.scheme_examples import failing_examples
from scorer.exchange.scheme_file import read_scheme, read_seats
from scorer.shelf import resource

FORMAT: Final = "leitai-contest/1"
_KINDS: Final = ("team_rounds", "parts")
_DATE: Final = pattern(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


class ContestFile(Struct, frozen=True, kw_only=True):
    """A contest file as read. ``officials`` have no PINs yet.

    ``panels`` are the judges' ids by seat, for each station in the order of the draw; empty where
    they are seated later. ``text_hash`` is the SHA-256 of the file's text (also the contest's).
    """

    name: Text
    contest: Contest
    rubrics: dict[str, Rubric]
    officials: tuple[Official, ...]
    panels: tuple[tuple[str, ...], ...] = ()
    demo: Demo = Demo()
    text_hash: str = ""
    scheme: Scheme | None = None
    seats: dict[str, tuple[str, ...]] = {}

    @property
    def divisions(self) -> tuple[Division, ...]:
        """The classes of entrants with a ranking of their own."""
        return self.scheme.divisions if self.scheme else ()


def template_names() -> tuple[str, ...]:
    """The ids of the shipped templates."""
    return tuple(sorted(path.stem for path in resource("templates").glob("*.yaml")))


def template_path(name: str) -> Path:
    """The file of a shipped template; it need not exist."""
    return resource("templates", f"{name}.yaml")


def read_contest(path: Path) -> ContestFile:
    """Read a contest file with the score sheets that it names.

    Score sheets are looked for in ``rubrics`` beside the file, then among the shipped ones. Raises
    ``FileRefused`` with everything that is wrong, in this file and in the score sheets.
    """
    reading, top, text = open_yaml(path)
    digest = sha256(text.encode()).hexdigest()
    top.choice("format", (FORMAT,))
    kind = top.choice("kind", _KINDS)
    reading.end()  # another format or kind: its other lines mean nothing here
    if kind == "parts":
        return read_parts_contest(reading, top, path, digest)
    name, contest = _contest(reading, top, digest)
    officials = read_officials(top)
    made = ContestFile(
        name=name,
        contest=contest,
        rubrics=_rubrics(reading, top, contest, path),
        officials=officials,
        panels=read_panels(top, contest.rounds, officials),
        demo=read_demo(top, officials),
        text_hash=digest,
    )
    top.done()
    reading.end()
    return made


def read_parts_contest(reading: Reading, top: Cursor, path: Path, digest: str) -> ContestFile:
    """Read the rest of a contest of many parts."""
    name, contest, scheme = _parts_contest(reading, top, digest)
    officials = read_officials(top)
    rubrics = {part.rubric for part in scheme.parts if part.rubric}
    made = ContestFile(
        name=name,
        contest=contest,
        rubrics=_clocked(contest, _named_rubrics(reading, top, rubrics, path, "parts")),
        officials=officials,
        demo=read_demo(top, officials),
        text_hash=digest,
        scheme=scheme,
        seats=read_seats(top),
    )
    top.done()
    reading.end()
    for problem in failing_examples(scheme):
        top.note("examples", "example_fails", **problem)
    reading.end()
    return made


def _parts_contest(reading: Reading, top: Cursor, digest: str) -> tuple[Text, Contest, Scheme]:
    template, head, entrants, choices = (
        top.map(key) for key in ("template", "contest", "entrants", "choices")
    )
    if template is None or head is None or entrants is None or choices is None:
        reading.refuse()
    roles, sites = _roles(entrants, needed=False), _sites(entrants, needed=False)
    scheme, clock = read_scheme(top, roles), read_clock(choices.map("clock", needed=False))
    scheme = replace(scheme, parts=tuple(timed(part, clock) for part in scheme.parts))
    rounds = tuple(
        Round(id=group.id, name=group.name, kind="parts", weight=group.weight)
        for group in scheme.groups
    )
    contest = Contest(
        **_head(head),
        template=template.id(),
        roles=roles,
        sites=sites,
        rounds=rounds,
        rules=Rules(
            ties=scheme.ties,
            ranks=scheme.ranks,
            prizes=scheme.prizes,
            late_s=choices.whole("late_s", 900),
            clock=clock,
            critical=choices.choice("critical", ("majority", "chief"), "majority"),
            open_codes=choices.choice("open_codes", ("sealed", "released"), "released"),
            open=choices.texts("open", needed=False),
        ),
        entrants=entrants.choice("as", ("team", "person", "unit")),
        team_size=entrants.whole("size", 1),
        per_site=entrants.whole("per_site", 1),
        rules_hash=digest,
    )
    name = template.own_words()
    for part in (template, head, entrants):
        part.done()
    return name, contest, scheme


def _head(head: Cursor) -> dict[str, Any]:
    """What every contest says of itself."""
    return {
        "id": head.id(),
        "title": head.words("title"),
        "short": head.words("short"),
        "code": head.id("code"),
        "year": head.whole("year", least=2000),
        "date": _date(head),
        "venue": head.words("venue"),
        "issuers": tuple(one.own_words(only=True) for one in head.maps("issuers")),
        "event": head.words("event", needed=False),
        "edition": head.text("edition", ""),
        "document": head.text("document", ""),
    }


def _contest(reading: Reading, top: Cursor, digest: str) -> tuple[Text, Contest]:
    template, head, teams, choices = (
        top.map(key) for key in ("template", "contest", "teams", "choices")
    )
    if template is None or head is None or teams is None or choices is None:
        reading.refuse()
    opened = open_choices(choices)
    roles, sites = _roles(teams), _sites(teams)
    drawn = choices.choice("draw", DRAWN, "whole_role") if choices.has("draw") else "whole_role"
    rounds = read_rounds(top, roles, opened, drawn)
    contest = Contest(
        **_head(head),
        template=template.id(),
        roles=roles,
        sites=sites,
        rounds=rounds,
        rules=read_choices(choices, opened, tuple(one.id for one in rounds)),
        team_size=teams.whole("size", least=1),
        per_site=teams.whole("per_site", least=1),
        rules_hash=digest,
    )
    name = template.own_words()
    for part in (template, head, teams):
        part.done()
    return name, contest


def _roles(teams: Cursor, *, needed: bool = True) -> tuple[Role, ...]:
    cursors = teams.maps("roles", needed=needed)
    roles = tuple(
        Role(one.id(), one.own_words(), one.texts("also", needed=False)) for one in cursors
    )
    _close(zip((role.id for role in roles), cursors, strict=True))
    return roles


def _sites(teams: Cursor, *, needed: bool = True) -> tuple[Site, ...]:
    cursors = teams.maps("sites", needed=needed)
    sites = tuple(Site(one.id(), one.own_words()) for one in cursors)
    _close(zip((site.id for site in sites), cursors, strict=True))
    return sites


def _close(places: Iterable[tuple[str, Cursor]]) -> None:
    held = tuple(places)
    ids_once(held)
    for _name, one in held:
        one.done()


def _date(head: Cursor) -> str:
    text = head.text("date")
    if text and not _DATE.fullmatch(text):
        head.note("date", "not_date", key="date", text=text)
    return text


def _rubrics(reading: Reading, top: Cursor, contest: Contest, path: Path) -> dict[str, Rubric]:
    named = {name for made in contest.rounds for pool in made.pools for name in pool.rubrics}
    return _clocked(contest, _named_rubrics(reading, top, named, path, "rounds"))


def _clocked(contest: Contest, rubrics: dict[str, Rubric]) -> dict[str, Rubric]:
    return {name: clocked(rubric, contest.rules.clock) for name, rubric in rubrics.items()}


def _named_rubrics(
    reading: Reading, top: Cursor, named: set[str], path: Path, key: str
) -> dict[str, Rubric]:
    shelves = (path.parent / "rubrics", resource("rubrics"))
    found: dict[str, Rubric] = {}
    for name in sorted(named):
        files = [shelf / f"{name.replace('-', '_')}.yaml" for shelf in shelves]
        file = next((file for file in files if file.is_file()), None)
        if file is None:
            known = sorted(one.stem.replace("_", "-") for one in shelves[1].glob("*.yaml"))
            top.note(key, "rubric_missing", text=name, allowed=", ".join(known))
            continue
        try:
            found[name] = read_rubric(file)
        except FileRefused as refused:
            reading.problems.extend(refused.problems)
            continue
        if found[name].id != name:
            top.note(key, "rubric_named", file=file.name, text=found[name].id)
    return found
