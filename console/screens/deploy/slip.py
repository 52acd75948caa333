"""What stands on the slip of an order (派单单据), put together from the record alone."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.commands.identity import Identity
from console.domain.order import Assignment, Stage
from console.domain.slip_code import slip_code
from console.models.order_book import OrderView
from console.runtime.hall_time import hall_time

COLUMNS = (Stage.SENT, Stage.ACCEPTED, Stage.ON_SCENE, Stage.RELEASED)


def _t(source: str) -> str:
    return QCoreApplication.translate("slip", source)


@dataclass(frozen=True, slots=True)
class SlipUnit:
    """A unit's line: times as hh:mm:ss where they are known; empty is a box for the pen."""

    name: str
    leader: str
    phone: str
    times: tuple[str, ...]
    link: str = ""
    """Address of its one-page receipt, where the hub serves one."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One order on one page."""

    hall: str
    number: str
    official: str
    how: str
    title: str
    place: str
    text: str
    units: tuple[SlipUnit, ...]
    person: str
    seat: str
    ordered_at: str
    printed: str
    code: str

    @property
    def said(self) -> str:
        """All that stands on it, as it is read out."""
        head = (self.hall, self.official, self.how, self.title, self.place, self.text)
        units = (" ".join((u.name, u.leader, u.phone, *u.times)) for u in self.units)
        foot = (self.person, self.seat, self.ordered_at, self.printed)
        return "; ".join(words for words in (*head, *units, *foot) if words)


def slip_of(view: OrderView, who: Identity, seat_name: str, now: datetime) -> Slip:
    """Return the slip of an order.

    Args:
        view: the order as the seat shows it.
        who: whoever prints it.
        seat_name: what the seat that gave the order is called.
        now: when it is printed.
    """
    order = view.order
    place = "·".join(part for part in (order.place.town, order.place.name) if part)
    return Slip(
        hall=who.grant.hall_name or who.grant.hall,
        number=order.number,
        official=order.official,
        how=_how(view),
        title=order.title,
        place=place or _t("place unknown"),
        text=order.text,
        units=tuple(_unit(one) for one in view.assignments),
        person=order.name,
        seat=seat_name,
        ordered_at=f"{order.created_at:%Y-%m-%d} {hall_time(order.created_at)}",
        printed=f"{now:%Y-%m-%d} {hall_time(now)} {who.name}",
        code=str(slip_code(order.number, _op_of(view), place, order.text)),
    )


def _how(view: OrderView) -> str:
    """Return how it went out; the hub has it once it has given its number, which stands above."""
    if view.order.by_phone:
        return _t("sent by phone")
    if view.is_pending or not view.order.official:
        return _t("by system, the hub has not answered: phone the units")
    return _t("issued by system")


def _unit(one: Assignment) -> SlipUnit:
    told = {stage: one.at(stage) for stage in COLUMNS}
    times = {stage: hall_time(t.at) if t else "" for stage, t in told.items()}
    if one.unreached and not times[Stage.ACCEPTED]:
        times[Stage.ACCEPTED] = _t("not reached ×{0}").format(one.unreached)
    link = "" if one.is_over else one.link
    return SlipUnit(one.unit_name, one.leader, one.phone, tuple(times.values()), link)


def _op_of(view: OrderView) -> str:
    """Return the operation that made the order; it stands in what each unit was sent."""
    sent = (one.at(Stage.SENT) for one in view.assignments)
    return next((time.op for time in sent if time is not None), "")
