"""The line that says which response the plan names for a forecast, and what holds now."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from console.domain.response_suggestion import SuggestedResponse
from console.models.response_words import level_words
from console.screens.duty.cards import CardRow
from console.settings.response_profile import ResponseSort
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step

_FIRST, _PRESENT = 44, 308


def _t(source: str) -> str:
    return QCoreApplication.translate("call_out", source)


def response_row(found: SuggestedResponse, sorts: Sequence[ResponseSort], cap: str) -> CardRow:
    """Return the line; once it is what holds there is no key: nothing is left to decide."""
    level, name = level_words(found.rule.level), sort_name(found.rule.sort, sorts)
    begins, turns = _t("Level {0} response ({1})"), _t("Change to level {0} response ({1})")
    words = (begins if found.present is None else turns).format(level, name)
    if found.is_done:
        words = _t("Level {0} response ({1}) in force").format(level, name)
    first = (_FIRST, Run(words, Ink.TEXT, bold=not found.is_done))
    if found.is_done:
        return CardRow(icon="circle-check-filled", cells=(first,))
    cells = (first, (_PRESENT, Run(_present(found), Ink.TEXT2)))
    right = (Run(_t("Decide"), step=Step.SMALL), key_cap(cap, gap=6))
    return CardRow(icon="info-circle", cells=cells, right=right)


def sort_name(sort: str, sorts: Sequence[ResponseSort]) -> str:
    """Return what a response is for, by the name the header has; an unknown one by its own."""
    found = next((each for each in sorts if each.id == sort), None)
    if found is None:
        return sort
    return found.short if _t("language") == "zh" else found.en


def _present(found: SuggestedResponse) -> str:
    if found.present is None:
        return _t("not in force")
    return _t("now level {0}").format(level_words(found.present))
