"""Step: like a checklist, and it has its place in the order of work. E52.

A step done out of its place scores nothing, unless the rubric prices order errors: then it keeps
its points and the sheet pays the price.
"""

from fractions import Fraction

from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import Item, OrderError, Rubric

_ZERO = Fraction(0)


def lost(item: Item, mark: Mark, price: OrderError | None) -> bool:
    """Whether the step is lost for being out of its place."""
    return mark.out_of_order and item.kind == "step" and price is None


def order_penalty(rubric: Rubric, errors: int) -> Fraction:
    """The points that so many order errors cost, at most the rubric's most."""
    price = rubric.order_error
    if price is None:
        return _ZERO
    cost = errors * price.points
    return cost if price.most is None else min(cost, price.most)
