"""Skills drawn once for a role or by each contestant: from the file's words to the places."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from scorer.domain.model.contest import Contest, Drawn
from scorer.domain.record import roll
from scorer.domain.record.decisions import setup
from scorer.domain.record.drawn_skills import own_skills
from scorer.domain.record.standing import board
from scorer.exchange.contest_file import read_contest, template_path
from scorer.exchange.problem import FileRefused
from scorer.views.rule_sheet import rule_sentences
from scorer.words import use_language
from tests import builders as b

TEXT = template_path("family-doctor-team").read_text(encoding="utf-8")


def contest(drawn: Drawn) -> Contest:
    papers, skills = b.contest().rounds
    pools = tuple(replace(pool, drawn=drawn) for pool in skills.pools)
    return replace(b.contest(), rounds=(papers, replace(skills, pools=pools)))


def played(drawn: Drawn) -> b.Laptop:
    """The doctors' second skill is hard: everybody has 60 there, and 90 at every other."""
    laptop = b.Laptop()
    rubrics = [b.rubric(name) for name in ("g1", "g2", "n1", "n2")]
    laptop.keep(setup.founding(contest(drawn), rubrics, b.officials(), b.teams(4)))
    laptop.do(setup.draw_skills, b.CLERK, "种子", b.SUPERVISOR)
    for where in roll.stations(laptop.state).values():
        if where.kind == "skill":
            laptop.do(setup.assign_panels, b.CLERK, {where.id: ("j1", "j2", "j3")})
    laptop.do(setup.start_contest, b.CHIEF)
    for where in roll.stations(laptop.state).values():
        for member in roll.performers(laptop.state, where):
            if where.kind == "paper":
                b.paper(laptop, member, "80")
            else:
                b.panel(laptop, where.id, member, ["60" if where.rubric == "g2" else "90"] * 3)
    return laptop


def test_9_who_draws_decides_who_does_what_and_who_wins() -> None:
    whole, own = played("whole_role"), played("contestant")
    assert own_skills(whole.state) == {}
    assert {place.rank for place in board(whole.state).places} == {1}
    ranks = {place.id: place.rank for place in board(own.state).places}
    unlucky = {name for (_r, name), drawn in own_skills(own.state).items() if drawn == ("g2",)}
    assert 0 < len(unlucky) < 4
    assert {team for team, rank in ranks.items() if rank != 1} == {n[:2] for n in unlucky}


def test_9_each_way_is_said_in_both_languages() -> None:
    for language in ("zh_CN", "en"):
        use_language(language)
        said = [str(rule_sentences(contest(drawn))) for drawn in ("whole_role", "contestant")]
        assert said[0] != said[1]


def read(folder: Path, *changes: tuple[str, str]) -> Path:
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "contest.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_9_a_pool_may_say_otherwise_for_itself(tmp_path: Path) -> None:
    without = TEXT[TEXT.index("panels:\n") : TEXT.index("# 只有演示")]
    path = read(
        tmp_path, ("{role: nurse, draw: 2,", "{role: nurse, draw: 2, drawn: contestant,"),
        (without, ""),
    )  # fmt: skip
    pools = read_contest(path).contest.round("r2").pools
    assert [(pool.drawn, pool.stations) for pool in pools] == [
        ("whole_role", 2),
        ("contestant", 4),
        ("whole_role", 2),
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("draw: whole_role", "draw: everybody", ["not_one_of"]),
        ("draw: whole_role", "", ["choice_missing"]),
        ("draw: whole_role", "draw: contestant", ["panel_count"]),
        ("{role: ph, draw: 2,", "{role: ph, draw: 2, drawn: lot,", ["not_one_of"]),
    ],
)
def test_9_wrong_words_are_told_with_their_line(
    tmp_path: Path, old: str, new: str, told: list[str]
) -> None:
    path = read(tmp_path, (old, new))
    with pytest.raises(FileRefused) as refused:
        read_contest(path)
    assert [problem.what for problem in refused.value.problems] == told
    if told == ["not_one_of"]:
        lines = path.read_text(encoding="utf-8").split("\n")
        assert new in lines[refused.value.problems[0].where.line - 1]
