"""Results of any federation from files: marks in long or wide form, and who they belong to.

The page ``resources/help/results`` tells the forms. Nothing is taken while anything is wrong.
"""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from msgspec import Struct

from scorer.domain.model.contest import Contest
from scorer.domain.model.rubric import Rubric
from scorer.domain.model.scheme import Scheme
from scorer.domain.rules.part_result import SchemeResult, Subject, Value
from scorer.domain.rules.part_value import Rulings, values
from scorer.domain.rules.scheme import evaluate
from scorer.domain.rules.ways.way import Entry
from scorer.exchange.entrants_file import EntrantList, Known, read_entrants_list
from scorer.exchange.problem import FileRefused, Place
from scorer.exchange.results_columns import find_columns, names_of
from scorer.exchange.results_marks import Marks
from scorer.exchange.results_rows import leaves


class Results(Struct, frozen=True, kw_only=True):
    """Everything that files of results say, checked.

    ``entries`` are by part and subject; ``gaps`` statuses by part and subject, under the empty
    name those of the whole contest. ``rows``: where each entry stands, by part, subject, number.
    """

    known: Mapping[str, Known]
    entries: Mapping[str, Mapping[str, tuple[Entry, ...]]]
    gaps: Mapping[str, Mapping[str, str]] = {}
    penalties: Mapping[str, Fraction] = {}
    lots: Mapping[str, int] = {}
    play_offs: Mapping[str, int] = {}
    rows: Mapping[tuple[str, str, int], Place] = {}

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Everybody, as the rules see them; a team that only its members name is there too."""
        found = {name: one.subject for name, one in self.known.items()}
        for one in self.known.values():
            if one.team and one.team not in found:
                found[one.team] = Known(id=one.team, division=one.division, unit=one.unit).subject
        return tuple(found.values())


def read_results(
    marks: Path,
    contest: Contest,
    scheme: Scheme,
    rubrics: Mapping[str, Rubric],
    entrants: Path | None = None,
    *,
    people: EntrantList | None = None,
) -> Results:
    """Read marks and entrants. Raises ``FileRefused`` with every problem of the file.

    Without a list of entrants, read from a file or given as ``people``, everybody with a mark takes
    part, and the columns for entrants may stand beside the marks.
    """
    given = people or _entrants(marks, contest, scheme, entrants)
    listed = given or EntrantList(marks.name, contest, scheme)
    names = names_of(scheme, rubrics)
    book = Marks(marks.name, scheme, rubrics, names, listed, closed=given is not None)
    for leaf in leaves(marks):
        found = find_columns(leaf.lines, names)
        if found is None:
            book.note(Place(file=marks.name, sheet=leaf.name), "results_headings")
            continue
        book.begin(leaf.name, *found)
        for number, cells in leaf.lines:
            book.row(number, cells)
    entries = book.entries()
    problems = (*listed.problems, *book.problems)
    if problems:
        raise FileRefused(tuple(sorted(problems, key=lambda one: (one.where.sheet, one.where.row))))
    return Results(
        known=listed.known,
        entries=entries,
        gaps=book.gaps,
        penalties=book.penalties,
        lots=book.places["lot"],
        play_offs=book.places["play_off"],
        rows=book.rows,
    )


def _entrants(
    marks: Path, contest: Contest, scheme: Scheme, entrants: Path | None
) -> EntrantList | None:
    """The list of entrants, which a JSON file may hold beside the marks."""
    if entrants is not None:
        return read_entrants_list(entrants, contest, scheme)
    if marks.suffix.lower() == ".json":
        found = read_entrants_list(marks, contest, scheme) if _both(marks) else None
        return found if found and found.known else None
    return None


def _both(marks: Path) -> bool:
    return b'"entrants"' in marks.read_bytes()[: 1 << 20] if marks.is_file() else False


def parts_given(scheme: Scheme, results: Results) -> tuple[str, ...]:
    """The parts of which anything is known, in the scheme's order."""
    return tuple(p.id for p in scheme.parts if results.entries.get(p.id) or results.gaps.get(p.id))


def part_values(
    contest: Contest, scheme: Scheme, rubrics: Mapping[str, Rubric], results: Results
) -> dict[str, dict[str, Value]]:
    """Everybody's values by part, gaps in their places.

    Who is disqualified from the whole contest takes no place in any part.
    """
    rules = contest.rules
    rulings = Rulings(critical=rules.critical, rounding=rules.rounding, clock=rules.clock)
    whole = results.gaps.get("", {})
    out = {name for name, gap in whole.items() if gap == "disqualified"}
    lost = {n: "disqualified" for n, one in results.known.items() if {n, one.team} & out}
    members = {**whole, **lost}
    found: dict[str, dict[str, Value]] = {}
    for name in parts_given(scheme, results):
        part = scheme.part(name)
        own = values(part, results.entries.get(name, {}), rubrics.get(part.rubric), rulings)
        gaps = {**results.gaps.get(name, {}), **(members if part.by == "member" else lost)}
        found[name] = own | {subject: Value(None, gap) for subject, gap in gaps.items()}
    return found


def standings_of(
    contest: Contest, scheme: Scheme, rubrics: Mapping[str, Rubric], results: Results
) -> SchemeResult:
    """The standing over the parts that the files hold."""
    found = part_values(contest, scheme, rubrics, results)
    entrants = {one.id for one in results.known.values() if not one.team}
    return evaluate(
        scheme,
        results.subjects,
        found,
        parts=tuple(found),
        penalties=results.penalties,
        lots=results.lots,
        play_offs=results.play_offs,
        statuses={n: s for n, s in results.gaps.get("", {}).items() if n in entrants},
    )
