"""110 分流 in the words of the detail: whose phones the call of three is, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.domain.diversion import Answer, Answered
from console.models.directory import Directory
from console.models.link_status import LinkStatus
from console.runtime.hall_time import hall_time
from console.screens.duty.cards import CardRow
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step

_PLACES = (44, 208, 400)


def _t(source: str) -> str:
    return QCoreApplication.translate("diversion", source)


@dataclass(frozen=True, slots=True)
class Party:
    """One of the three on the phone."""

    name: str
    phone: str = ""

    @property
    def words(self) -> str:
        """Name and number."""
        return f"{self.name} {self.phone}".strip()


def parties(alert: Alert, directory: Directory, link: LinkStatus) -> tuple[Party, Party, Party]:
    """Return the 110 desk, the unit that may be responsible, and this seat, each with its phone."""
    town = alert.place.town
    feed = next((each for each in link.feeds if alert.source in each.carried), None)
    matter = directory.matter_of(alert)
    unit = matter.lead if matter is not None and matter.lead else town
    return (
        Party(_t("110 desk"), "" if feed is None else feed.phone),
        Party(unit or _t("unit unknown"), directory.phone_of(unit)),
        Party(_t("this seat"), directory.hall_phone()),
    )


def diversion_rows(
    alert: Alert, three: Sequence[Party], until: datetime | None, call: str
) -> list[CardRow]:
    """Return the line of the call, and what was answered or until when it must be.

    Args:
        alert: the diversion.
        three: who is on the phone.
        until: when the 110 desk must have its answer; None where the hall sets no limit.
        call: key words of the call; those of 接单 and 退回 stand in the foot.
    """
    cells = tuple(
        (place, Run(party.words, Ink.TEXT)) for place, party in zip(_PLACES, three, strict=True)
    )
    named = (Run(_t("Three-way call"), step=Step.SMALL), key_cap(call, gap=6))
    rows = [CardRow(icon="phone", cells=cells, right=named)]
    if alert.diversion is not None:
        return [_answered_row(alert.diversion), *rows]
    words = _t("no limit set")
    if until is not None:
        words = _t("answer the 110 desk by {0}").format(hall_time(until))
    return [CardRow(icon="clock", cells=((_PLACES[0], Run(words, Ink.TEXT)),)), *rows]


def _answered_row(answered: Answered) -> CardRow:
    is_back = answered.answer is Answer.RETURNED
    when = hall_time(answered.at)
    words = _t("{0} {1} {2}").format(answer_word(answered.answer), when, answered.name)
    if answered.reason:
        words = _t("{0} ({1})").format(words, answered.reason)
    told = _t("told by phone") if answered.by_phone else _t("readable for the 110 desk")
    return CardRow(
        icon="arrow-back-up" if is_back else "circle-check",
        cells=((_PLACES[0], Run(words, Ink.TEXT)),),
        right=(Run(told, step=Step.SMALL),),
    )


def answer_word(answer: Answer) -> str:
    """Return 已接单 or 已退回."""
    return _t("Given back") if answer is Answer.RETURNED else _t("Taken")
