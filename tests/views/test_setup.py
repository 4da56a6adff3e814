"""What is still open before the start."""

from msgspec.structs import replace

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import setup as decide
from scorer.views.setup import setup
from scorer.words import use_language
from tests import builders as b


def opened(laptop: b.Laptop) -> list[str]:
    return [line.words for line in setup(laptop.state).open]


def test_the_list_shrinks_as_the_eve_goes_on() -> None:
    use_language("en")
    laptop = b.founded()
    contest = roll.contest(laptop.state)
    laptop.keep(
        [f.ContestSet(contest=replace(contest, rules=replace(contest.rules, open=("ties",))))]
    )
    assert opened(laptop) == [
        "Every choice is made",
        "Draw: Sites",
        "Draw: Skills",
        "Draw: Order of appearance",
        "Draw: Blind codes",
        "Every seat has a judge",
        "Every official has a PIN",
    ]
    assert [draw.ready for draw in setup(laptop.state).draws] == [True, True, False, False]
    assert opened(b.ready()) == ["Every official has a PIN"]


def test_a_draw_is_shown_with_seed_and_witness_and_codes_are_never_drawn_again() -> None:
    use_language("en")
    laptop = b.founded()
    laptop.do(decide.draw_sites, b.CLERK, "七", b.SUPERVISOR)
    sites, *_others = setup(laptop.state).draws
    assert (sites.seed, sites.witness, sites.result) == ("七", "监督", "4 teams to 2 sites")
    laptop.do(decide.draw_skills, b.CLERK, "七", b.SUPERVISOR)
    laptop.do(decide.draw_orders, b.CLERK, "七", b.SUPERVISOR)
    laptop.do(decide.draw_codes, b.CODER, "七", b.SUPERVISOR)
    assert [draw.again for draw in setup(laptop.state).draws] == [True, True, True, False]
    assert not any(draw.again for draw in setup(b.ready().state).draws)
    assert not setup(laptop.state).roster_open
