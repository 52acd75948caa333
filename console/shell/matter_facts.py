"""An entry of the dictionary as facts: lead, limits, basis, return reasons, card."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from console.domain.dictionary import GridCode
from console.domain.matter import Matter
from console.domain.reference import Card
from console.models.dictionary_words import (
    area_words,
    code_words,
    limit_words,
    urgency_words,
)
from widgets.common.facts_grid import Fact
from widgets.common.theme import Ink, Step


def _t(source: str) -> str:
    return QCoreApplication.translate("dictionary", source)


def matter_facts(
    matter: Matter, codes: Mapping[str, GridCode], cards: Mapping[str, Card]
) -> Sequence[Fact]:
    """Return what is told of an entry; what it does not say is left out, but for what is asked."""
    lead = "·".join(part for part in (matter.lead, area_words(matter.area)) if part)
    limits = "·".join(part for part in (urgency_words(matter.urgency), limit_words(matter)) if part)
    told = [
        Fact(_t("Lead"), lead or "—"),
        Fact(_t("Helping"), "、".join(matter.co_units)),
        Fact(_t("Limits"), limits),
        Fact(_t("Basis"), matter.basis or matter.source or "—"),
        Fact(_t("Returns"), "；".join(matter.returns) or _t("no reason is allowed")),
        Fact(_t("Evidence"), "；".join(matter.evidence)),
        Fact(_t("Card"), _card(matter, cards)),
        Fact(_t("Forces"), "、".join(matter.needs)),
        Fact(_t("Codes"), code_words(matter, codes)),
        Fact(_t("Handbook"), matter.handbook),
        Fact(_t("Holds"), _days(matter)),
        Fact(_t("Version"), f"{matter.reference}·{matter.source}", ink=Ink.TEXT2, step=Step.SMALL),
    ]
    return [fact for fact in told if fact.text]


def _card(matter: Matter, cards: Mapping[str, Card]) -> str:
    card = cards.get(matter.card)
    if card is None:
        return matter.card or "—"
    steps = " ".join(f"{n}. {step}" for n, step in enumerate(card.steps[:3], 1))
    return f"{card.name}：{steps}"


def _days(matter: Matter) -> str:
    if not matter.valid_from and not matter.valid_to:
        return ""
    return f"{matter.valid_from or '…'} – {matter.valid_to or '…'}"
