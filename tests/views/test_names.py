"""How rules of the contest's own data are said."""

import pytest

from scorer.domain.record.state import State
from scorer.views import names
from scorer.words import use_language


@pytest.mark.parametrize(
    ("rule", "zh", "en"),
    [
        ("countback", "第一名、第二名……的个数", "number of first, second … places"),
        ("countback:6", "第 6 名的个数", "number of places no. 6"),
        ("more_decimals:3", "总分取 3 位小数", "total to 3 decimals"),
        ("lot", "抽签", "lot"),
    ],
)
def test_a_rule_of_a_tie_chain_is_a_whole_phrase(rule: str, zh: str, en: str) -> None:
    said = []
    for tongue in ("zh_CN", "en"):
        use_language(tongue)
        said.append(names.tie_rule(State(), rule))
    assert said == [zh, en]
