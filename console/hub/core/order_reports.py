"""What other systems say of 工单, read: a new one, or news of one that is known."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from console.contract.ingest import OrderReport
from console.domain.geo import Place
from console.domain.work_order import CasePerson, Sort, State, StateTime, WorkOrder
from console.domain.work_order_marks import ItemTick
from console.domain.work_order_steps import Step
from console.hub.core.reports import (
    LONGEST_NAME,
    LONGEST_TITLE,
    TITLE_FROM_TEXT,
    Unusable,
    moment_of,
    name_of,
    point_of,
)
from console.hub.settings import HubSettings

NEWS: dict[str, Step] = {
    "dispatched": Step.DISPATCH,
    "handed_down": Step.HAND_DOWN,
    "signed": Step.SIGN,
    "contacted": Step.CONTACT,
    "handling": Step.HANDLE,
    "interim": Step.INTERIM,
    "feedback": Step.FEEDBACK,
    "returned": Step.ASK_RETURN,
    "delay_asked": Step.ASK_DELAY,
    "helper_signed": Step.CO_SIGN,
    "helper_done": Step.CO_DONE,
    "supervised": Step.SUPERVISE,
    "urged": Step.URGE,
    "checked": Step.CHECK,
    "rework": Step.REWORK,
    "closed": Step.CLOSE,
    "withdrawn": Step.VOID,
    "reopened": Step.REOPEN,
}
"""News by the word a system uses."""

TICKED = "items_done"
"""News that items of a joint station are done."""

LONGEST_TEXT, MOST_ITEMS = 2000, 50


@dataclass(frozen=True, slots=True)
class OrderMessage:
    """One message, ready to be taken in.

    Attributes:
        id: of the message.
        key: source and number of the order there.
        report: as it was told.
        at: when it happened.
        step: what it is news of; None for a new order.
        is_tick: it is news of items that are done.
    """

    id: str
    key: str
    report: OrderReport
    at: datetime
    step: Step | None = None
    is_tick: bool = False


def read_order(raw: bytes, source: str, now: datetime, settings: HubSettings) -> OrderMessage:
    """Read one item.

    Raises:
        Unusable: no JSON, a field of another type, no key, no such news.
    """
    try:
        report = msgspec.json.decode(raw, type=OrderReport, strict=False)
    except msgspec.ValidationError as error:
        raise Unusable("bad_message", str(error)) from error
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise Unusable("bad_json", str(error)) from error
    if not report.key.strip():
        raise Unusable("bad_message", "key")
    news = report.news.strip().lower()
    if news and news not in (*NEWS, TICKED):
        raise Unusable("bad_message", f"news: {news[:60]}")
    key = name_of(f"{source}/{report.key.strip()}")
    at = moment_of(report.at, now, settings.future_allowed) if report.at else None
    return OrderMessage(
        name_of(report.id), key, report, min(at or now, now), NEWS.get(news), news == TICKED
    )


def order_of(message: OrderMessage, source: str, now: datetime, id: str) -> WorkOrder:
    """Return the order a message tells of, registered and not sent yet.

    Raises:
        Unusable: it has no words.
    """
    told = message.report
    title = " ".join((told.title or told.text[:TITLE_FROM_TEXT]).split())[:LONGEST_TITLE]
    if not title:
        raise Unusable("no_title")
    place = told.place
    name = (told.source or source)[:LONGEST_NAME]
    return WorkOrder(
        id=id,
        number=told.key.strip()[:LONGEST_NAME],
        foreign=told.key.strip()[:LONGEST_NAME],
        key=message.key,
        title=title,
        created_at=message.at,
        source=told.channel[:LONGEST_NAME],
        sort=_sort(told.sort),
        is_urgent=told.urgent,
        text=told.text[:LONGEST_TEXT],
        name=name,
        matter=told.matter[:LONGEST_NAME],
        major=told.major[:LONGEST_NAME],
        minor=told.minor[:LONGEST_NAME],
        place=Place(
            place.name[:LONGEST_NAME],
            place.town[:LONGEST_NAME],
            place.grid[:LONGEST_NAME],
            point_of(place.lon, place.lat),
        ),
        items=tuple(item[:LONGEST_NAME] for item in told.items[:MOST_ITEMS]),
        case_person=CasePerson(
            masked_name(told.person.name),
            masked_phone(told.person.phone),
            told.person.address[:LONGEST_NAME],
        ),
        times=(StateTime(State.REGISTERED, message.at, name, step="register"),),
    )


def masked_name(name: str) -> str:
    """Return a name as a screen may show it: 陈**."""
    name = name.strip()
    return f"{name[0]}{'*' * min(2, len(name) - 1)}" if name else ""


def masked_phone(phone: str) -> str:
    """Return a number as a screen may show it: 138****0163; a short one whole in stars."""
    digits = "".join(letter for letter in phone if letter.isdigit())
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) >= 10 else "*" * len(digits)


def filled(order: WorkOrder, told: WorkOrder) -> WorkOrder:
    """Return a known order with what the source says of it now; its way is left alone."""
    return replace(
        order, title=told.title, text=told.text or order.text, place=told.place,
        is_urgent=told.is_urgent, sort=told.sort or order.sort,
    )  # fmt: skip


def ticked(order: WorkOrder, message: OrderMessage, new_id: Callable[[], str]) -> WorkOrder:
    """Return an order with the items done that a station names; one done already stays as it is."""
    report = message.report
    done = {name for name, tick in order.marked_items if tick is not None}
    name = (report.source or message.key.partition("/")[0])[:LONGEST_NAME]
    unit = (report.unit_name or report.unit or order.unit_name)[:LONGEST_NAME]
    made = tuple(
        ItemTick(item[:LONGEST_NAME], message.at, True, name, "", new_id(), unit)
        for item in dict.fromkeys(report.items[:MOST_ITEMS])
        if item.strip() and item[:LONGEST_NAME] not in done
    )
    return replace(order, ticks=(*order.ticks, *made))


def _sort(word: str) -> Sort:
    """Return what a caller wants; a word nobody knows is none of them."""
    try:
        return Sort(word.strip().lower())
    except ValueError:
        return _IN_CHINESE.get(word.strip(), Sort.NONE)


_IN_CHINESE = {
    "投诉": Sort.COMPLAINT,
    "投诉举报": Sort.COMPLAINT,
    "求助": Sort.HELP,
    "咨询": Sort.CONSULT,
    "建议": Sort.SUGGESTION,
    "意见建议": Sort.SUGGESTION,
}
