"""Setting up: the contest, its draws, its seats and its laptops."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from msgspec.structs import replace

from scorer.domain.model.contest import Contest, Pool, Round, Station
from scorer.domain.model.officials import Official
from scorer.domain.model.people import Entrant
from scorer.domain.model.rubric import Rubric
from scorer.domain.model.scheme import Scheme
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions.guards import acting, chief, reasoned
from scorer.domain.record.decisions.guards import station as known_station
from scorer.domain.record.drawn_skills import own_skills
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from scorer.domain.record.versions import aware, contested
from scorer.domain.rules.draw import blind_codes, draw_order

Facts = tuple[f.Fact, ...]


def founding(
    contest: Contest,
    rubrics: Iterable[Rubric],
    officials: Iterable[Official],
    entrants: Iterable[Entrant],
    scheme: Scheme | None = None,
) -> Facts:
    """The first facts of a new contest: its rules, rubrics, officials, papers and entrants."""
    parts: Facts = (
        (f.SchemeSet(scheme=scheme), *(f.StationSet(station=s) for s in part_stations(scheme)))
        if scheme
        else ()
    )
    return (
        f.ContestSet(contest=contest),
        *parts,
        *(f.RubricSet(rubric=rubric) for rubric in rubrics),
        *(f.OfficialSet(official=official) for official in officials),
        *(f.StationSet(station=paper) for stage in contest.rounds for paper in papers(stage)),
        *(f.EntrantSet(entrant=entrant) for entrant in entrants),
    )


def part_stations(scheme: Scheme) -> tuple[Station, ...]:
    """The stations of a scheme: one for each part, in the first group that names it."""
    groups = {part: group.id for group in reversed(scheme.groups) for part in group.parts}
    return tuple(
        Station(
            id=part.id,
            round=groups.get(part.id, ""),
            kind="skill" if part.way == "sheet" else "part",
            role=part.role,
            number=number,
            title=part.name,
            full=part.full or Fraction(100),
            rubric=part.rubric,
            panel=part.panel,
            by=part.by,
            blind=part.blind,
            division=part.division,
        )
        for number, part in enumerate(scheme.parts, 1)
    )


def papers(stage: Round) -> tuple[Station, ...]:
    """The stations of a round of papers: one for each role."""
    return tuple(
        Station(
            id=f"{stage.id}-{paper.role}",
            round=stage.id,
            kind="paper",
            role=paper.role,
            number=number,
            title=paper.name,
            full=paper.full,
        )
        for number, paper in enumerate(stage.papers, 1)
    )


def set_entrants(state: State, by: str, entrants: Iterable[Entrant]) -> Facts:
    """Take a roster in the place of the one before; refused once anything was drawn from that.

    Who was known keeps id and badge: a unit by its name, a member by name and role in it.
    """
    acting(state, by, "clerk")
    if roll.started(state) or state.table(f.DrawMade):
        raise Refused("already_started")
    known = {_known_by(entry.fact.entrant): entry for _, entry in state.each(f.EntrantSet)}
    facts: list[f.Fact] = []
    for entrant in entrants:
        before = known.pop(_known_by(entrant), None)
        facts.append(
            f.EntrantSet(entrant=_again(before.fact.entrant, entrant) if before else entrant)
        )
    return (*(f.Undone(target=entry.id) for entry in known.values()), *facts)


def _known_by(entrant: Entrant) -> tuple[str, str, str]:
    """What makes a row of a new list the same entrant: of persons, two may have one name."""
    return entrant.name, entrant.unit, entrant.division


def _again(before: Entrant, entrant: Entrant) -> Entrant:
    if [one.id for one in entrant.members] == [entrant.id]:
        alone = tuple(
            replace(one, id=before.id, badge=before.members[0].badge) for one in entrant.members
        )
        return replace(entrant, id=before.id, members=alone)
    ids = {(member.name, member.role): member for member in before.members}
    members = tuple(
        replace(member, id=old.id, badge=old.badge)
        if (old := ids.get((member.name, member.role)))
        else member
        for member in entrant.members
    )
    return replace(entrant, id=before.id, members=members)


def start_contest(state: State, by: str) -> Facts:
    """Freeze the rules; refused while a choice is open or nobody is entered."""
    chief(state, by)
    contest = roll.contest(state)
    if roll.started(state):
        raise Refused("already_started")
    if contest.rules.open:
        raise Refused("open_choices", choices=", ".join(contest.rules.open))
    if not roll.people(state).entrants:
        raise Refused("nobody_entered")
    return (f.ContestStarted(rules_hash=contest.rules_hash),)


def draw_sites(state: State, by: str, seed: str, witness: str, reason: str = "") -> Facts:
    """Draw which entrant goes to which site: the first so many to the first site, and so on."""
    acting(state, by, "clerk", "coder")
    _first_or_reason(state, "sites", reason)
    pool = tuple(roll.people(state).entrants)
    return (_draw("sites", seed, pool, draw_order(f"{seed} sites", pool), witness, reason),)


def draw_skills(state: State, by: str, seed: str, witness: str, reason: str = "") -> Facts:
    """Draw the skills of every role from its pool, and set up a station for each.

    Where each contestant draws, all skills of the pool are stations. Refused again once a sheet was
    signed at a drawn station; where contestants draw, once there are codes: these are theirs.
    """
    acting(state, by, "clerk", "coder")
    facts: list[f.Fact] = []
    number = 0
    if state.table(f.SheetSigned) or (own_skills(state) and roll.codes(state).of):
        raise Refused("already_started")
    for stage in roll.contest(state).rounds:
        for pool in stage.pools:
            draws = {
                subject: draw_order(f"{seed} {subject}", pool.rubrics)[: pool.draw]
                for subject in _skill_draws(state, stage, pool)
            }
            for subject, drawn in draws.items():
                _first_or_reason(state, subject, reason)
                facts.append(_draw(subject, seed, pool.rubrics, drawn, witness, reason))
            whole = pool.drawn == "whole_role"
            for rubric in next(iter(draws.values())) if whole else pool.rubrics:
                number += 1
                facts.append(f.StationSet(station=_skill(state, stage, pool.role, rubric, number)))
    return (*_stale_orders(state, reason), *facts)


def _skill_draws(state: State, stage: Round, pool: Pool) -> tuple[str, ...]:
    """What is drawn from a pool: once for the role, or once for each of its members."""
    if pool.drawn == "whole_role":
        return (f"skills:{pool.role}",)
    members = roll.people(state).in_role(pool.role)
    return tuple(f"skills:{stage.id}:{pool.role}:{member.id}" for member in members)


def _stale_orders(state: State, reason: str) -> Facts:
    """Take back the orders of stations at which others perform after a draw of their own."""
    if not own_skills(state):
        return ()
    return tuple(
        f.Undone(target=entry.id, reason=reason.strip())
        for slot, entry in state.each(f.DrawMade)
        if slot[0].startswith("order:")
    )


def _skill(state: State, stage: Round, role: str, rubric: str, number: int) -> Station:
    found = state.last(f.RubricSet, rubric)
    if found is None:
        raise Refused("unknown_station", station=rubric)
    return Station(
        id=f"S{number}",
        round=stage.id,
        kind="skill",
        role=role,
        number=number,
        title=found.rubric.title,
        full=found.rubric.full,
        rubric=rubric,
        panel=stage.panel,
    )


def draw_orders(state: State, by: str, seed: str, witness: str, reason: str = "") -> Facts:
    """Draw the order of appearance at every skill station."""
    acting(state, by, "clerk", "coder")
    facts: list[f.Fact] = []
    for where in _skills(state):
        subject = f"order:{where.id}"
        _first_or_reason(state, subject, reason)
        pool = roll.performers(state, where)
        order = draw_order(f"{seed} {subject}", pool)
        facts.append(_draw(subject, seed, pool, order, witness, reason))
    return tuple(facts)


def draw_codes(state: State, by: str, seed: str, witness: str) -> Facts:
    """Draw the blind codes of every performance; each code is used once in the contest.

    Codes are drawn once: a sheet that carries one must never come to mean somebody else.
    """
    acting(state, by, "coder")
    pools = {
        where.id: pool
        for where in _skills(state)
        if where.blind and (pool := roll.performers(state, where))
    }
    for where in pools:
        if state.last(f.DrawMade, f"codes:{where}"):
            raise Refused("already_started")
    codes = blind_codes(f"{seed} codes", [f"{s}/{m}" for s, pool in pools.items() for m in pool])
    return tuple(
        _draw(
            f"codes:{where}",
            seed,
            pool,
            tuple(codes[f"{where}/{member}"] for member in pool),
            witness,
            "",
        )
        for where, pool in pools.items()
    )


def _skills(state: State) -> tuple[Station, ...]:
    found = tuple(s for s in roll.stations(state).values() if s.kind == "skill")
    if not found:
        raise Refused("draw_first")
    return found


def _first_or_reason(state: State, subject: str, reason: str) -> None:
    if state.last(f.DrawMade, subject):
        reasoned(reason)


def _draw(
    subject: str,
    seed: str,
    pool: tuple[str, ...],
    result: tuple[str, ...],
    witness: str,
    reason: str,
) -> f.DrawMade:
    return f.DrawMade(
        subject=subject, seed=seed, pool=pool, result=result, witness=witness, reason=reason
    )


def assign_seat(
    state: State, by: str, station: str, seat: int, judge: str, reason: str = ""
) -> Facts:
    """Put a judge on a seat. Changing hands needs the chief judge and a reason."""
    acting(state, by, "clerk")
    where = known_station(state, station)
    known = roll.officials(state).get(judge)
    if known is None:
        raise Refused("unknown_official", official=judge)
    if not known.may("judge", "chief"):
        raise Refused("not_allowed", official=known.name, duty="judge")
    panel = roll.seats(state, station)
    if not 1 <= seat <= max(where.panel.judges, *panel, 1):
        raise Refused("out_of_range", least="1", most=str(where.panel.judges))
    if judge in {held for other, held in panel.items() if other != seat}:
        raise Refused("same_person", official=known.name)
    if panel.get(seat, judge) != judge or contested(state, f.SeatSet, station, str(seat)):
        chief(state, by)
        reason = reasoned(reason)
    seated = f.SeatSet(station=station, seat=seat, judge=judge, reason=reason)
    return (aware(state, seated),)


def assign_panels(state: State, by: str, panels: Mapping[str, tuple[str, ...]]) -> Facts:
    """Fill the seats of several stations at once, in order, before anything is signed."""
    facts: list[f.Fact] = []
    for where, judges in panels.items():
        for seat, judge in enumerate(judges, 1):
            facts.extend(assign_seat(state, by, where, seat, judge))
    return tuple(facts)


def admit_laptop(state: State, by: str, laptop: str, key: str, name: str) -> Facts:
    """Take files that this laptop signs from now on."""
    chief(state, by)
    return (f.LaptopAdmitted(laptop=laptop, key=key, name=name),)


def set_certificate_key(state: State, by: str, key: str) -> Facts:
    """Make known the public key that certificates are checked against; set once."""
    chief(state, by)
    if state.last(f.CertificateKeySet):
        raise Refused("already_issued")
    return (f.CertificateKeySet(key=key),)
