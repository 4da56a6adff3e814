"""How simulated people fill a form: each field by its own limits and by how well they do."""

from dataclasses import dataclass
from fractions import Fraction
from random import Random

from scorer.domain.model.exact import brief
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.rules.ways.table import part_forms
from scorer.rehearsal.chance import dice
from scorer.rehearsal.day import Day
from scorer.rehearsal.judges import ability

Values = dict[str, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled form: who it is about, its number, and what stands in it."""

    subject: str
    number: int
    values: Values


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody's form of one part, about to be filled."""

    day: Day
    part: PartRule
    subject: str

    def chance(self, *about: object) -> Random:
        """Chance for this person and part alone."""
        return dice(self.day.seed, "form", self.part.id, self.subject, *about)

    def skill(self, chance: Random) -> float:
        """How well it goes today, from 0 to 1: the person's own level, more or less."""
        usual = ability(dice(self.day.seed, "ability", self.subject))
        return min(0.99, max(0.05, (usual - 0.6) * 2 + chance.gauss(0.15, 0.12)))

    def number(self, form: Form, skill: float) -> Fraction:
        """A number that may stand in this field."""
        low, high = self.ends(form)
        share = Fraction(round(skill * 1000), 1000)
        if self.part.better == "lower" and form.id == "value":
            share = 1 - share
        step = form.step or _grain(high - low)
        value = Fraction(round((low + (high - low) * share) / step)) * step
        return min(max(value, low), high)

    def ends(self, form: Form) -> tuple[Fraction, Fraction]:
        """From the least to the most that people reach in a field."""
        typical = self.day.source.demo.typical.get(self.part.id, {}).get(form.id)
        if typical:
            return typical[0], typical[1]
        low, high = form.least or Fraction(0), form.most
        if high is None:
            return low, low + (100 if form.needed else 3)
        return (low + (high - low) * Fraction(11, 20), high) if form.needed else (low, low + 2)

    def values(self, *about: object) -> Values:
        """The whole form, field by field."""
        chance = self.chance(*about)
        skill = self.skill(chance)
        found: Values = {}
        for form in part_forms(self.part):
            if form.words:
                found[form.id] = form.words[0 if chance.random() < skill + 0.3 else -1]
            elif form.least is None and form.most is None and form.step is None:
                continue
            elif form.needed:
                found[form.id] = brief(self.number(form, skill))
            elif chance.random() > skill:
                found[form.id] = brief(self.number(form, 1 - skill))
        return found


def _grain(span: Fraction) -> Fraction:
    """How finely a number is read: whole where it spans much, else tenths."""
    return Fraction(1) if span >= 20 else Fraction(1, 10)
