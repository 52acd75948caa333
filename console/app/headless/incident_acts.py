"""What `run` can do with matters (突发事件): each act with its fields."""

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from console.app.headless.act_fields import Act, Begun, Fields, value, value_of
from console.app.headless.seat import HeadlessSeat
from console.app.headless.wrong import Wrong
from console.domain.alert import Alert
from console.domain.closing_clocks import DueReport, due_reports
from console.domain.geo import Place
from console.domain.incident import EventLevel, Incident, IncidentSort
from console.domain.incident_figures import FigureSort
from console.domain.incident_goods import GoodsStep
from console.domain.incident_roles import Post, Sensitivity
from console.domain.limits import deadline
from console.domain.working_calendar import calendar_of
from console.models.incident_record import RoomReader
from console.runtime.clock import CHINA, from_text
from console.settings.limit_profile import load_limits


class Opening(Fields, frozen=True, kw_only=True):
    """A matter from alerts, or by hand."""

    title: str
    alerts: list[str] = []
    sort: str = ""
    type: str = ""
    place: dict[str, Any] | None = None


class OnIncident(Fields, frozen=True, kw_only=True):
    """A matter as it stands here now."""

    incident: str


class Describing(OnIncident, frozen=True, kw_only=True):
    """Another title."""

    title: str


class Classing(OnIncident, frozen=True, kw_only=True):
    """One of the four classes."""

    sort: str


class Levelling(OnIncident, frozen=True, kw_only=True):
    """An event level, on what basis and who agreed."""

    level: str
    basis: str
    authority: str


class Posting(OnIncident, frozen=True, kw_only=True):
    """Who holds a post."""

    post: str
    name: str
    unit: str = ""
    phone: str = ""


class Marking(OnIncident, frozen=True, kw_only=True):
    """A sensitive mark, set or taken off."""

    what: str
    reason: str
    is_set: bool = True


class Noting(OnIncident, frozen=True, kw_only=True):
    """Words beside it."""

    text: str


class Counting(OnIncident, frozen=True, kw_only=True):
    """Counts by what is counted; null is unknown. `at` (RFC 3339) is now when it is left out."""

    counts: dict[str, int | None]
    source: str
    reason: str = ""
    at: str = ""


class Supplying(OnIncident, frozen=True, kw_only=True):
    """Goods: `goods` is the id of what was named before, else `what` and `unit` name them."""

    step: str
    amount: int
    goods: str = ""
    what: str = ""
    unit: str = ""
    who: str = ""
    at: str = ""


class WithAlert(OnIncident, frozen=True, kw_only=True):
    """A matter and an alert."""

    alert: str
    reason: str = ""


class WithOther(OnIncident, frozen=True, kw_only=True):
    """A matter and another one; an empty one where none is meant."""

    other: str = ""
    reason: str = ""


class Splitting(OnIncident, frozen=True, kw_only=True):
    """Alerts that become a matter of their own."""

    title: str
    alerts: list[str]


class Ending(OnIncident, frozen=True, kw_only=True):
    """How it ended, and which open points are accepted; the answer names those there are."""

    result: str
    accepted: list[str] = []


class Reopening(OnIncident, frozen=True, kw_only=True):
    """Why it is opened again, and what of the accepted runs again."""

    reason: str
    rearm: list[str] = []


def _open(seat: HeadlessSeat, given: Opening) -> Begun:
    alerts = [seat.record(Alert, id) for id in given.alerts]
    place = None if given.place is None else value(Place, given.place)
    sort = value(IncidentSort, given.sort)
    opening = seat.acts.incidents.open(given.title, alerts, sort=sort, type=given.type, place=place)
    return Begun(opening.result, {"incident": opening.incident, "number": opening.number})


def _describe(seat: HeadlessSeat, given: Describing) -> Begun:
    return Begun(seat.acts.incidents.describe(_matter(seat, given), given.title))


def _set_class(seat: HeadlessSeat, given: Classing) -> Begun:
    sort = value(IncidentSort, given.sort)
    return Begun(seat.acts.matters.set_class(_matter(seat, given), sort))


def _set_level(seat: HeadlessSeat, given: Levelling) -> Begun:
    level = value(EventLevel, given.level)
    told = (level, given.basis, given.authority)
    return Begun(seat.acts.matters.set_level(_matter(seat, given), *told))


def _set_role(seat: HeadlessSeat, given: Posting) -> Begun:
    told = (value(Post, given.post), given.name, given.unit, given.phone)
    return Begun(seat.acts.matters.set_role(_matter(seat, given), *told))


def _mark(seat: HeadlessSeat, given: Marking) -> Begun:
    told = (value(Sensitivity, given.what), given.reason, given.is_set)
    return Begun(seat.acts.matters.mark(_matter(seat, given), *told))


def _note(seat: HeadlessSeat, given: Noting) -> Begun:
    return Begun(seat.acts.matters.note(_matter(seat, given), given.text))


