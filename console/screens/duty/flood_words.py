"""What the queue says of a flood (集中告警): in the line above it and in the heads of its bands."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Severity
from console.domain.queue import Band
from console.models.alert_queue import AlertQueue
from widgets.common.notice_bar import link
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step
from widgets.lists.roles import BandHead


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


def flood_runs(queue: AlertQueue, key: str) -> list[Run]:
    """Return how much was folded in this flood, with the link to all of it; nothing without one.

    Args:
        queue: knows what was folded.
        key: what lists it.
    """
    number = len(queue.places.in_flood)
    if not number or not any(queue.places.groups()):
        return []
    words = Run(_t("This surge {0}").format(number), Ink.TEXT, step=Step.SMALL)
    cap = [key_cap(key, gap=6)] if key else []
    return [words, *cap, link(_t("list all"))]


def unsigned_note(queue: AlertQueue) -> str:
    """Return how the unsigned are listed: single reds, groups with what they hold, the rest."""
    groups = [g for g in queue.places.groups() if g.key.band is Band.UNSIGNED]
    if not groups:
        return ""
    inside, reds = sum(map(len, groups)), queue.counts.unsigned[Severity.RED]
    single = queue.count_in(Band.UNSIGNED) - inside - reds
    words = (
        _t("{0} red single").format(reds) if reds else "",
        (_t("{0} in one group") if len(groups) == 1 else _t("{0} in {1} groups")).format(
            inside, len(groups)
        ),
        _t("{0} others").format(single) if single > 0 else "",
    )
    return "·".join(word for word in words if word)


def with_counts(queue: AlertQueue, heads: list[BandHead]) -> list[BandHead]:
    """Let heads count what is folded, too; a view alone would count the rows it has."""
    bands = {group.key.band.name for group in queue.places.groups()}
    return [
        replace(head, count=queue.count_in(Band[head.id])) if head.id in bands else head
        for head in heads
    ]
