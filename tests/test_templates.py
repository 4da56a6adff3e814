"""Every shipped template is played to its certificates, in one process, a page of each paper."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count
from pathlib import Path

import pytest

from scorer.domain.model.marks import Mark
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.standing import board
from scorer.domain.record.state import State
from scorer.domain.rules.draw import draw_order
from scorer.exchange.contest_file import ContestFile, read_contest, template_names, template_path
from scorer.exchange.problem import FileRefused
from scorer.exchange.roster import read_roster
from scorer.rehearsal import Rehearsal
from scorer.shelf import resource
from scorer.views import awards, explain, standings
from scorer.views.credits import dues_view
from scorer.views.rule_sheet import rule_sentences
from scorer.words import use_language
from tests import template_index
from tests.numbers import floats, inexact

OUT = {"absent", "withdrawn", "disqualified"}
SOURCES = {name: read_contest(template_path(name)) for name in template_names()}
PARTS = tuple(name for name, source in SOURCES.items() if source.scheme)


@dataclass(frozen=True)
class Played:
    folder: Path
    source: ContestFile
    state: State


@pytest.fixture(scope="module", params=PARTS)
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp(request.param)
    day = Rehearsal(request.param, folder, 1, pages=1)
    try:
        for _step in day.steps():
            pass
        return Played(folder, SOURCES[request.param], day.clerk.state)
    finally:
        day.close()


def test_the_index_of_templates_is_current() -> None:
    assert template_index.INDEX.read_bytes() == template_index.index(), (
        "run python -m tests.template_index"
    )


def test_it_ends_with_certificates_for_its_winners(played: Played) -> None:
    winners = [w for level in awards.award_list(played.state).levels for w in level.winners]
    assert winners
    assert [w.name for w in winners if not w.numbers] == []
    numbers = [number for w in winners for number in w.numbers]
    assert len(played.state.table(f.CertificateIssued)) == len(set(numbers))
    papers = {path.stem for path in (played.folder / "papers").glob("*.pdf")}
    assert papers >= {"rule-sheet", "bulletin-1", "bulletin-2", "certificates"}


def test_titles_neither_widen_the_share_of_winners_nor_show_places_of_the_total(
    played: Played,
) -> None:
    view, scheme = awards.award_list(played.state), played.source.scheme
    assert scheme is not None
    prized = {w.entrant for level in view.levels if not level.title for w in level.winners}
    assert view.winners == len(prized) or not scheme.prizes.levels
    assert view.winners <= view.competed
    aside = {title.id for title in scheme.titles if title.over != "total" or title.of == "member"}
    for level in view.levels:
        of_total = level.id.removeprefix(f"{level.division}-") not in aside
        assert all((winner.rank is not None) == of_total for winner in level.winners), level.id


def test_nobody_without_a_result_takes_a_place_or_a_prize(played: Played) -> None:
    rows = {row.entrant: row for row in standings.table(played.state).rows}
    out = {name for name, row in rows.items() if row.status in OUT}
    assert out, "somebody fails to come or is disqualified"
    assert {name for name, row in rows.items() if row.rank is not None} & out == set()
    levels = awards.award_list(played.state).levels
    assert {w.entrant for level in levels for w in level.winners if not w.member} & out == set()


def test_every_total_is_told_down_to_what_was_entered(played: Played) -> None:
    for row in standings.table(played.state).rows:
        if row.rank is not None:
            lines = list(explain.flat(explain.explain(played.state, row.entrant).root))
            assert lines[0].value == row.total
            assert max(line.depth for line in lines) > 1


def test_the_rules_are_told_whole_in_both_languages(played: Played) -> None:
    rubrics = {slot[0]: entry.fact.rubric for slot, entry in played.state.each(f.RubricSet)}
    contest, scheme = roll.contest(played.state), roll.scheme(played.state)
    told = {}
    for tongue in ("zh_CN", "en"):
        use_language(tongue)
        sections = rule_sentences(contest, rubrics, scheme)
        told[tongue] = [sentence for _heading, lines in sections for sentence in lines]
    assert len(told["en"]) == len(told["zh_CN"]) > 12
    assert not [sentence for sentence in told["en"] if "{" in sentence]


def test_things_went_wrong_and_were_put_right(played: Played) -> None:
    statuses = {entry.fact.status for _slot, entry in played.state.each(f.StatusSet)}
    assert "disqualified" in statuses
    assert statuses & {"absent", "withdrawn"}
    kinds: tuple[type[f.EntryMade | f.SheetSigned], ...] = (f.EntryMade, f.SheetSigned)
    signed = [e.fact for kind in kinds for line in played.state.table(kind).values() for e in line]
    assert any(one.replaces and one.reason for one in signed)
    scheme = roll.scheme(played.state)
    assert scheme is not None
    assert bool(played.state.table(f.PenaltySet)) == scheme.penalties


def test_a_float_is_found_however_deep() -> None:
    hidden = {"made": {("a",): (Mark("1"), [Fraction(1, 2), {"sum": 0.5}])}}
    assert list(floats(hidden, "", set())) == [".[made].[('a',)].item.item.[sum]"]


def test_no_number_from_marks_to_certificates_is_a_float(played: Played) -> None:
    assert inexact(played.state) == set()


def test_standings_worked_out_anew_are_the_same(played: Played) -> None:
    fresh = replace(played.state, memo={}, touched={}, ground=object())
    assert board(fresh) == board(played.state)
    assert standings.table(fresh) == standings.table(played.state)


def test_credits_and_money_are_due_to_who_competed(played: Played) -> None:
    gone = {row.number for row in standings.table(played.state).rows if row.status in OUT}
    view = dues_view(played.state)
    assert gone.isdisjoint(line.number for line in view.lines)
    papers = {path.stem for path in (played.folder / "papers").glob("*.pdf")}
    assert ("credits" in papers, "payments" in papers) == (bool(view.lines), bool(view.paid))


@pytest.mark.parametrize("name", PARTS)
def test_its_roster_has_no_fault_and_no_official_in_it(name: str) -> None:
    source = SOURCES[name]
    path = template_path(name).parent / source.demo.roster
    ids = map(str, count())
    roster = read_roster(path, source.contest, lambda: next(ids), source.divisions)
    assert [problem.say() for problem in (*roster.faults, *roster.notices)] == []
    officials = {official.name for official in source.officials}
    assert not officials & {m.name for e in roster.entrants for m in e.members}


@pytest.mark.parametrize("name", PARTS)
def test_its_own_examples_hold_and_a_false_one_is_refused(name: str, tmp_path: Path) -> None:
    scheme = SOURCES[name].scheme
    assert scheme
    assert scheme.examples
    said = next(total for example in scheme.examples for total in example.totals.values())
    text = template_path(name).read_text(encoding="utf-8")
    head, examples, tail = text.partition("\nexamples:")
    before, totals, after = tail.partition("totals:")
    file = tmp_path / "contest.yaml"
    wrong = after.replace(f'"{said}"', '"0.01"', 1)
    file.write_text(head + examples + before + totals + wrong, encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        read_contest(file)
    assert {problem.what for problem in refused.value.problems} == {"example_fails"}


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_the_page_on_templates_names_each(tongue: str) -> None:
    told = resource("help", f"templates.{tongue}.md").read_text(encoding="utf-8")
    assert [name for name in template_names() if f"`{name}`" not in told] == []


def test_every_contest_of_the_notices_has_a_template_of_its_own() -> None:
    told = resource("help", "templates.en.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (.+?) \| `([a-z0-9-]+)` \|", told, re.MULTILINE))
    assert sorted(rows.values()) == sorted(template_names())
    wangcheng = [f"Wangcheng 2022 ({number})" for number in range(1, 16)]
    others = ("Tianjin 2024 f", "Tianjin 2024 a", "Dongli", "Binhai", "Huai'an", "General")
    for contest in (*wangcheng, "Wangcheng 2022 season", *others):
        assert [name for name in rows if name.startswith(contest)], contest


@pytest.fixture(scope="module")
def finals(tmp_path_factory: pytest.TempPathFactory) -> State:
    """The finals in several specialties on another day, without paper."""
    day = Rehearsal("tianjin-finals", tmp_path_factory.mktemp("finals"), 2, printing=False)
    try:
        for _step in day.steps():
            pass
        return day.clerk.state
    finally:
        day.close()


def test_entrants_are_drawn_by_strata_on_record(finals: State) -> None:
    drawn = [e.fact for slot, e in finals.each(f.DrawMade) if slot[0].startswith("entrants:")]
    assert [(len(fact.pool), len(fact.result)) for fact in drawn] == [(2, 1)] * 16
    for fact in drawn:
        assert draw_order(f"{fact.seed} {fact.subject}", fact.pool)[:1] == fact.result
    entries = [one.entry for one in roll.people(finals).entrants.values()]
    assert (entries.count("recommended"), entries.count("drawn"), len(entries)) == (20, 16, 36)
    assert len(roll.candidates(finals)) == 52


def test_titles_bring_credits_and_money_once_and_keep_to_the_cap(finals: State) -> None:
    levels = awards.award_list(finals, public=True).levels
    held = {winner.number for level in levels for winner in level.winners}
    for line in dues_view(finals).lines:
        due = (4, 1000) if line.number in held else (2, 0)
        assert (int(line.credits), int(line.cash)) == due
    masters = [level for level in levels if level.id.endswith("JSNS")]
    assert [level.division for level in masters] == ["HL", "JJ", "ZY", "JK"]
    entrants = roll.people(finals).entrants
    for level in masters:
        units = [entrants[winner.entrant].unit for winner in level.winners]
        assert len(units) == len(set(units)) == 3
    winners = {w.entrant for level in levels if level.id.endswith("YSZ") for w in level.winners}
    assert winners.isdisjoint(w.entrant for level in masters for w in level.winners)
