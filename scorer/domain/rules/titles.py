"""Titles and extra prizes in free words: who comes first at what, within the caps of units.

A title looks at the total, a group or a part, of entrants or of members. Nobody without a result
gets one; where a tie lies across its line, the prizes' rule for ties decides.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from scorer.domain.model.contest import PrizeLevel
from scorer.domain.model.scheme import Better, PartRule, Scheme, Title
from scorer.domain.rules.awards import award, quotas
from scorer.domain.rules.exam_cut import cut_score
from scorer.domain.rules.part_result import EntrantResult, SchemeResult, Subject, Value
from scorer.domain.rules.ranking import Place, Row, rank
from scorer.domain.rules.scheme import evaluate

Values = Mapping[str, Mapping[str, Value]]
EVERYBODY = "*"
"""The division of a title for which all divisions are looked at together."""


class Given(Struct, frozen=True, kw_only=True):
    """A title as given in one division (or in all): how many there were, who holds it."""

    title: str
    division: str
    quota: int
    holders: tuple[str, ...]
    vacant: int = 0


class _Claim(Struct, frozen=True):
    """Somebody who could hold a title, and the value that it looks at."""

    subject: Subject
    value: Fraction | None
    keys: Mapping[str, Fraction | int | None] = {}
    status: str = ""


def titles_given(
    scheme: Scheme,
    subjects: Sequence[Subject],
    values: Values,
    result: SchemeResult,
    *,
    ties: tuple[str, ...] = (),
    entered: bool = False,
) -> tuple[Given, ...]:
    """Every title of a scheme, in its order, division by division.

    ``ties`` is the chain for titles over the total; ``entered`` counts shares from everybody
    entered instead of from those with a result.
    """
    given: list[Given] = []
    for title in scheme.titles:
        least = _least(scheme, title, result)
        known = title.borderline is None or least is not None
        claims = _claims(scheme, title, subjects, values, result) if known else []
        held = {name for one in given if one.title in title.besides for name in one.holders}
        for division in divisions_of(scheme, title):
            own = [
                claim
                for claim in claims
                if division in {"", EVERYBODY, claim.subject.division}
                and not claim.subject.exhibition
            ]
            made = _give(scheme, title, division, own, held, ties, least, entered=entered)
            given.append(made)
    return tuple(given)


def divisions_of(scheme: Scheme, title: Title) -> tuple[str, ...]:
    """The divisions in which a title is given, each by itself; an empty id where there are none."""
    kind, _colon, about = title.over.partition(":")
    division = title.division or (scheme.part(about).division if kind == "part" else "")
    if division:
        return (division,)
    return tuple(one.id for one in scheme.divisions) or ("",)


def _give(
    scheme: Scheme,
    title: Title,
    division: str,
    claims: Sequence[_Claim],
    held: Collection[str],
    ties: tuple[str, ...],
    least: Fraction | None,
    *,
    entered: bool,
) -> Given:
    sign = 1 if _better(scheme, title) == "higher" else -1
    rows = [
        Row(c.subject.id, None if c.value is None else sign * c.value, c.keys, c.status)
        for c in claims
    ]
    places = rank(rows, ties if title.over == "total" else ())
    worth = {claim.subject.id: claim.value for claim in claims}
    enough = [
        place
        for place in places
        if place.rank is not None
        and place.id not in held
        and _reaches(worth[place.id], least, sign)
    ]
    units = {claim.subject.id: claim.subject.unit for claim in claims}
    capped = within_cap(enough, units, title.per_unit)
    competed = sum(place.rank is not None for place in places)
    base = len(claims) if entered else competed
    open_end = not title.first and title.share is None
    number = len(capped) if open_end else title.first or None
    level = PrizeLevel(id=title.id, name=title.name, number=number, share=title.share)
    rule = replace(scheme.prizes, levels=(level,), minimum=None, least_first=0)
    (quota,) = quotas(rule, base, base)
    found = award(capped, rule, worth, base, base)
    return Given(
        title=title.id,
        division=division,
        quota=quota,
        holders=found.levels[title.id],
        vacant=found.vacancies.get(title.id, 0),
    )


def _least(scheme: Scheme, title: Title, result: SchemeResult) -> Fraction | None:
    """What a title asks for at least: the stated minimum, or the exam's cut score."""
    if title.borderline is None:
        return title.minimum
    return cut_score(scheme, result, title.borderline)


