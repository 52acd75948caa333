"""派单 from the watch page (key 5): to whom, asked in the foot; forces are the last answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from console.app import page_ties
from console.commands.executor import Result
from console.commands.work_order_commands import NewOrder, Recipient
from console.domain.alert import Alert, Severity
from console.domain.joint_orders import Duties
from console.domain.matter import OWN_TOWN
from console.domain.reference import Matter
from console.models.futures import when_done
from console.screens.common.words import refusal_words
from console.screens.duty.inline_ask import Choice

if TYPE_CHECKING:
    from console.app.pages import Pages
    from console.app.seat import Seat

HELD = 5000
"""Milliseconds in which an order can be taken back: nothing has left."""


def _t(source: str) -> str:
    return QCoreApplication.translate("orders", source)


@dataclass(frozen=True, slots=True)
class Offer:
    """One answer: to whom, and why."""

    recipient: Recipient
    why: str


def ask_order(seat: "Seat", pages: "Pages", alert_id: str) -> None:
    """Ask to whom an order about an alert goes."""
    alert = seat.models.queue.alert(alert_id)
    if alert is None:
        return
    matter = seat.models.directory.matter_of(alert)
    choices = [
        Choice(
            _t("{0} ({1})").format(offer.recipient.name, offer.why),
            partial(_send, seat, pages, alert, matter, offer.recipient),
        )
        for offer in offers(seat, alert, matter)
    ]
    deploy = partial(page_ties.show_deploy, seat, pages, alert_id)
    choices.append(Choice(_t("Send forces instead"), deploy))
    pages.duty.detail.foot.open_question(_t("A work order to whom?"), choices)


def offers(seat: "Seat", alert: Alert, matter: Matter | None) -> list[Offer]:
    """Return who may get it: as the dictionary says, then the town of the place."""
    found = {offer.recipient.unit: offer for offer in reversed(list(_offers(seat, alert, matter)))}
    return list(reversed(found.values()))


def _offers(seat: "Seat", alert: Alert, matter: Matter | None) -> Iterator[Offer]:
    directory = seat.models.directory
    duties = Duties(directory.matters(), directory.orgs(), directory.units())
    told = duties.responsible(matter, alert)
    if told is not None:
        why = _t("dictionary: {0}").format(matter.name) if matter else _t("town of the place")
        if matter is not None and matter.lead in ("", OWN_TOWN):
            why = _t("town of the place")
        yield Offer(Recipient(told.unit, told.name, told.phone), why)
    for town in directory.towns():
        if town.name == alert.place.town:
            yield Offer(Recipient(town.id, town.name, town.phone), _t("town of the place"))


def _send(seat: "Seat", pages: "Pages", alert: Alert, matter: Matter | None, to: Recipient) -> None:
    acts = seat.acts.work_orders
    new = order_of(alert, matter, to)
    when_done(acts.register([new]), pages.duty, partial(_sent, seat, pages, to))


def order_of(alert: Alert, matter: Matter | None, to: Recipient) -> NewOrder:
    """Return the work order about an alert, as the dictionary says."""
    return NewOrder(
        alert.title,
        alert.text,
        alert.channel,
        to,
        place=alert.place,
        alerts=(alert,),
        matter=matter.id if matter else "",
        dictionary=matter.reference if matter else "",
        is_urgent=alert.severity >= Severity.ORANGE,
        incident=alert.incident,
    )


def _sent(seat: "Seat", pages: "Pages", to: Recipient, result: Result) -> None:
    """Say what became of it; for five seconds one key takes it back."""
    notices = seat.frame.notices
    if not result.is_saved:
        notices.say_refused(refusal_words(result))
        return
    words = _t("Work order to {0}").format(to.name)
    foot = pages.duty.detail.foot
    choice = Choice(_t("Take back, nothing has left"), partial(_take_back, seat, pages, result.op))
    foot.open_question(words, [choice])
    QTimer.singleShot(HELD, foot, foot.ask.drop)
    notices.say(words)


def _take_back(seat: "Seat", pages: "Pages", op: str) -> None:
    def done(is_withdrawn: bool) -> None:
        if is_withdrawn:
            seat.frame.notices.say(_t("Taken back, nothing was sent"))
        else:
            seat.frame.notices.say_refused(_t("It has left; take it back on the orders page"))

    when_done(seat.acts.work_orders.take_back(op), pages.duty, done)
