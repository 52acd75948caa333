"""What past orders say of a matter, as facts beside those of the dictionary."""

from PySide6.QtCore import QCoreApplication

from console.domain.dispatch_history import Advice
from console.models.dictionary_words import choice_words, risk_words
from widgets.common.facts_grid import Fact
from widgets.common.theme import Ink, Step


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


def advice_facts(advice: Advice, lead: str) -> list[Fact]:
    """Return who mostly takes such a matter, and that the lead often gives it back."""
    told = []
    best = advice.choices[0] if advice.choices else None
    if best is not None:
        told.append(Fact(_t("Past"), f"{best.unit}·{choice_words(best)}"))
    risk = advice.risk_of(lead)
    if risk is not None:
        words = f"{risk.unit}·{risk_words(risk)}"
        told.append(Fact(_t("Careful"), words, icon="exclamation-circle"))
    elif best is not None and lead and best.unit != lead:
        told.append(Fact(_t("Careful"), _t("the dictionary names {0}").format(lead),
                         ink=Ink.TEXT2, step=Step.SMALL))  # fmt: skip
    return told