def _reaches(value: Fraction | None, least: Fraction | None, sign: int) -> bool:
    return least is None or (value is not None and sign * value >= sign * least)


def within_cap(
    places: Iterable[Place], units: Mapping[str, str], cap: int | None
) -> tuple[Place, ...]:
    """The places down the ranking without those whose unit has reached its cap.

    Who is left out no longer counts among the equals of others.
    """
    kept: list[Place] = []
    counts: dict[str, int] = {}
    for place in places:
        unit = units.get(place.id, "")
        counts[unit] = counts.get(unit, 0) + (place.rank is not None)
        if cap is None or not unit or counts[unit] <= cap:
            kept.append(place)
    names = {place.id for place in kept}
    return tuple(
        replace(place, tied=tuple(name for name in place.tied if name in names)) for place in kept
    )


# -- what a title looks at ---------------------------------------------------------------------


def _better(scheme: Scheme, title: Title) -> Better:
    kind, _colon, about = title.over.partition(":")
    return scheme.part(about).better if kind == "part" else scheme.better


def _claims(
    scheme: Scheme,
    title: Title,
    subjects: Sequence[Subject],
    values: Values,
    result: SchemeResult,
) -> list[_Claim]:
    if title.of == "entrant":
        return [
            _looked_at(title, subject, result.entrants[subject.id])
            for subject in subjects
            if subject.id == subject.entrant and title.role in {"", subject.role}
        ]
    people = [s for s in subjects if s.id != s.entrant] or list(subjects)
    return [
        claim
        for role in dict.fromkeys(person.role for person in people)
        if title.role in {"", role}
        for claim in _of_role(scheme, title, [p for p in people if p.role == role], values, result)
    ]


def _of_role(
    scheme: Scheme,
    title: Title,
    people: Sequence[Subject],
    values: Values,
    result: SchemeResult,
) -> list[_Claim]:
    """Members ranked by the parts of their own role, each as if competing alone."""
    role = people[0].role
    parts = tuple(_alone(part) for part in scheme.parts if _personal(part, role))
    if not parts:
        return []
    gone = {name: one.status for name, one in result.entrants.items()}
    alone = [replace(person, entrant=person.id) for person in people]
    found = evaluate(
        replace(scheme, parts=parts),
        alone,
        {part.id: values.get(part.id, {}) for part in parts},
        parts=[part.id for part in parts if part.id in values],
        statuses={p.id: gone[p.entrant] for p in people if gone[p.entrant] == "disqualified"},
    )
    return [_looked_at(title, one, found.entrants[one.id]) for one in alone]


def _personal(part: PartRule, role: str) -> bool:
    return part.by == "member" and part.role in {"", role}


def _alone(part: PartRule) -> PartRule:
    return replace(part, by="entrant", role="")


def _looked_at(title: Title, subject: Subject, found: EntrantResult) -> _Claim:
    kind, _colon, about = title.over.partition(":")
    if kind == "part":
        part = found.parts.get(about)
        value = part.normalised if part else None
        gone = found.status if found.status in {"disqualified", "withdrawn"} else ""
        missing = "missing" if part is None else part.status
        return _Claim(subject, value, status=gone or missing)
    if kind == "group":
        group = found.groups.get(about)
        open_ = group is None or not group.complete or group.value is None
        gone = "" if found.status == "missing" else found.status
        return _Claim(
            subject, group.value if group else None, status=gone or ("missing" if open_ else "")
        )
    return _Claim(subject, found.final, found.keys, found.status)
