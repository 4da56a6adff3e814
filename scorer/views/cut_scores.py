"""The cut score of an exam of stations, station by station: how it came about, or why it cannot."""

from fractions import Fraction

from scorer.domain.model.exact import brief, shown
from scorer.domain.model.scheme import Scheme
from scorer.domain.record import roll, seals
from scorer.domain.record.scheme_board import scheme_result
from scorer.domain.record.state import State
from scorer.domain.rules.exam_cut import cut_score, station_cuts
from scorer.domain.rules.part_result import SchemeResult
from scorer.domain.rules.standard_setting import Cut
from scorer.views import names
from scorer.views.standings import counted
from scorer.words import _, n_


def cut_lines(state: State, *, public: bool) -> tuple[str, ...]:
    """The cut scores of a contest over the parts that count, in sentences; see ``counted``."""
    scheme = roll.scheme(state)
    if scheme is None or not _grades(scheme):
        return ()
    parts = counted(state, public=public).parts
    now = seals.released(state) if public else state
    return cut_sentences(scheme, scheme_result(now, scheme, parts))


def cut_sentences(scheme: Scheme, result: SchemeResult) -> tuple[str, ...]:
    """Each cut score that a title asks for, then its stations'; nothing where none is asked for."""
    return tuple(
        line
        for grade in _grades(scheme)
        for line in (_exam(scheme, result, grade), *_stations(scheme, result, grade))
    )


def _grades(scheme: Scheme) -> tuple[Fraction, ...]:
    """The borderline grades of the scheme's titles."""
    named = (title.borderline for title in scheme.titles)
    return tuple(dict.fromkeys(grade for grade in named if grade is not None))


def _exam(scheme: Scheme, result: SchemeResult, grade: Fraction) -> str:
    cut = cut_score(scheme, result, grade)
    if cut is None:
        words = _("Cut score at grade {grade}: cannot be set, as that of a station cannot")
        return words.format(grade=brief(grade))
    stations = len(station_cuts(scheme, result, grade))
    words = n_(
        "Cut score at grade {grade}: {cut}, the mean of {count} station",
        "Cut score at grade {grade}: {cut}, the mean of {count} stations",
        stations,
    )
    return words.format(grade=brief(grade), cut=_points(scheme, cut), count=stations)


def _stations(scheme: Scheme, result: SchemeResult, grade: Fraction) -> tuple[str, ...]:
    cuts = station_cuts(scheme, result, grade)
    return tuple(_station(scheme, part, cut) for part, cut in cuts.items())


def _station(scheme: Scheme, part: str, cut: Cut | None) -> str:
    name = names.said(scheme.part(part).name)
    if cut is None:
        words = _("{part}: cut score cannot be set; it takes scores with two different grades")
        return words.format(part=name)
    return _("{part}: cut at {cut} (R² = {fit}, n = {count})").format(
        part=name, cut=_points(scheme, cut.cut), fit=shown(cut.fit, 3), count=cut.count
    )


def _points(scheme: Scheme, cut: Fraction) -> str:
    return shown(cut, 2 if scheme.total.decimals is None else scheme.total.decimals)
