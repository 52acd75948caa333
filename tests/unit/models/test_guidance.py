"""Which card is shown: by the rule, else the type, else the dictionary (B-12)."""

import pytest

from console.domain.alert_marks import Severity
from console.domain.reference import Card, Matter
from console.domain.rule import DEFAULT, Rule
from console.models.guidance import Basis, Guidance, guidance_for
from tests.unit.domain.alerts import alert

RULED, TOLD = Card("ruled", "规则卡", ()), Card("told", "字典卡", ())
TYPED = Card("typed", "类型卡", (), types=("meter",))
CARDS = (RULED, TYPED, TOLD)
WORDS = Matter("m", "用水", ("无用水",), card="told")


def guided(rule: Rule | None, type: str = "meter", matter: Matter | None = WORDS) -> Guidance:
    return guidance_for(alert(Severity.YELLOW, type=type), rule, CARDS, matter)


@pytest.mark.parametrize(
    ("rule", "type", "matter", "card", "basis"),
    [
        (Rule("r", card="ruled"), "meter", WORDS, RULED, Basis.RULE),
        (Rule("r"), "meter", WORDS, TYPED, Basis.TYPE),
        (Rule("r", card="none"), "meter", WORDS, TYPED, Basis.TYPE),
        (Rule("r"), "", WORDS, TOLD, Basis.DICTIONARY),
        (None, "", None, None, None),
    ],
)
def test_it_is_inherited(rule, type, matter, card, basis) -> None:
    found = guided(rule, type, matter)
    assert (found.card, found.basis) == (card, basis)


def test_what_the_rule_names_and_is_not_here_is_known() -> None:
    assert guided(Rule("r", card="none")).lacks == "none"
    assert guided(Rule("r", card="ruled")).lacks == ""


def test_the_default_rule_says_nothing_at_a_seat() -> None:
    """Its words are for whoever reads the file: it holds for every source nobody has thought of."""
    assert guided(Rule(DEFAULT, guidance="按手册")).rule is None
