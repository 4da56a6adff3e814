"""From part values to places: parts, normalising, teams, conversion, groups, total, ranking."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from msgspec.structs import replace

from scorer.domain.model.scheme import Group, PartRule, Scheme
from scorer.domain.rules.combine import Combined
from scorer.domain.rules.gather import Term, full_of, gather
from scorer.domain.rules.part_result import EntrantResult, PartResult, SchemeResult, Subject, Value
from scorer.domain.rules.prize_points import won_or_passed
from scorer.domain.rules.ranking import Place, Row, rank
from scorer.domain.rules.scheme_parts import GAPS, Field, due, field_of, part_results, up
from scorer.domain.rules.ties import chain, tie_keys

_ZERO, _HUNDRED = Fraction(0), Fraction(100)


class _Sum(NamedTuple):
    """A group and the parts that count in it, each with the full marks that it counts out of."""

    group: Group
    parts: tuple[tuple[PartRule, Fraction], ...]
    full: Fraction


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
    field = field_of(subjects, values)
    counted = [part for part in scheme.parts if parts is None or part.id in parts]
    by_part = {part.id: part_results(part, field) for part in counted}
    sums = tuple(_sums(scheme, counted))
    ties = chain(scheme, len(field.entrants))
    results = {
        name: _entrant(
            scheme,
            sums,
            name,
            by_part,
            (penalties or {}).get(name, _ZERO),
            (statuses or {}).get(name, ""),
        )
        for name in field.entrants
    }
    for name in _tied(results):
        recorded = {
            "lot": (lots or {}).get(name),
            "play_off": _minus((play_offs or {}).get(name)),
        }
        results[name] = replace(
            results[name], keys={**tie_keys(scheme, results[name], ties), **recorded}
        )
    return SchemeResult(entrants=results, places=_places(scheme, field, results, ties))


def _tied(results: Mapping[str, EntrantResult]) -> tuple[str, ...]:
    """Whoever has the same total as somebody else: only they need what the tie rules look at."""
    totals = {n: r.final.as_integer_ratio() for n, r in results.items() if r.final is not None}
    often = Counter(totals.values())
    return tuple(name for name, total in totals.items() if often[total] > 1)


def _minus(place: int | None) -> int | None:
    return None if place is None else -place


def _sums(scheme: Scheme, counted: Sequence[PartRule]) -> Iterator[_Sum]:
    """The groups with their parts, worked out once for all entrants."""
    for group in scheme.groups:
        parts = [part for part in counted if part.id in group.parts and not part.trial]
        fulls = [
            part.convert.points if part.convert.how != "as_is" else part.full or _HUNDRED
            for part in parts
        ]
        terms = [
            Term(part.id, None, "", part.weight, full)
            for part, full in zip(parts, fulls, strict=True)
        ]
        yield _Sum(group, tuple(zip(parts, fulls, strict=True)), full_of(group.combine, terms))


# -- one entrant -------------------------------------------------------------------------------


def _entrant(
    scheme: Scheme,
    sums: Sequence[_Sum],
    name: str,
    by_part: Mapping[str, Mapping[str, PartResult]],
    penalty: Fraction,
    status: str,
) -> EntrantResult:
    own = {
        part: found for part, results in by_part.items() if (found := results.get(name)) is not None
    }
    groups: dict[str, Combined] = {}
    for group, parts, full_marks in sums:
        terms = [
            Term(
                part.id,
                result.counted,
                "" if result.counted is not None and not result.status else _open(result),
                part.weight,
                full,
            )
            for part, full in parts
            if (result := own.get(part.id)) is not None
        ]
        if terms:
            whole = full_marks if len(terms) == len(parts) else None
            gathered = gather(group.combine, terms, scheme.better, whole)
            results = [(part, own[part.id]) for part, _ in parts if part.id in own]
            groups[group.id] = _or_passed(group, gathered, results)
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
    )


def _or_passed(
    group: Group, found: Combined, own: Sequence[tuple[PartRule, PartResult]]
) -> Combined:
    """The group's points, or those for having passed every part without any. E39."""
    if group.passed_all is None or found.value is None or not found.complete:
        return found
    passed = all(_passed(part, result) for part, result in own)
    value = won_or_passed(found.value, group.passed_all, passed=passed)
    return found if value == found.value else replace(found, value=value, exact=value)


def _passed(part: PartRule, result: PartResult) -> bool:
    if result.normalised is None or result.status:
        return False
    if part.pass_mark is None:
        return True
    return up(result.normalised, part.better) >= up(part.pass_mark, part.better)


def _open(result: PartResult) -> str:
    if result.counted is not None:
        return result.status if result.status in GAPS else ""
    return "missing" if result.status in {"", "took_part"} else due(result.status)


def _group_status(found: Combined) -> str:
    if not found.complete:
        return "missing"
    if found.value is None:
        return found.as_part("").status if found.gaps else "missing"
    return ""


def _whole(total: Combined, own: Mapping[str, PartResult]) -> str:
    """A whole entrant's status: gaps that leave no total, or something is still to come."""
    if total.complete and total.value is not None and any(not r.status for r in own.values()):
        return ""
    statuses = {result.status for result in own.values()}
    gone = [gap for gap in reversed(GAPS) if gap in statuses]
    if gone and (statuses <= set(GAPS) or (total.complete and total.value is None)):
        return gone[0]
    return "missing" if not total.complete or total.value is None else ""


# -- places ------------------------------------------------------------------------------------


def _places(
    scheme: Scheme,
    field: Field,
    results: Mapping[str, EntrantResult],
    ties: tuple[str, ...],
) -> dict[str, tuple[Place, ...]]:
    divisions = [division.id for division in scheme.divisions] or [""]
    found: dict[str, tuple[Place, ...]] = {}
    for division in divisions:
        rows = [
            Row(
                name,
                None if result.final is None else up(result.final, scheme.better),
                result.keys,
                "exhibition" if field.entrants[name].exhibition else result.status,
            )
            for name, result in results.items()
            if division in {"", field.entrants[name].division}
        ]
        found[division] = rank(rows, ties, scheme.ranks)
    return found