def _figures(seat: HeadlessSeat, given: Counting) -> Begun:
    counts = {value(FigureSort, what): count for what, count in given.counts.items()}
    told = (counts, given.source, given.reason, _at(seat, given.at))
    return Begun(seat.acts.matters.figures(_matter(seat, given), *told))


def _goods(seat: HeadlessSeat, given: Supplying) -> Begun:
    matter = _matter(seat, given)
    known = next((each for each in matter.goods if each.id == given.goods), None)
    if given.goods and known is None:
        raise Wrong("no_goods", "The matter has no such goods.", "Leave `goods` out for new ones.")
    named = (given.what, given.unit)
    step, at = value(GoodsStep, given.step), _at(seat, given.at)
    acts = seat.acts.matters
    return Begun(acts.goods(matter, step, known, named, given.amount, given.who, at))


def _add(seat: HeadlessSeat, given: WithAlert) -> Begun:
    alert = seat.record(Alert, given.alert)
    return Begun(seat.acts.incidents.add_alert(_matter(seat, given), alert))


def _remove(seat: HeadlessSeat, given: WithAlert) -> Begun:
    alert = seat.record(Alert, given.alert)
    return Begun(seat.acts.incidents.remove_alert(_matter(seat, given), alert, given.reason))


def _merge(seat: HeadlessSeat, given: WithOther) -> Begun:
    return Begun(seat.acts.matters.merge(_matter(seat, given), _other(seat, given)))


def _unmerge(seat: HeadlessSeat, given: WithOther) -> Begun:
    told = (_other(seat, given), given.reason)
    return Begun(seat.acts.incidents.unmerge(_matter(seat, given), *told))


def _relate(seat: HeadlessSeat, given: WithOther) -> Begun:
    return Begun(seat.acts.matters.relate(_matter(seat, given), _other(seat, given), True))


def _unrelate(seat: HeadlessSeat, given: WithOther) -> Begun:
    return Begun(seat.acts.matters.relate(_matter(seat, given), _other(seat, given), False))


def _set_parent(seat: HeadlessSeat, given: WithOther) -> Begun:
    parent = _other(seat, given) if given.other else None
    return Begun(seat.acts.matters.set_parent(_matter(seat, given), parent))


def _split(seat: HeadlessSeat, given: Splitting) -> Begun:
    return Begun(seat.acts.matters.split(_matter(seat, given), given.title, given.alerts))


def _close(seat: HeadlessSeat, given: Ending) -> Begun:
    naming = seat.store.cache.select("order", {"incident": given.incident})
    room = RoomReader(seat.store.cache, _due).read(given.incident, [row.id for row in naming])
    if room is None:
        raise Wrong("no_record", "There is no such matter here.", "`show` tells what there is.")
    accepted = [point for point in room.points if point.key in given.accepted]
    told = (given.result, accepted, room.known, room.looked)
    saved = seat.acts.matters.close(room.incident, *told)
    return Begun(saved, shown={"open": [point.key for point in room.points]})


def _due(incident: Incident) -> Iterator[DueReport]:
    book = load_limits()
    calendar = calendar_of((), book.hours, CHINA)  # reports have minutes, which know no holiday
    return due_reports(incident, book, partial(deadline, calendar=calendar))


def _reopen(seat: HeadlessSeat, given: Reopening) -> Begun:
    return Begun(seat.acts.matters.reopen(_matter(seat, given), given.reason, given.rearm))


def _matter(seat: HeadlessSeat, given: OnIncident) -> Incident:
    return seat.record(Incident, given.incident)


def _other(seat: HeadlessSeat, given: WithOther) -> Incident:
    return seat.record(Incident, given.other)


def _at(seat: HeadlessSeat, told: str) -> Any:
    return value_of(from_text, told) if told else seat.clock.now()


ACTS: Mapping[str, Act] = MappingProxyType(
    {
        "incident.open": Act(Opening, _open),
        "incident.describe": Act(Describing, _describe),
        "incident.set_class": Act(Classing, _set_class),
        "incident.set_level": Act(Levelling, _set_level),
        "incident.set_role": Act(Posting, _set_role),
        "incident.mark": Act(Marking, _mark),
        "incident.note": Act(Noting, _note),
        "incident.figures": Act(Counting, _figures),
        "incident.goods": Act(Supplying, _goods),
        "incident.add_alert": Act(WithAlert, _add),
        "incident.remove_alert": Act(WithAlert, _remove),
        "incident.merge": Act(WithOther, _merge),
        "incident.unmerge": Act(WithOther, _unmerge),
        "incident.relate": Act(WithOther, _relate),
        "incident.unrelate": Act(WithOther, _unrelate),
        "incident.set_parent": Act(WithOther, _set_parent),
        "incident.split": Act(Splitting, _split),
        "incident.close": Act(Ending, _close),
        "incident.reopen": Act(Reopening, _reopen),
    }
)
"""Every act, named as the operation it has saved."""
