"""What the desk finds and shows."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from scorer.domain.model.codes import badge_code, sheet_code
from scorer.domain.record import facts as f
from scorer.domain.record.decisions import desk as decide
from scorer.exchange.initials_file import read_initials
from scorer.views.desk import desk, person
from scorer.views.finding import Unknown, by_code, lateness, search
from scorer.words import use_language
from tests import builders as b

GOOD = badge_code("B1GP")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("6901234567892", "This is not a badge"),
        ("https://example.com", "This is not a badge"),
        (GOOD[:-3], "The code came incomplete"),
        (GOOD[:6] + ("0" if GOOD[6] != "0" else "1") + GOOD[7:], "The code is damaged"),
        (sheet_code("x"), "This is a score sheet, not a badge"),
        (badge_code("somebody"), "This badge is of another contest"),
    ],
)
def test_every_wrong_code_is_told_in_one_line(text: str, title: str) -> None:
    use_language("en")
    found = by_code(b.founded().state, text)
    assert isinstance(found, Unknown)
    assert (found.title, bool(found.remedy)) == (title, True)


def test_a_badge_is_found_with_caps_lock_on_and_a_void_one_names_the_substitute() -> None:
    use_language("en")
    laptop = b.founded()
    found = by_code(laptop.state, f" {GOOD.lower()}\r")
    assert not isinstance(found, Unknown)
    assert found.id == "T1-GP"
    laptop.do(decide.replace_member, b.CHIEF, "T1-GP", "新人", "NEW", "病假")
    void = by_code(laptop.state, GOOD)
    assert isinstance(void, Unknown)
    assert "队员1GP" in void.title
    assert "新人" in void.remedy
    assert by_code(laptop.state, badge_code("NEW")) is not None
    line = desk(laptop.state).replaced[0]
    assert (line.before, line.now, line.team) == ("队员1GP", "新人", "第1")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("队员2", ["T2-GP", "T2-NU"]),
        ("员1gp", ["T1-GP"]),
        ("第3", ["T3-GP", "T3-NU"]),
        ("0102", ["T1-NU"]),
        ("7788", ["T4-NU"]),
        ("无此人", []),
        (" · ", []),
        ("dy2", ["T2-GP", "T2-NU"]),
        ("DY1 nu", ["T1-NU"]),
        ("d3", ["T3-GP", "T3-NU"]),
        ("yd2", []),
        ("d", []),
    ],
)
def test_search_by_name_number_and_telephone(text: str, found: list[str]) -> None:
    laptop = b.founded(0)
    teams = [
        replace(
            team,
            members=tuple(
                replace(
                    m, number=f"{team.number}{n:02}", phone_tail="7788" if m.id == "T4-NU" else ""
                )
                for n, m in enumerate(team.members, 1)
            ),
        )
        for team in b.teams(4)
    ]
    laptop.keep([f.EntrantSet(entrant=team) for team in teams])
    assert [match.member for match in search(laptop.state, text, read_initials())] == found


@pytest.mark.parametrize(
    ("name", "ways"),
    [("曾单", ["zs", "cd", "zd"]), ("苏念之", ["snz"]), ("陈𬱖", ["cw"]), ("覃查", ["qz", "tc"])],
)
def test_every_reading_of_a_character_finds_it(name: str, ways: list[str]) -> None:
    known = read_initials()
    assert len(known) > 20_000
    for way in ways:
        assert all(letter in known[char] for letter, char in zip(way, name, strict=True)), way


@pytest.mark.parametrize(
    ("now", "judged"),
    [
        ("2026-11-22T08:30:00", ("on_time", 0)),
        ("2026-11-22T08:30:01", ("late", 1)),
        ("2026-11-22T08:45:00", ("late", 15)),
        ("2026-11-22T08:45:01", ("over", 16)),
        ("2026-11-21T20:00:00", ("on_time", 0)),
    ],
)
def test_lateness_counts_from_the_first_round_on_the_day_itself(
    now: str, judged: tuple[str, int]
) -> None:
    first, *others = b.contest().rounds
    contest = replace(b.contest(), rounds=(replace(first, begins="08:30"), *others))
    found = lateness(contest, datetime.fromisoformat(now + "+08:00"))
    assert (found.kind, found.minutes, found.limit) == (*judged, 15)
    assert lateness(b.contest(), datetime.fromisoformat(now + "+08:00")).kind == "on_time"


def test_the_missing_member_is_seen_on_the_card_and_in_the_unit() -> None:
    laptop = b.ready()
    laptop.do(decide.check_in, b.DESK, "T2-GP", late=True)
    laptop.do(decide.check_in, b.DESK, "T1-GP")
    laptop.do(decide.set_status, b.DESK, "T1-NU", "absent")
    view, card = desk(laptop.state, b.DESK), person(laptop.state, "T2-GP")
    assert (view.here, view.people, view.percent, view.complete) == (2, 8, 25, 0)
    assert [(u.places, u.settled, u.first) for u in view.units[:2]] == [
        (("here", "absent"), True, "T1-GP"),
        (("here", "missing"), False, "T2-NU"),
    ]
    assert [line.member for line in view.recent] == ["T1-GP", "T2-GP"]
    assert view.official == "检录"
    assert card is not None
    assert (card.late, card.here, [bool(m.at) for m in card.team]) == (True, 1, [True, False])
    assert card.way in {"一考点", "二考点"}
    assert person(laptop.state, "nobody") is None
