"""What things are called on every screen and paper, in the language of the moment.

Whoever performs at a station whose codes are closed is called by the blind code, here as
everywhere: a view that asks these functions cannot give a name away.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from scorer.domain.model.contest import Station
from scorer.domain.model.officials import Official
from scorer.domain.model.text import Text
from scorer.domain.record import roll
from scorer.domain.record.seals import RESULTS
from scorer.domain.record.state import State
from scorer.words import N_, _, language

STATUS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "absent": N_("Absent"),
        "withdrawn": N_("Withdrawn"),
        "disqualified": N_("Disqualified"),
        "waived": N_("Waived"),
        "missing": N_("Not complete"),
        "blocked": N_("Waits for the chief judge"),
    }
)
DUTIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "chief": N_("chief judge"),
        "clerk": N_("clerk"),
        "judge": N_("judge"),
        "supervisor": N_("supervisor"),
        "coder": N_("code judge"),
        "host": N_("host"),
        "desk": N_("check-in desk"),
    }
)
_TIE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "full_team": N_("complete team"),
        "time": N_("shorter time"),
        "fewer_criticals": N_("fewer critical fails"),
        "lot": N_("lot"),
        "play_off": N_("play-off"),
        "best_part": N_("best part"),
        "worst_part": N_("best of the weakest parts"),
        "countback": N_("number of first, second … places"),
        "parts_in_order": N_("scores of the parts in order"),
    }
)
_TIE_OF: Final[Mapping[str, str]] = MappingProxyType(
    {
        "part": N_("score of {about}"),
        "trial": N_("trial part {about}"),
        "shorter": N_("shorter time at {about}"),
        "countback": N_("number of places no. {about}"),
    }
)


def said(text: Text) -> str:
    """A name of the contest's own data."""
    return text.say(language())


def status(name: str) -> str:
    """缺考, 弃权, 取消资格 … in words; empty for none."""
    return _(STATUS[name]) if name else ""


def duties(official: Official) -> str:
    """What an official may do, in words."""
    return duty_words(official.duties)


def duty_words(duties: Iterable[str]) -> str:
    """Duties in words; what is no duty stays as it is."""
    return _(", ").join(_(DUTIES[one]) if one in DUTIES else one for one in duties)


def station(where: Station) -> str:
    """A paper or part by its title, a skill by the number on its door and its title."""
    if where.kind != "skill":
        return said(where.title)
    return _("Station {number} {title}").format(number=where.number, title=said(where.title))


def station_of(state: State, name: str) -> str:
    """The station of that id; the id itself where there is none."""
    found = roll.stations(state).get(name)
    return station(found) if found else name


def round_of(state: State, name: str) -> str:
    """The round of that id; the id itself where there is none."""
    return next((said(r.name) for r in roll.contest(state).rounds if r.id == name), name)


def head_of(name: str) -> str:
    """What fits over a column: 第一轮 of 第一轮 知识竞赛, Round 1 of Round 1: knowledge papers.

    What stands in brackets is left out: 一分钟跳绳 of 一分钟跳绳（四人）.
    """
    before, colon, _after = name.replace("：", ":").partition(":")
    if colon:
        return before.strip()
    plain = name.replace("（", "(").partition("(")[0].strip() or name
    return plain if plain.isascii() else plain.partition(" ")[0]


def role_of(state: State, name: str) -> str:
    """The role of that id; the id itself where there is none."""
    return next((said(r.name) for r in roll.contest(state).roles if r.id == name), name)


def division_of(state: State, name: str) -> str:
    """The division of that id; the id itself where there is none."""
    return next((said(d.name) for d in roll.divisions(state) if d.id == name), name)


def site_of(state: State, name: str) -> str:
    """The site of that id; the id itself where there is none."""
    return next((said(s.name) for s in roll.contest(state).sites if s.id == name), name)


def scope(state: State, name: str) -> str:
    """What a seal closes: a station, a round, a site's part of one, or the results."""
    if name == RESULTS:
        return _("Results")
    part, _at, site = name.partition("@")
    if site:
        return _("{part}, {site}").format(part=scope(state, part), site=site_of(state, site))
    return station_of(state, part) if part in roll.stations(state) else round_of(state, part)


def door(state: State, name: str) -> str:
    """What a seal closes, as short as can be: a skill by the number on its door."""
    where = roll.stations(state).get(name)
    if where is not None and where.kind == "skill":
        return _("Station {number}").format(number=where.number)
    return head_of(scope(state, name))


def official(state: State, name: str) -> str:
    """An official by name; the id itself where there is none."""
    found = roll.officials(state).get(name)
    return found.name if found else name


def subject(state: State, name: str) -> str:
    """An entrant by short name, or a member by name and team."""
    people = roll.people(state)
    if name in people.entrants:
        return people.entrants[name].short
    if name not in people.members:
        return name
    return _("{name} ({team})").format(name=people.members[name].name, team=people.team[name].short)


def subject_at(state: State, name: str, scope: str) -> str:
    """The same, but by blind code where the scope is a station whose codes are closed."""
    code = roll.codes(state).of.get((scope, name), "")
    return code if code and not roll.opened(state, scope) else subject(state, name)


def performer(state: State, where: str, member: str) -> str:
    """Whoever performs at a station: by blind code until its codes are opened, then by name."""
    if not roll.opened(state, where):
        return roll.codes(state).of.get((where, member), "—")
    people = roll.people(state)
    if member in people.entrants:
        return people.entrants[member].short
    found = people.members.get(member)
    return found.name if found else member


def called(state: State, where: Station, member: str) -> str:
    """Whoever performs, as judges know them: by blind code; by name where nothing is blind."""
    code = roll.codes(state).of.get((where.id, member), "")
    return code or ("—" if where.blind else who(state, member)[0])


def who(state: State, name: str) -> tuple[str, str]:
    """A member or an entrant by name, and what tells it from others: role and team, or unit."""
    people = roll.people(state)
    entrant, member = people.entrants.get(name), people.members.get(name)
    if entrant is not None:
        unit = entrant.unit if entrant.unit not in {entrant.name, entrant.short} else ""
        return entrant.short, unit
    if member is None:
        return name, ""
    parts = (role_of(state, member.role), people.team[name].short)
    return member.name, _(", ").join(part for part in parts if part)


def performance(state: State, where: str, member: str) -> str:
    """One performance: who, and where."""
    return _("{who} at {station}").format(
        who=performer(state, where, member), station=station_of(state, where)
    )


def tie_rule(state: State, rule: str) -> str:
    """A rule of the tie chain; ``total`` and ``shared`` too."""
    name, _colon, about = rule.partition(":")
    if name in {"round", "group"}:
        return _("score of {round}").format(round=round_of(state, about))
    if name in _TIE_OF and about:
        about = about if about.isdigit() else station_of(state, about)
        return _(_TIE_OF[name]).format(about=about)
    if name == "more_decimals":
        return _("total to {count} decimals").format(count=about)
    if name == "total":
        return _("total")
    if name == "shared":
        return _("shared place")
    return _(_TIE[name]) if name in _TIE else rule


def clock(at: str) -> str:
    """The time of day (``15:06``) of a record's wall time; empty for none."""
    return at.partition("T")[2][:5]
