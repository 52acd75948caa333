"""Whom a 工单 can go to: units by hanzi, pinyin or initials, and who should have it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from console.commands.work_order_commands import Recipient
from console.domain.joint_orders import Duties
from console.domain.matter import OWN_TOWN
from console.domain.reference import Matter, OrgLevel
from console.domain.work_order import WorkOrder
from console.domain.work_order_steps import Step
from console.models.sounds import heard
from console.screens.orders.parts import UnitOffer

if TYPE_CHECKING:
    from console.models.directory import Directory

MOST = 12


def _t(source: str) -> str:
    return QCoreApplication.translate("orders", source)


def units_called(directory: "Directory", words: str) -> list[Recipient]:
    """Return whom an order can be given to, the nearest first: bureaus, towns, stations, forces."""
    orgs = [Recipient(o.id, o.name, o.phone) for o in directory.orgs()]
    units = [Recipient(u.id, u.name, u.phone) for u in directory.units()]
    known = {each.unit: each for each in (*orgs, *units)}
    return heard(words, known.values(), lambda each: each.name)[:MOST]


def offered_units(directory: "Directory", order: WorkOrder, step: Step) -> list[UnitOffer]:
    """Return who should have an order: as the dictionary says, the town, then its stations."""
    found: dict[str, UnitOffer] = {}
    for offer in _offers(directory, order, step):
        if offer.recipient.unit != order.unit:
            found.setdefault(offer.recipient.unit, offer)
    return list(found.values())


def _offers(directory: "Directory", order: WorkOrder, step: Step) -> Iterator[UnitOffer]:
    stations = [
        UnitOffer(Recipient(org.id, org.name, org.phone), _t("joint station of the town"))
        for org in directory.orgs()
        if org.level is OrgLevel.STATION and org.town == order.place.town
    ]
    if step is Step.HAND_DOWN:
        yield from stations
        return
    matter = _matter(directory, order)
    if step is not Step.CO_UNIT:
        yield from _responsible(directory, order, matter)
    for name in () if matter is None else matter.co_units:
        known = [each for each in units_called(directory, name) if each.name == name]
        yield from (UnitOffer(each, _t("dictionary: helps")) for each in known[:1])
    for town in directory.towns():
        if town.name == order.place.town:
            yield UnitOffer(Recipient(town.id, town.name, town.phone), _t("town of the place"))
    yield from stations


def _responsible(
    directory: "Directory", order: WorkOrder, matter: Matter | None
) -> Iterator[UnitOffer]:
    duties = Duties(directory.matters(), directory.orgs(), directory.units())
    told = duties.responsible_at(matter, order.place.town)
    if told is None:
        return
    is_named = matter is not None and matter.lead not in ("", OWN_TOWN)
    why = _t("town of the place")
    if is_named and matter is not None:
        why = _t("dictionary: {0}").format(matter.name)
    yield UnitOffer(Recipient(told.unit, told.name, told.phone), why)


def _matter(directory: "Directory", order: WorkOrder) -> Matter | None:
    """Return the entry an order names, else the one its words mean."""
    named = (each for each in directory.matters() if each.id == order.matter)
    return next(named, None) or directory.matter_for(f"{order.title} {order.text}")


DEVICE_DOWN = "视频点位中断"
"""What the dictionary is asked for where a device's own unit is not known."""


def owner_of(directory: "Directory", owner: str, town: str) -> Recipient | None:
    """Return who looks after a device: its owner, else whom the dictionary names, else the town."""
    matter = directory.matter_for(DEVICE_DOWN)
    lead = "" if matter is None else matter.lead
    for name in (owner, lead, town):
        known = [each for each in units_called(directory, name) if name and each.name == name]
        if known:
            return known[0]
    return None
