"""The eve of a contest of many parts: who is drawn to compete, orders, codes, judges' seats."""

from scorer.domain.record import roll
from scorer.domain.record.decisions import entering, setup
from scorer.rehearsal.day import Day, Steps
from scorer.words import _, n_


def parts_eve(day: Day) -> Steps:
    """Draw what there is to draw, seat the judges, and freeze the rules."""
    cast, seed = day.cast, f"{day.contest.code} {day.seed}"
    witness = cast.one("supervisor")
    pools = entering.strata(day.state)
    if pools:
        day.host.do(entering.draw_entrants, cast.clerks[0], seed, witness)
        count = sum(one.entry == "drawn" for one in roll.people(day.state).entrants.values())
        words = n_(
            "{count} entrant drawn from the pool, by strata",
            "{count} entrants drawn from the pool, by strata",
            count,
        )
        yield day.step(words.format(count=count))
    skills = [s for s in roll.stations(day.state).values() if s.kind == "skill"]
    scheme = roll.scheme(day.state)
    with day.at_once() as host:
        if day.contest.sites:
            host.do(setup.draw_sites, cast.clerks[0], seed, witness)
        if skills:
            host.do(setup.draw_orders, cast.clerks[0], seed, witness)
        if any(where.blind for where in skills):
            host.do(setup.draw_codes, cast.one("coder"), seed, witness)
        if scheme and "lot" in scheme.ties:
            host.do(entering.draw_lot, cast.clerks[0], seed, witness)
        panels = _panels(day)
        if panels:
            host.do(setup.assign_panels, cast.clerks[0], panels)
    day.clock.pass_by(1500)
    yield day.step(_("Everything drawn from the seed “{seed}”").format(seed=seed))
    day.host.do(setup.start_contest, cast.chief)
    rules = day.contest.rules_hash[:8].upper()
    yield day.step(_("Rules {hash} frozen").format(hash=rules))


def _panels(day: Day) -> dict[str, tuple[str, ...]]:
    """The contest file's panels; for sheets without one, the judges in turn."""
    panels = dict(day.source.seats)
    judges = day.cast.all("judge") or (day.cast.chief,)
    at = 0
    for where in roll.stations(day.state).values():
        if where.kind == "skill" and where.id not in panels:
            size = min(where.panel.judges, len(judges))
            turned = (*judges[at % len(judges) :], *judges[: at % len(judges)])
            panels[where.id] = tuple(turned[:size])
            at += size
    return panels
