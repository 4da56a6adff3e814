"""The templates as home shows them."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from scorer.exchange.template_index import Listed, listed
from scorer.words import _, language, n_

FIRST: Final = "family-doctor-team"
_ICONS: Final = MappingProxyType(
    {
        "branch-appraisal": "flag",
        "choir-contest": "volume-2",
        "civilised-unit": "star",
        "clean-hospital": "eye",
        "contract-service": "signature",
        "creative-prize": "image",
        "emergency-contest": "siren",
        "essay-and-speech": "pencil",
        "essential-drugs": "clipboard-list",
        "farm-games": "timer",
        "finance-audit": "calculator",
        "good-life": "message-square",
        "measurement-judgement": "crosshair",
        "medical-quality": "clipboard-pen",
        "model-workers": "award",
        "nurses-skills": "heart-pulse",
        "osce-circuit": "refresh-cw",
        "party-building": "zap",
        "pharmacist-skills": "pill",
        "public-health-performance": "layers",
        "service-stars": "star",
        "speech-contest": "mic",
        "three-famous": "trophy",
        "three-phase-season": "calendar",
        "tianjin-finals": "layout-list",
        "tianjin-unit-appraisal": "layers",
    }
)


@dataclass(frozen=True)
class TemplateCard:
    """A template as the home window shows it; texts in the language in force."""

    key: str
    icon: str
    name: str
    kind: str
    about: str
    size: str


def templates() -> tuple[TemplateCard, ...]:
    """All shipped templates, in the language in force."""
    return tuple(_card(each) for each in listed())


def _card(found: Listed) -> TemplateCard:
    who = {
        "person": _("Single persons"),
        "unit": _("Units"),
        "team": _("Teams of {size}").format(size=found.team),
    }
    entrants = who[found.entrants]
    size = n_("{count} part", "{count} parts", found.parts).format(count=found.parts)
    if found.rounds:
        entrants = _("{entrants} · papers and skill stations").format(entrants=entrants)
        size = _("{rounds} rounds · {parts} parts").format(rounds=found.rounds, parts=found.parts)
    parts = dict.fromkeys(part.say(language()) for part in found.about)
    return TemplateCard(
        key=found.key,
        icon=_ICONS.get(found.key, "users"),
        name=found.name.say(language()),
        kind=entrants,
        about=_(", ").join(parts),
        size=size,
    )
