"""Taking a roster again, and what the desk notes and takes back."""

import pytest
from msgspec.structs import replace

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import desk, setup
from scorer.domain.record.refusals import Refused
from tests import builders as b


def test_a_second_roster_replaces_the_first_and_keeps_who_was_known() -> None:
    laptop = b.founded(3)
    first, second, _third = b.teams(3)
    stays = replace(first.members[0], id="new", badge="")
    comes = replace(first.members[1], id="fresh", name="新来的", badge="")
    again = replace(first, id="X", members=(stays, comes))
    laptop.do(setup.set_entrants, b.CLERK, [again, replace(second, name="新中心", id="Y")])
    people = roll.people(laptop.state)
    assert set(people.entrants) == {"T1", "Y"}
    assert [(m.id, m.badge) for m in people.entrants["T1"].members] == [
        ("T1-GP", "B1GP"),
        ("fresh", ""),
    ]
    laptop.do(setup.draw_sites, b.CLERK, "种子", b.SUPERVISOR)
    with pytest.raises(Refused, match="already_started"):
        laptop.do(setup.set_entrants, b.CLERK, [first])


def test_an_absence_that_the_desk_noted_can_be_taken_back_by_the_desk() -> None:
    laptop = b.ready()
    laptop.do(desk.set_status, b.DESK, "T1-GP", "absent")
    laptop.do(desk.undo_absence, b.DESK, "T1-GP")
    assert laptop.state.last(f.StatusSet, "T1-GP", "") is None
    with pytest.raises(Refused, match="nothing_changed"):
        laptop.do(desk.undo_absence, b.DESK, "T1-GP")
