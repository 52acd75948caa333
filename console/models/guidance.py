"""What to do about an alert: the card of its rule, else of its type, else of the dictionary."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from console.domain.alert import Alert
from console.domain.playbook import Playbook
from console.domain.reference import Card, Matter
from console.domain.rule import DEFAULT, OF_THE_MATTER, Rule


class Basis(StrEnum):
    """What has named the card."""

    RULE = "rule"
    TYPE = "type"
    DICTIONARY = "dictionary"


@dataclass(frozen=True, slots=True)
class Guidance:
    """What is shown of it.

    Attributes:
        card: the handling card, where there is one.
        basis: what has named it.
        rule: the rule that took the alert; None for the default one, and where there are none.
        lacks: card that the rule names and the hall does not have.
        playbook: the playbook the rule names, where the hall has it.
    """

    card: Card | None = None
    basis: Basis | None = None
    rule: Rule | None = None
    lacks: str = ""
    playbook: Playbook | None = None


def guidance_for(
    alert: Alert,
    rule: Rule | None,
    cards: Iterable[Card],
    matter: Matter | None,
    playbooks: Iterable[Playbook] = (),
) -> Guidance:
    """Return what to do about an alert; it is inherited from rule, type and dictionary (B-12).

    Args:
        alert: about which.
        rule: that took it.
        cards: all the hall has.
        matter: the dictionary's entry for its words.
        playbooks: all the hall has.
    """
    rule = None if rule is None or rule.id == DEFAULT else rule
    named = "" if rule is None else rule.playbook
    playbook = next((each for each in playbooks if named and each.id == named), None)
    return replace(_card(alert, rule, list(cards), matter), playbook=playbook)


def _card(
    alert: Alert, rule: Rule | None, cards: Sequence[Card], matter: Matter | None
) -> Guidance:
    named = "" if rule is None or rule.card == OF_THE_MATTER else rule.card
    by_rule = next((c for c in cards if named and c.id == named), None)
    lacks = named if by_rule is None else ""
    if by_rule is not None:
        return Guidance(by_rule, Basis.RULE, rule)
    by_type = next((c for c in cards if alert.type and alert.type in c.types), None)
    if by_type is not None:
        return Guidance(by_type, Basis.TYPE, rule, lacks)
    by_words = next((c for c in cards if matter and matter.card in (c.id, c.name)), None)
    return Guidance(by_words, Basis.DICTIONARY if by_words else None, rule, lacks)
