"""Who enters by the draw, and what a lot or a play-off decides: recorded, never drawn anew."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from scorer.domain.model.people import Entrant
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import guards
from scorer.domain.record.decisions.guards import acting, chief, reasoned
from scorer.domain.record.refusals import Refused
from scorer.domain.record.standing import board, tie_chain
from scorer.domain.record.state import State
from scorer.domain.rules.draw import draw_order
from scorer.domain.rules.ties import PLAY_OFF

Facts = tuple[f.Fact, ...]


def strata(state: State) -> Mapping[str, tuple[Entrant, ...]]:
    """The pool of names by stratum (``division/unit``), as the scheme lays it down."""
    scheme = roll.scheme(state)
    rule = scheme.entry_draw if scheme else None
    found: dict[str, list[Entrant]] = {}
    for one in roll.candidates(state) if rule else ():
        if one.entry in {"pool", "drawn"} and rule:
            key = "/".join(getattr(one, what) for what in rule.by)
            found.setdefault(key, []).append(one)
    return {key: tuple(found[key]) for key in sorted(found)}


def draw_entrants(state: State, by: str, seed: str, witness: str) -> Facts:
    """Draw so many of each stratum from the pool; who is drawn competes from here on.

    The draw is made once: it can be repeated by anyone, and nobody is drawn again.
    """
    acting(state, by, "clerk", "coder")
    scheme = roll.scheme(state)
    pools = strata(state)
    if scheme is None or scheme.entry_draw is None or not pools:
        raise Refused("draw_first")
    facts: list[f.Fact] = []
    for key, pool in pools.items():
        subject = f"entrants:{key}"
        known = state.last(f.DrawMade, subject)
        if roll.started(state) or known is not None:
            raise Refused("already_started")
        ids = tuple(one.id for one in pool)
        drawn = draw_order(f"{seed} {subject}", ids)[: scheme.entry_draw.count]
        facts.append(
            f.DrawMade(subject=subject, seed=seed, pool=ids, result=drawn, witness=witness)
        )
        facts += [
            f.EntrantSet(entrant=replace(one, entry="drawn")) for one in pool if one.id in drawn
        ]
    return tuple(facts)


def draw_lot(state: State, by: str, seed: str, witness: str, reason: str = "") -> Facts:
    """Draw a lot for every entrant; where the tie chain comes to it, the lower lot is ahead."""
    acting(state, by, "clerk", "coder")
    if state.last(f.DrawMade, "lot"):
        reasoned(reason)
    pool = tuple(roll.people(state).entrants)
    order = draw_order(f"{seed} lot", pool)
    return (
        f.DrawMade(
            subject="lot", seed=seed, pool=pool, result=order, witness=witness, reason=reason
        ),
    )


def draw_records(
    state: State,
    by: str,
    part: str,
    subject: str,
    pool: Sequence[str],
    count: int,
    seed: str,
    witness: str,
) -> Facts:
    """Draw which case records of somebody are looked at, from the numbers of all of them.

    Only numbers are drawn and recorded: nothing of a patient. Drawn once for each.
    """
    acting(state, by, "clerk", "coder")
    guards.performer(state, guards.station(state, part), subject)
    key = f"records:{part}/{subject}"
    if state.last(f.DrawMade, key):
        raise Refused("already_started")
    if not seed.strip():
        raise Refused("seed_needed")
    if not 0 < count <= len(pool):
        raise Refused("out_of_range", least="1", most=str(len(pool)), text=str(count))
    drawn = draw_order(f"{seed} {key}", pool)[:count]
    return (f.DrawMade(subject=key, seed=seed, pool=tuple(pool), result=drawn, witness=witness),)


def drawn_records(state: State, part: str, subject: str) -> tuple[str, ...]:
    """The numbers of the records that were drawn of somebody; none before the draw."""
    found = state.last(f.DrawMade, f"records:{part}/{subject}")
    return found.result if found else ()


def equals(state: State, entrant: str) -> tuple[str, ...]:
    """The others of the same division with the same total as an entrant, by place."""
    found, known = board(state), roll.people(state).entrants
    own = found.results[entrant]
    return tuple(
        place.id
        for place in found.places
        if place.id != entrant
        and None not in {place.rank, own.total.value, found.place(entrant).rank}
        and known[place.id].division == known[entrant].division
        and found.results[place.id].total.value == own.total.value
    )


def record_play_off(state: State, by: str, order: Sequence[str], reason: str) -> Facts:
    """Record the order in which a play-off left those who were equal, the winner first.

    Refused where the rules know no play-off, or where the totals are not equal.
    """
    chief(state, by)
    if PLAY_OFF not in tie_chain(state):
        raise Refused("no_play_off")
    known = roll.people(state).entrants
    for name in order:
        if name not in known:
            raise Refused("unknown_member", member=name)
    if not all(set(order) <= {one, *equals(state, one)} for one in order) or len(set(order)) < 2:
        raise Refused("not_tied")
    before = state.last(f.DrawMade, PLAY_OFF)
    line = (*(n for n in (before.result if before else ()) if n not in order), *order)
    return (
        f.DrawMade(
            subject=PLAY_OFF,
            seed="",
            pool=tuple(sorted(line)),
            result=line,
            reason=reasoned(reason),
        ),
    )
