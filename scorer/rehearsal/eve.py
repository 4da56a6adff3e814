"""The eve: draws before witnesses, panels, laptops for the sites, and the rules frozen."""

from scorer.domain.record import roll
from scorer.domain.record.decisions import setup
from scorer.rehearsal.day import Day, Steps
from scorer.views import names
from scorer.words import _, n_


def eve(day: Day) -> Steps:
    """Draw, seat the judges, let the sites' laptops in, and freeze the rules."""
    cast, seed = day.cast, f"{day.contest.code} {day.seed}"
    witness = cast.one("supervisor")
    with day.at_once() as host:
        if day.contest.sites:
            host.do(setup.draw_sites, cast.clerks[0], seed, witness)
        if any(stage.pools for stage in day.contest.rounds):
            host.do(setup.draw_skills, cast.clerks[0], seed, witness)
            host.do(setup.draw_orders, cast.clerks[0], seed, witness)
            host.do(setup.draw_codes, cast.one("coder"), seed, witness)
            host.do(setup.assign_panels, cast.clerks[0], _panels(day))
    day.clock.pass_by(1500)
    yield day.step(
        _("Sites, skills, order and codes drawn from the seed “{seed}”").format(seed=seed)
    )
    day.host.do(setup.start_contest, cast.chief)
    rules = day.contest.rules_hash[:8].upper()
    yield day.step(_("Rules {hash} frozen").format(hash=rules))
    if day.sites:
        for site in day.contest.sites:
            path = day.folder / "sites" / f"{site.id}.leitai"
            path.parent.mkdir(exist_ok=True)
            day.host.copy_for(names.said(site.name), path, cast.chief)
            day.clock.pass_by(120)
        count = len(day.contest.sites)
        words = n_("{count} laptop let in and copied", "{count} laptops let in and copied", count)
        yield day.step(words.format(count=count))


def _panels(day: Day) -> dict[str, tuple[str, ...]]:
    """The contest file's panels, or the judges in turn."""
    stations = [s for s in roll.stations(day.state).values() if s.kind == "skill"]
    if day.source.panels:
        return dict(zip((s.id for s in stations), day.source.panels, strict=True))
    judges = day.cast.all("judge")
    panels: dict[str, tuple[str, ...]] = {}
    for at, where in enumerate(stations):
        size = where.panel.judges
        turned = (*judges[at * size :], *judges[: at * size]) if judges else (day.cast.chief,)
        panels[where.id] = tuple(turned[:size])
    return panels
