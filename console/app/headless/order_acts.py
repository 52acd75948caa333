"""What `run` can do with 工单 and with forces on their way: each act with its fields."""

from collections.abc import Mapping
from types import MappingProxyType

from console.app.headless.act_fields import Act, Begun, Do, Fields, value, value_of
from console.app.headless.seat import HeadlessSeat
from console.app.headless.wrong import Wrong
from console.commands import force_commands
from console.commands.work_order_commands import NewOrder, Recipient, StepWords
from console.commands.work_order_marks import WorkOrderMarks
from console.domain.alert import Alert
from console.domain.geo import NOWHERE, Place
from console.domain.notice import Channel, Reach
from console.domain.operations.work_order_operations import Said
from console.domain.order import Assignment, DispatchOrder
from console.domain.welfare import Wellbeing
from console.domain.work_order import Sort, WorkOrder
from console.domain.work_order_steps import Step
from console.runtime.clock import from_text


class Registering(Fields, frozen=True, kw_only=True):
    """A new order; sent at once where `unit` and `unit_name` name who gets it."""

    title: str
    text: str = ""
    source: str = ""
    unit: str = ""
    unit_name: str = ""
    unit_phone: str = ""
    place: dict[str, object] | None = None
    alerts: list[str] = []
    matter: str = ""
    sort: str = ""
    is_urgent: bool = False


class Stepping(Fields, frozen=True, kw_only=True):
    """A step of an order, with what goes with it; what a unit said by phone is a fact."""

    order: str
    note: str = ""
    approver: str = ""
    unit: str = ""
    unit_name: str = ""
    unit_phone: str = ""
    until: str = ""
    amount: int = 0
    is_granted: bool = False
    solved: bool | None = None
    satisfaction: str = ""


class Linking(Fields, frozen=True, kw_only=True):
    """An order, and the one it is joined into or related with."""

    order: str
    other: str


class Ticking(Fields, frozen=True, kw_only=True):
    """An item of a joint station that is done, or not after all."""

    order: str
    item: str
    is_done: bool = True


class Sampling(Fields, frozen=True, kw_only=True):
    """What a 抽查 of a closed order found."""

    order: str
    passed: bool
    found: str = ""


class OnUnit(Fields, frozen=True, kw_only=True):
    """A unit's part in an order."""

    assignment: str
    note: str = ""


class Every(OnUnit, frozen=True, kw_only=True):
    """Seconds between two askings; 0 goes back to the hall's own."""

    seconds: int


class Revoking(Fields, frozen=True, kw_only=True):
    """An order that is called back, of some of its units or all."""

    order: str
    text: str
    assignments: list[str] = []
    by_phone: bool = False


def _register(seat: HeadlessSeat, given: Registering) -> Begun:
    to = Recipient(given.unit, given.unit_name, given.unit_phone) if given.unit else None
    place = value(Place, given.place) if given.place else NOWHERE
    alerts = tuple(seat.record(Alert, id) for id in given.alerts)
    sort = value(Sort, given.sort) if given.sort else Sort.NONE
    new = NewOrder(
        given.title, given.text, given.source, to, place=place, alerts=alerts,
        matter=given.matter, sort=sort, is_urgent=given.is_urgent,
    )  # fmt: skip
    return Begun(seat.acts.work_orders.register([new]))


def _stepper(step: Step) -> Do:
    is_said = step.value in {each.value for each in Said}

    def do(seat: HeadlessSeat, given: Stepping) -> Begun:
        order, acts = seat.record(WorkOrder, given.order), seat.acts.work_orders
        to = Recipient(given.unit, given.unit_name, given.unit_phone) if given.unit else None
        until = value_of(from_text, given.until) if given.until else None
        words = StepWords(
            given.note, given.approver, to, until, given.amount, given.is_granted, given.solved,
            given.satisfaction,
        )  # fmt: skip
        return Begun((acts.say if is_said else acts.step)(order, step, words))

    return do


def _linker(is_merge: bool) -> Do:
    def do(seat: HeadlessSeat, given: Linking) -> Begun:
        order, other = (seat.record(WorkOrder, id) for id in (given.order, given.other))
        return Begun(seat.acts.work_orders.link(order, other, is_merge))

    return do


def _tick(seat: HeadlessSeat, given: Ticking) -> Begun:
    marks = WorkOrderMarks(seat.acts.executor)
    return Begun(marks.tick(seat.record(WorkOrder, given.order), given.item, given.is_done))


def _sample(seat: HeadlessSeat, given: Sampling) -> Begun:
    marks = WorkOrderMarks(seat.acts.executor)
    return Begun(marks.sample(seat.record(WorkOrder, given.order), given.passed, given.found))


def _correct(seat: HeadlessSeat, given: OnUnit) -> Begun:
    part = seat.record(Assignment, given.assignment)
    told = part.last_told
    if told is None:
        raise Wrong("nothing_told", "No stage was entered for this unit.", "Show assignments.")
    return Begun(seat.acts.forces.correct(part, told))


def _phoned(seat: HeadlessSeat, given: OnUnit) -> Begun:
    part = seat.record(Assignment, given.assignment)
    now = seat.clock.now()
    return Begun(seat.acts.forces.noticed(part, Channel.PHONE, Reach.SENT, now))


def _asker(said: Wellbeing) -> Do:
    def do(seat: HeadlessSeat, given: OnUnit) -> Begun:
        part = seat.record(Assignment, given.assignment)
        return Begun(seat.acts.forces.welfare(part, said, seat.clock.now(), given.note))

    return do


def _set_welfare(seat: HeadlessSeat, given: Every) -> Begun:
    part = seat.record(Assignment, given.assignment)
    return Begun(seat.acts.forces.set_welfare(part, given.seconds))


def _recall(seat: HeadlessSeat, given: Revoking) -> Begun:
    first = seat.record(DispatchOrder, given.order)
    parts = [seat.record(Assignment, id) for id in given.assignments or first.assignments]
    sending = seat.acts.forces.recall(first, given.text, parts, by_phone=given.by_phone)
    made = {"order": sending.order, "number": sending.number}
    return Begun(sending.result, made)


_LINKS = {Step.MERGE: True, Step.RELATE: False}

ACTS: Mapping[str, Act] = MappingProxyType(
    {
        "work.register": Act(Registering, _register),
        **{f"work.{s.value}": Act(Stepping, _stepper(s)) for s in Step if s not in _LINKS},
        **{f"work.{step.value}": Act(Linking, _linker(joins)) for step, joins in _LINKS.items()},
        "work.items": Act(Ticking, _tick),
        "work.sample": Act(Sampling, _sample),
        force_commands.RECALL.id: Act(Revoking, _recall),
        force_commands.PHONED.id: Act(OnUnit, _phoned),
        force_commands.CORRECT.id: Act(OnUnit, _correct),
        "assignment.set_welfare": Act(Every, _set_welfare),
        **{id: Act(OnUnit, _asker(said)) for id, said in force_commands.WELLBEING.items()},
    }
)
"""Every act by the id of its command, or of its step."""
