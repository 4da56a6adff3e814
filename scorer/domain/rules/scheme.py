"""From part values to places: parts, normalising, teams, conversion, groups, total, ranking."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from scorer.domain.model.scheme import Better, PartRule, Scheme
from scorer.domain.rules.combine import Combined
from scorer.domain.rules.convert import converted
from scorer.domain.rules.gather import Term, gather
from scorer.domain.rules.normalise import normalised
from scorer.domain.rules.part_result import EntrantResult, PartResult, SchemeResult, Subject, Value
from scorer.domain.rules.ranking import Place, Row, rank
from scorer.domain.rules.ties import chain, tie_keys

_ZERO = Fraction(0)
_GAPS = ("absent", "withdrawn", "disqualified")


class _Field(Struct, frozen=True, kw_only=True):
    """Who takes part: entrants in order, their members, and what was measured."""

    entrants: Mapping[str, Subject]
    members: Mapping[str, tuple[Subject, ...]]
    values: Mapping[str, Mapping[str, Value]]


def evaluate(
    scheme: Scheme,
    subjects: Sequence[Subject],
    values: Mapping[str, Mapping[str, Value]],
    *,
    parts: Collection[str] | None = None,
    penalties: Mapping[str, Fraction] | None = None,
    lots: Mapping[str, int] | None = None,
    play_offs: Mapping[str, int] | None = None,
    statuses: Mapping[str, str] | None = None,
) -> SchemeResult:
    """Everybody's result over these parts (all by default).

    ``values`` are by part and subject; a subject that is not there has nothing yet. ``lots`` and
    ``play_offs`` are recorded places by entrant. ``statuses`` are of whole entrants. Exhibition
    entrants have results and take no place; trial parts count for nothing but may break ties.
    """
    field = _field(subjects, values)
    counted = [part for part in scheme.parts if parts is None or part.id in parts]
    by_part = {part.id: _part(part, field) for part in counted}
    results = {
        name: _entrant(
            scheme,
            name,
            by_part,
            (penalties or {}).get(name, _ZERO),
            (statuses or {}).get(name, ""),
            {
                "lot": (lots or {}).get(name),
                "play_off": _minus((play_offs or {}).get(name)),
            },
            entrants=len(field.entrants),
        )
        for name in field.entrants
    }
    return SchemeResult(entrants=results, places=_places(scheme, field, results))


def _minus(place: int | None) -> int | None:
    return None if place is None else -place


def _field(subjects: Sequence[Subject], values: Mapping[str, Mapping[str, Value]]) -> _Field:
    entrants = {s.id: s for s in subjects if s.id == s.entrant}
    members: dict[str, list[Subject]] = {name: [] for name in entrants}
    for subject in subjects:
        if subject.id != subject.entrant:
            members[subject.entrant].append(subject)
    return _Field(
        entrants=entrants,
        members={name: tuple(found) for name, found in members.items()},
        values=values,
    )


# -- one part ----------------------------------------------------------------------------------


def _part(part: PartRule, field: _Field) -> dict[str, PartResult]:
    """Every entrant's result in a part."""
    found = field.values.get(part.id, {})
    performers = _performers(part, field)
    known = {s.id: found.get(s.id, Value(None, "missing")) for s in performers}
    even = _even(part, performers, known)
    if even is None:
        known = {
            name: Value(None, value.status if value.status in _GAPS else "blocked")
            for name, value in known.items()
        }
    results = {
        name: _joined(part, own, known, even or {})
        for name, own in _by_entrant(part, field, performers).items()
    }
    return _counted(part, field, results)


def _performers(part: PartRule, field: _Field) -> list[Subject]:
    if part.by == "entrant":
        return [one for one in field.entrants.values() if part.division in {"", one.division}]
    return [
        member
        for members in field.members.values()
        for member in members
        if part.role in {"", member.role} and part.division in {"", member.division}
    ]


def _by_entrant(
    part: PartRule, field: _Field, performers: Sequence[Subject]
) -> dict[str, list[Subject]]:
    groups: dict[str, list[Subject]] = {
        name: [] for name, one in field.entrants.items() if part.division in {"", one.division}
    }
    for subject in performers:
        groups[subject.entrant].append(subject)
    return groups


def _even(
    part: PartRule, performers: Sequence[Subject], known: Mapping[str, Value]
) -> Mapping[str, Fraction] | None:
    """The values after normalising across sites; None where a coefficient is undefined (E49)."""
    given = {name: value.value for name, value in known.items() if value.value is not None}
    if part.normalise == "none":
        return given
    return normalised(
        given,
        {subject.id: subject.site for subject in performers},
        part.normalise,
        coefficient_decimals=part.coefficient_decimals,
    )


def _joined(
    part: PartRule,
    own: Sequence[Subject],
    known: Mapping[str, Value],
    even: Mapping[str, Fraction],
) -> PartResult:
    """The entrant's value: its own, or its members' combined."""
    if part.by == "entrant":
        value = known[own[0].id]
        return PartResult(
            raw=value.value,
            normalised=even.get(own[0].id),
            counted=None,
            status=value.status,
            seconds=value.seconds,
            criticals=value.criticals,
        )
    blocked = any(known[s.id].status == "blocked" for s in own)
    terms = [Term(s.id, even.get(s.id), _due(_status(known[s.id]))) for s in own]
    team = gather(part.team, terms, part.better)
    seconds = [v.seconds for s in own if (v := known[s.id]).seconds is not None]
    return PartResult(
        raw=team.value if part.normalise == "none" else None,
        normalised=team.value,
        counted=None,
        status="blocked" if blocked else _team_status(team, terms),
        seconds=sum(seconds, _ZERO) if seconds else None,
        criticals=sum(known[s.id].criticals for s in own),
        team=team,
    )


