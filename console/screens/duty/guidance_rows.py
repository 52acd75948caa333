"""What the detail says of a rule: guidance, where the card comes from, the order it prepared."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.domain.prepared_order import PreparedOrder
from console.models.directory import Directory
from console.models.guidance import Basis, Guidance
from console.screens.common.due_steps import DueStep
from console.screens.duty.cards import CardRow
from widgets.common.text import Run, chip_run, key_cap
from widgets.common.theme import Ink, Step

ORDER = "alert.deploy"
"""Command that opens the prepared order on the page of forces; it sends nothing."""

TICK = "duty.mark"
"""Command that ticks the first step that is due."""

_FIRST = 44


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


def hot_count(alert: Alert, directory: Directory, alerts: Callable[[], Iterable[Alert]]) -> int:
    """Return how many open matters an alert's hot topic has; 0 where it is in none."""
    rule = directory.rule_of(alert) if alert.group else None
    if rule is None or rule.hot is None:
        return 0
    return sum(1 for other in alerts() if other.group == alert.group)


def guidance_note(guidance: Guidance) -> tuple[str, Sequence[Run]]:
    """Return the words behind 处置卡, and at the right on what the card rests, with its version."""
    card = guidance.card
    if card is None:
        return "", ()
    named = {
        Basis.RULE: _t("by the rule"),
        Basis.TYPE: _t("by the type"),
        Basis.DICTIONARY: _t("by the dictionary"),
    }
    note = "·".join(p for p in (card.name, named.get(guidance.basis or Basis.TYPE, "")) if p)
    rests = "·".join(part for part in (card.source, card.version) if part)
    return note, [Run(rests, step=Step.SMALL)] if rests else ()


def guidance_rows(guidance: Guidance) -> list[CardRow]:
    """Return what an alert's rule says; a card it names that is not here is said."""
    rows = []
    if guidance.rule is not None and guidance.rule.guidance:
        rows.append(_row("info-circle", guidance.rule.guidance, Ink.TEXT))
    if guidance.playbook is not None:
        words = _t("Plan by the rule: {0}").format(guidance.playbook.title)
        rows.append(_row("clipboard-text", words, Ink.TEXT))
    if guidance.lacks:
        words = _t("The rule's card “{0}” is not here").format(guidance.lacks)
        rows.append(_row("alert-circle", words, Ink.TEXT2))
    return rows


def order_rows(prepared: PreparedOrder | None, key: str) -> list[CardRow]:
    """Return the order a rule has prepared, with the key that opens it; none where there is none.

    Args:
        prepared: the order.
        key: what the key cap says; empty where the command has none.
    """
    if prepared is None:
        return []
    names = "、".join(unit.name for unit in prepared.units)
    names = names or "、".join(prepared.matter.needs if prepared.matter else ())
    told = [_t("Prepared"), prepared.matter.name if prepared.matter else prepared.rule, names]
    if prepared.limit_minutes:
        told.append(_t("within {0} min").format(prepared.limit_minutes))
    words = "·".join(part for part in told if part)
    right = [Run(_t("look and send"), Ink.TEXT2, step=Step.SMALL)]
    right += [key_cap(key, gap=6)] if key else []
    return [CardRow(icon="send", cells=((_FIRST, Run(words, Ink.TEXT)),), right=tuple(right))]


def plan_rows(due: Sequence[DueStep], now: datetime, key: str) -> list[CardRow]:
    """Return the steps of plans that are due, each until when; keys act on the first.

    Args:
        due: which.
        now: for what is overdue.
        key: what the key cap of ticking says; empty where the command has none.
    """
    rows = []
    for number, each in enumerate(due):
        words, is_first = each.until(now), not number
        is_late = each.is_late(now)
        time = chip_run(words, "clock") if is_late else Run(words, Ink.TEXT, step=Step.SMALL)
        right = [time, key_cap(key, gap=8)] if key and is_first else [time]
        cells = ((_FIRST, Run(each.title, Ink.TEXT, bold=is_first)),)
        rows.append(CardRow("", "check", cells, tuple(right), is_at_hand=is_first))
    return rows


def _row(icon: str, words: str, ink: Ink) -> CardRow:
    return CardRow(icon=icon, cells=((_FIRST, Run(words, ink)),))
