"""A group of the queue in words: its head with the one number, and the rows below it."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.domain.flood import FloodProfile
from console.domain.queue import Band
from console.models.alert_rows import GRADES, grade_word
from console.models.near_matters import NearMatter
from console.models.queue_group import QueueGroup
from widgets.lists.roles import BandedRow, RowAction, RowKind

HANDLE, TOGGLE = "group.handle", "group.toggle"
"""Commands of the buttons on a head."""
TOWNS_NAMED = 4
"""Towns named with their number; the others are counted together."""

_LOUD = (Band.UNSIGNED, Band.NO_ACTION)


def _t(source: str) -> str:
    return QCoreApplication.translate("queue", source)


def head_row(group: QueueGroup, oldest: BandedRow, unit: str, near: int) -> BandedRow:
    """Return the head of a group: cause, where, how many, and since when the oldest waits.

    Args:
        group: what is shown.
        oldest: the row of the member that came first.
        unit: what is counted.
        near: members that lie near an open matter.
    """
    return BandedRow(
        id=group.id,
        band=group.key.band.name,
        kind=RowKind.GROUP,
        grade=GRADES[group.severity],
        word=grade_word(group.severity),
        start=oldest.start,
        is_ticking=oldest.is_ticking,
        title=group_title(group),
        meta=where_words(group, unit, near),
        count=str(len(group)),
        unit=unit_word(unit),
        is_quiet=group.key.band not in _LOUD,
        actions=_actions(group),
    )


def _actions(group: QueueGroup) -> tuple[RowAction, ...]:
    words = (_t("Fold up"), _t("Fold")) if group.is_open else (_t("Show all"), _t("Show"))
    toggle, together = RowAction(TOGGLE, *words), (_t("Handle together"), _t("Handle"))
    return (RowAction(HANDLE, *together), toggle) if group.apart else (toggle,)


def member_row(
    row: BandedRow, alert: Alert, group: QueueGroup, near: NearMatter | None
) -> BandedRow:
    """Return the row of a member: below its head it need not say again what the head says."""
    title = (alert.text or alert.title) if len(group.titles) == 1 else alert.title
    source = row.source if near is None else _near_words(near)
    is_quiet = group.key.band not in _LOUD
    return replace(row, kind=RowKind.GROUP_ROW, title=title, source=source, is_quiet=is_quiet)


def group_title(group: QueueGroup) -> str:
    """Return what a group is called: the title all members share, or their cause."""
    return next(iter(group.titles)) if len(group.titles) == 1 else group.key.cause


def where_words(group: QueueGroup, unit: str, near: int) -> str:
    """Return the towns with their numbers, and how many members lie near an open matter."""
    numbers = sorted(group.towns.items(), key=lambda each: (-each[1], each[0]))
    told = [f"{short_town(town)} {number}" for town, number in numbers[:TOWNS_NAMED] if town]
    rest = sum(number for _, number in numbers) - sum(
        n for town, n in numbers[:TOWNS_NAMED] if town
    )
    if rest and told:
        told.append(_t("elsewhere {0}").format(rest))
    told[:0] = _standing(group)
    words = "·".join(told)
    if not near:
        return words
    tail = _t("of these {0} {1} near open matters").format(near, unit_word(unit))
    return _t("{0}, {1}").format(words, tail) if words else tail


def _standing(group: QueueGroup) -> list[str]:
    """Return how far own acts on the members are, and whether they are one matter."""
    words = (
        _t("{0} will be refused").format(group.doomed) if group.doomed else "",
        _t("handled together") if not group.apart else "",
        _t("{0} wait for the hub").format(group.pending) if group.pending else "",
    )
    return [word for word in words if word]


def short_town(town: str) -> str:
    """Return the name of a town without what sort of town it is: 梧影 of 梧影街道."""
    for end in ("街道", "镇", "乡"):
        if town.endswith(end) and len(town) > len(end) + 1:
            return town.removesuffix(end)
    return town


def unit_of(alert: Alert, profile: FloodProfile | None) -> str:
    """Return what members of a group are counted in, as the hall's profile says."""
    for word, unit in () if profile is None else profile.units:
        if word == alert.channel or word in alert.title:
            return unit
    return _t("alerts")


def unit_word(unit: str) -> str:
    """Return a unit of counting in the words of the screen; one that is not known as it is."""
    return {"路": _t("cameras"), "件": _t("cases"), "条": _t("alerts")}.get(unit, unit)


def _near_words(near: NearMatter) -> str:
    """Return how far it is, then what: the end is cut where a row is narrow."""
    metres = max(5, round(near.metres / 5) * 5)
    return _t("{0} m from: {1}").format(metres, near.alert.title)