def _status(value: Value) -> str:
    return value.status or ("missing" if value.value is None else "")


def _due(status: str) -> str:
    """A status as a step sees it: what is blocked is still to come."""
    return "missing" if status == "blocked" else status


def _team_status(team: Combined, terms: Sequence[Term]) -> str:
    if not team.complete or not terms:
        return "missing"
    reasons = {term.status for term in terms}
    gone = [gap for gap in _GAPS if gap in reasons]
    if gone and "" not in reasons:
        return gone[-1]
    return "" if team.value is not None else "missing"


def _counted(
    part: PartRule, field: _Field, results: Mapping[str, PartResult]
) -> dict[str, PartResult]:
    """Places and conversion, division by division; exhibition entrants take no place."""
    done: dict[str, PartResult] = {}
    for division in sorted({subject.division for subject in field.entrants.values()}):
        own = {n: r for n, r in results.items() if field.entrants[n].division == division}
        done |= _division(part, field, own)
    return {name: done[name] for name in results}


def _division(
    part: PartRule, field: _Field, own: Mapping[str, PartResult]
) -> dict[str, PartResult]:
    values = {
        name: result.normalised
        for name, result in own.items()
        if result.normalised is not None and result.status not in _GAPS
    }
    placed = [n for n in values if not field.entrants[n].exhibition]
    places = rank([Row(name, _up(values[name], part.better)) for name in placed], ())
    gaps = {
        name: _due(result.status)
        for name, result in own.items()
        if name not in values and not field.entrants[name].exhibition
    }
    points = converted(
        part.convert,
        values,
        places,
        gaps,
        better=part.better,
        full=part.full,
        entered=len(placed) + len(gaps),
    )
    ranks = {place.id: place.rank for place in places}
    return {
        name: PartResult(
            raw=result.raw,
            normalised=result.normalised,
            counted=points.get(name),
            place=ranks.get(name),
            status=result.status,
            seconds=result.seconds,
            criticals=result.criticals,
            team=result.team,
        )
        for name, result in own.items()
    }


def _up(value: Fraction, better: Better) -> Fraction:
    return value if better == "higher" else -value


# -- one entrant -------------------------------------------------------------------------------


def _entrant(
    scheme: Scheme,
    name: str,
    by_part: Mapping[str, Mapping[str, PartResult]],
    penalty: Fraction,
    status: str,
    recorded: Mapping[str, int | None],
    *,
    entrants: int,
) -> EntrantResult:
    own = {part: results[name] for part, results in by_part.items() if name in results}
    groups: dict[str, Combined] = {}
    for group in scheme.groups:
        terms = [
            Term(
                part.id,
                own[part.id].counted,
                _open(own[part.id]),
                part.weight,
                part.convert.points if part.convert.how != "as_is" else part.full or Fraction(100),
            )
            for part in scheme.parts
            if part.id in group.parts and part.id in own and not part.trial
        ]
        if terms:
            groups[group.id] = gather(group.combine, terms, scheme.better)
    total = gather(
        scheme.total,
        [
            Term(g.id, groups[g.id].value, _group_status(groups[g.id]), g.weight, groups[g.id].full)
            for g in scheme.groups
            if g.id in groups
        ],
        scheme.better,
    )
    final = total.value
    if final is not None and penalty:
        final = final - penalty if scheme.better == "higher" else final + penalty
    return EntrantResult(
        parts=own,
        groups=groups,
        total=total,
        penalty=penalty,
        final=final,
        status=status or _whole(total, own),
        keys={**tie_keys(scheme, own, groups, total, entrants), **recorded},
    )


def _open(result: PartResult) -> str:
    if result.counted is not None:
        return result.status if result.status in _GAPS else ""
    return _due(result.status) or "missing"


def _group_status(found: Combined) -> str:
    if not found.complete:
        return "missing"
    if found.value is None:
        return found.as_part("").status if found.gaps else "missing"
    return ""


def _whole(total: Combined, own: Mapping[str, PartResult]) -> str:
    """A whole entrant's status: every part is a gap, or something is still to come."""
    statuses = {result.status for result in own.values()}
    if statuses and statuses <= set(_GAPS):
        return next(gap for gap in reversed(_GAPS) if gap in statuses)
    return "missing" if not total.complete or total.value is None else ""


# -- places ------------------------------------------------------------------------------------


def _places(
    scheme: Scheme, field: _Field, results: Mapping[str, EntrantResult]
) -> dict[str, tuple[Place, ...]]:
    divisions = [division.id for division in scheme.divisions] or [""]
    ties = chain(scheme, len(field.entrants))
    found: dict[str, tuple[Place, ...]] = {}
    for division in divisions:
        rows = [
            Row(
                name,
                None if result.final is None else _up(result.final, scheme.better),
                result.keys,
                "exhibition" if field.entrants[name].exhibition else result.status,
            )
            for name, result in results.items()
            if division in {"", field.entrants[name].division}
        ]
        found[division] = rank(rows, ties, scheme.ranks)
    return found
