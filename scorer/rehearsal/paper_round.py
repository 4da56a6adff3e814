"""A round of papers: every site types its scores twice, seals, exports; the files are merged."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Literal

from scorer.clerk import Clerk
from scorer.domain.model.contest import Round, Site
from scorer.domain.record import roll
from scorer.domain.record.decisions import control, papers
from scorer.domain.record.outcome import outcome
from scorer.exchange.bundle import Merged, export, merge_files
from scorer.exchange.manifest import ENDING
from scorer.rehearsal.chance import dice
from scorer.rehearsal.day import Day, Steps
from scorer.views import names
from scorer.words import _, n_

Task = tuple[str, str]
"""Station and member."""


def paper_round(day: Day, stage: Round) -> Steps:
    """Play one round of papers, up to its release."""
    day.clock.at(8, 30)
    yield day.step(_("{round} begins").format(round=names.said(stage.name)))
    day.clock.pass_by(2700)
    if day.sites and day.contest.sites:
        yield from _at_sites(day, stage)
    else:
        yield from _typed(day, day.host, _tasks(day, stage, ""), day.cast.clerks)
    day.clock.at(9, 55)
    day.seal(stage.id)
    yield day.step(_("{round} sealed").format(round=names.said(stage.name)))
    day.clock.pass_by(60)
    day.release(stage.id)
    yield day.step(_("{round} released").format(round=names.said(stage.name)))


def _at_sites(day: Day, stage: Round) -> Steps:
    clerks = day.cast.clerks
    files: list[Path] = []
    for place, site in enumerate(day.contest.sites):
        # One laptop's clock is eight hours behind: order and results must not care.
        off = timedelta(hours=-8) if place == 3 else timedelta(0)
        path = day.folder / "sites" / f"{site.id}.leitai"
        there = day.visit(names.said(site.name), path, off)
        pair = (clerks[place % len(clerks)], clerks[(place + 1) % len(clerks)])
        yield from _typed(day, there, _tasks(day, stage, site.id), pair, names.said(site.name))
        files.append(_sealed(day, there, stage, site, pair[0]))
        yield day.step(_("{site} sealed and exported").format(site=names.said(site.name)))
    yield from _merged(day, files)


def _tasks(day: Day, stage: Round, site: str) -> list[Task]:
    where = roll.site_of(day.state)
    people = roll.people(day.state)
    return [
        (station.id, member.id)
        for station in roll.stations(day.state).values()
        if station.round == stage.id
        for member in people.in_role(station.role)
        if site in {"", where.get(people.team[member.id].id)}
    ]


def _typed(
    day: Day, there: Clerk, tasks: Sequence[Task], pair: Sequence[str], site: str = ""
) -> Steps:
    """Two people type all scores; what differs is looked up on the paper."""
    chance = dice(day.seed, "papers", *tasks[:1])
    scores = {task: _score(day, *task) for task in tasks}
    typings: tuple[Literal[1, 2], ...] = (1, 2)
    with day.at_once(there):
        for typing in typings:
            for (station, member), score in scores.items():
                wrong = typing == 2 and score.isdigit() and chance.random() < 0.06
                text = score[::-1] if wrong else score
                there.do(papers.type_paper, pair[typing - 1], station, member, typing, text)
                day.clock.pass_by(4)
    count = len(tasks)
    words = n_("{count} paper typed twice", "{count} papers typed twice", count)
    said = words.format(count=count)
    yield day.step(_("{site}: {what}").format(site=site, what=said) if site else said)
    for (station, member), score in scores.items():
        if outcome(there.state, station, member).state == "conflict":
            by = day.cast.chief
            there.do(papers.settle_paper, by, station, member, score, "核对答题卡")
            day.clock.pass_by(40)
            which = names.performance(there.state, station, member)
            yield day.step(_("{which}: typings differed, settled").format(which=which))


def _score(day: Day, station: str, member: str) -> str:
    if member == day.plot.absent:
        return "缺考"
    full = int(roll.stations(day.state)[station].full)
    chance = dice(day.seed, "paper", station, member)
    share = min(0.99, max(0.5, chance.gauss(0.86, 0.06)))
    halves = round(share * full * 2)
    return f"{halves // 2}.5" if halves % 2 else str(halves // 2)


def _sealed(day: Day, there: Clerk, stage: Round, site: Site, by: str) -> Path:
    there.do(control.seal_scope, by, f"{stage.id}@{site.id}")
    day.clock.pass_by(30)
    path = day.folder / "exports" / f"{site.id}{ENDING}"
    path.parent.mkdir(exist_ok=True)
    export(there, path, at=day.clock.now.isoformat())
    return path


def _merged(day: Day, files: Sequence[Path]) -> Steps:
    """The files arrive in an odd order, one of them twice."""
    order = [*files[2:], *files[:1], *files[2:3], *files[1:2]]
    for path in order:
        day.clock.pass_by(90)
        (found,) = merge_files(day.host, [path])
        yield day.step(merge_sentence(found))


def merge_sentence(found: Merged) -> str:
    """What a merged file brought."""
    if found.report is None or found.manifest is None:
        return _("{file} refused").format(file=found.path.name)
    new = found.report.new
    words = n_("{laptop} merged, {count} new record", "{laptop} merged, {count} new records", new)
    return words.format(laptop=found.manifest.name, count=new)
