"""Rows of 叫应: the town, whom to call there, what came of it and when."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.alert_marks import Severity
from console.domain.call_out import CallOut, Contact, Reply
from console.models.call_out_book import RoundView, TownView
from console.runtime.hall_time import hall_minute, hall_time
from console.screens.duty.cards import CardRow
from console.screens.duty.town_hand import TownHand
from widgets.common.text import Run, chip_run
from widgets.common.theme import Ink, Step
from widgets.common.time_label import clock_text

_TOWN, _WHOM, _STATE = 44, 130, 316


def _t(source: str) -> str:
    return QCoreApplication.translate("call_out", source)


def reply_word(reply: Reply) -> str:
    """Return what came of a call."""
    words = {
        Reply.REPEATED: _t("Read back"),
        Reply.ANSWERED: _t("Answered"),
        Reply.NO_ANSWER: _t("No answer"),
        Reply.BUSY: _t("Busy"),
        Reply.WRONG_NUMBER: _t("Wrong number"),
    }
    return words[reply]


def choice_word(reply: Reply) -> str:
    """Return the same in as few letters as a button has room for."""
    words = {
        Reply.REPEATED: _t("Read back"),
        Reply.ANSWERED: _t("Answered"),
        Reply.NO_ANSWER: _t("No answer"),
        Reply.BUSY: _t("Busy"),
        Reply.WRONG_NUMBER: _t("Wrong number"),
    }
    return words[reply]


def head_words(called: RoundView, limits: Mapping[Severity, timedelta], now: datetime) -> str:
    """Return `12/14 街镇·2 未应答 01:10`, and how many are overdue."""
    parts = [_t("{0} of {1} towns").format(called.heard, len(called.towns))]
    waiting, due = called.unheard, called.next_due(limits)
    late = sum(1 for each in waiting if _is_late(each, limits, now))
    if waiting and due is not None and not late:
        left = clock_text((due - now).total_seconds())
        parts.append(_t("{0} not answered {1}").format(len(waiting), left))
    elif waiting:
        parts.append(_t("{0} not answered").format(len(waiting)))
    elif called.heard == len(called.towns):
        missing = sum(1 for each in called.call_outs if not each.is_repeated)
        parts.append(_t("{0} not read back").format(missing) if missing else _t("all read back"))
    if late:
        parts.append(_t("{0} overdue").format(late))
    return "·".join(parts)


def town_rows(
    called: RoundView,
    hand: TownHand,
    limits: Mapping[Severity, timedelta],
    now: datetime,
    seat: str,
) -> list[CardRow]:
    """Return a row for each town, in an order that does not change."""
    return [_row(each, hand, limits, now, seat) for each in called.towns]


def _row(
    town: TownView,
    hand: TownHand,
    limits: Mapping[Severity, timedelta],
    now: datetime,
    seat: str,
) -> CardRow:
    one = town.call_out
    is_open = one.answer is None
    name = Run(one.town_name, Ink.TEXT, bold=is_open, step=Step.BODY)
    whom = Run(_whom(one), Ink.TEXT if is_open else Ink.TEXT2)
    return CardRow(
        icon="check" if one.id in hand.marks else _icon(one),
        cells=((_TOWN, name), (_WHOM, whom), (_STATE, _state(one, town.is_pending))),
        right=_right(one, limits, now, seat),
        is_at_hand=one.id == hand.id,
    )


def _icon(one: CallOut) -> str:
    if one.is_repeated:
        return "circle-check-filled"
    return "phone" if one.answer is None else "circle-check"


def _whom(one: CallOut) -> str:
    """Return who answered, else whom to call now."""
    if one.answer is not None:
        named = (each for each in one.contacts if each.name == one.answer.contact)
        known = next(named, Contact(one.answer.answered_by or one.answer.contact))
        return f"{known.name} {known.phone}".strip() or "—"
    contact = one.next_contact
    return "—" if contact is None else f"{contact.name} {contact.phone}".strip()


def _state(one: CallOut, is_pending: bool) -> Run:
    icon = "clock" if is_pending else ""
    last, vain = one.last_call, sum(1 for call in one.calls if call.is_in_vain)
    if one.is_repeated:
        return Run(_t("Read back"), Ink.TEXT2, step=Step.SMALL, icon=icon)
    if one.answer is not None:
        return Run(_t("Answered, not read back"), Ink.TEXT, step=Step.SMALL, icon=icon)
    if one.is_over:
        return Run(_t("No longer called"), step=Step.SMALL)
    if last is None:
        words = _t("Corrected, not called") if one.calls else _t("Not called")
        return Run(words, Ink.TEXT, step=Step.SMALL, icon=icon)
    words = reply_word(last.reply)
    if vain > 1:
        words = _t("{0}, {1} times").format(words, vain)
    return Run(words, Ink.TEXT, bold=True, step=Step.SMALL, icon=icon)


def _right(
    one: CallOut, limits: Mapping[Severity, timedelta], now: datetime, seat: str
) -> tuple[Run, ...]:
    """Return when it was, and by whom where that was another; what is late as a chip."""
    runs = []
    if one.answer is None and one.escalated_at is not None:
        words = _t("Shift leader told {0}").format(hall_minute(one.escalated_at))
        runs.append(Run(words, step=Step.SMALL))
    last = one.answer or one.last_call
    if last is not None:
        if last.seat != seat:
            runs.append(Run(last.name, step=Step.SMALL, gap=8))
        runs.append(Run(hall_time(last.at), step=Step.SMALL, gap=8))
    if _is_late(one, limits, now):
        by = one.answer_by(limits)
        assert by is not None
        words = _t("overdue {0}").format(clock_text((now - by).total_seconds()))
        runs.append(chip_run(words))
    return tuple(runs)


def _is_late(one: CallOut, limits: Mapping[Severity, timedelta], now: datetime) -> bool:
    by = one.answer_by(limits)
    return by is not None and now >= by
