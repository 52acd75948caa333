"""What the keys of S7 do: each step of the machine, with the words it needs, never modal."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.commands.executor import Result
from console.commands.work_order_commands import Recipient, StepWords
from console.contract.reasons import refusal_words as reason_words
from console.domain.work_order import WorkOrder
from console.domain.work_order_steps import STEPS, Step, refusal, why_not
from console.models.futures import when_done
from console.models.sounds import heard
from console.models.work_order_book import OrderView
from console.models.work_order_words import shown_number, step_word
from console.screens.common.words import refusal_words
from console.screens.duty.inline_ask import Choice
from console.screens.incident.room_form import FieldSort, Form, FormField
from console.screens.orders import own_commands as own
from console.screens.orders.parts import OrdersParts, UnitOffer

if TYPE_CHECKING:
    from console.screens.orders.orders_page import OrdersPage

SAID = frozenset(
    {
        Step.SIGN, Step.CONTACT, Step.HANDLE, Step.INTERIM, Step.FEEDBACK, Step.ASK_RETURN,
        Step.ASK_DELAY, Step.CO_SIGN, Step.CO_DONE,
    }
)  # fmt: skip
"""What a unit says by phone: facts, written down as they were told."""
_TO_UNIT = (Step.DISPATCH, Step.REDISPATCH, Step.HAND_DOWN, Step.CO_UNIT)
_DECISIONS = (Step.DECIDE_RETURN, Step.DECIDE_DELAY, Step.DECIDE_EXEMPT)

Made = Callable[[Mapping[str, str]], StepWords | str]


def _t(source: str) -> str:
    return QCoreApplication.translate("orders", source)


class OrderKeys(QObject):
    """Carries out the page's commands on the order under the cursor."""

    def __init__(self, parts: OrdersParts, page: "OrdersPage") -> None:
        super().__init__(page)
        self._parts, self._page = parts, page
        self._about = ""
        table = parts.commands
        table.add(own.SEARCH, page.find_order)
        table.add(own.RATES, page.next_rate)
        table.add(own.NARROW, partial(page.next_group, 1))
        table.add(own.WIDEN, partial(page.next_group, -1))
        for step, command in own.OF_STEPS.items():
            table.add(command, partial(self.begin, step))
        form = page.pane.foot.form
        form.edited.connect(self._keep)
        form.saved.connect(self._forget)

    def begin(self, step: Step) -> None:
        """Begin a step of the order under the cursor: at once, or with the words it needs."""
        view = self._page.current
        if view is None:
            self._page.refused.emit(_t("No order is chosen"))
            return
        order = view.order
        code = why_not(order, step)
        if code:
            told = refusal(order, code)
            zh, en = reason_words(told.code, told.legal)
            result = Result(refused=told.code, zh=zh, en=en, detail=told.detail)
            self._page.refused.emit(refusal_words(result))
        elif step is Step.CHECK:
            self._ask_result(order)
        elif step in _DECISIONS:
            self._ask_decision(order, step)
        elif step in (Step.MERGE, Step.RELATE):
            self._open(order, step, (FormField("other", _t("Number of the other order")),))
        else:
            fields = self._fields(order, step)
            if fields:
                self._open(order, step, fields)
            else:
                self._do(order, step, StepWords())

    def _fields(self, order: WorkOrder, step: Step) -> tuple[FormField, ...]:
        rule, fields = STEPS[step], []
        helpers = len(order.waits_for) > 1 and step in (Step.CO_SIGN, Step.CO_DONE)
        if step in _TO_UNIT or helpers:
            fields.append(FormField("unit", _t("Unit")))
        if rule.reason:
            fields.append(FormField("note", _t("Reason or result")))
        if step is Step.ASK_DELAY:
            fields.append(FormField("amount", _t("How much more"), sort=FieldSort.COUNT))
        if step is Step.PARK:
            fields.append(FormField("days", _t("Looked at again in days"), sort=FieldSort.COUNT))
        if rule.approver:
            fields.append(FormField("approver", _t("Who agreed")))
        return tuple(fields)

    def _ask_result(self, order: WorkOrder) -> None:
        """核查回访: what was found, by a digit."""
        found = (
            (_t("Solved, satisfied"), True, "satisfied"),
            (_t("Solved, not satisfied"), True, "dissatisfied"),
            (_t("Solved, nobody to ask"), True, ""),
            (_t("Not solved"), False, "dissatisfied"),
        )
        choices = [
            Choice(words, partial(self._do, order, Step.CHECK,
                                  StepWords(solved=solved, satisfaction=word)))
            for words, solved, word in found
        ]  # fmt: skip
        self._page.pane.foot.open_question(_t("What was found?"), choices)

    def _ask_decision(self, order: WorkOrder, step: Step) -> None:
        asked = {
            Step.DECIDE_RETURN: order.returns,
            Step.DECIDE_DELAY: order.delays,
            Step.DECIDE_EXEMPT: order.exemptions,
        }[step]
        reason = asked[-1].reason if asked else ""
        choices = [
            Choice(_t("Granted"), partial(self._open_decision, order, step, True)),
            Choice(_t("Not granted"), partial(self._open_decision, order, step, False)),
        ]
        words = _t("{0}: {1}").format(step_word(step), reason)
        self._page.pane.foot.open_question(words, choices)

    def _open_decision(self, order: WorkOrder, step: Step, is_granted: bool) -> None:
        fields = [FormField("approver", _t("Who agreed"))]
        if step is Step.DECIDE_RETURN and is_granted:
            fields.insert(0, FormField("unit", _t("To which unit (empty: to be sent later)")))
        if not is_granted:
            fields.append(FormField("note", _t("Reason or result")))
        self._open(order, step, tuple(fields), is_granted)

    def _open(
        self,
        order: WorkOrder,
        step: Step,
        fields: tuple[FormField, ...],
        is_granted: bool = False,
    ) -> None:
        """Ask for words in the foot; what is half written is kept by order and step."""
        self._about = f"{order.id}/{step.value}"
        title = _t("{0} {1}").format(step_word(step), shown_number(order))
        save = partial(self._take, order, step, is_granted)
        form = Form(step.value, title, fields, save)
        foot = self._page.pane.foot
        foot.open_form(form, self._parts.kept(self._about))
        if step not in (Step.CO_SIGN, Step.CO_DONE):
            foot.choice.begin(partial(self._offered, order, step), is_needed=step in _TO_UNIT)
        else:
            foot.choice.begin(partial(_helpers, order), is_needed=True)

    def _take(
        self, order: WorkOrder, step: Step, is_granted: bool, values: Mapping[str, str]
    ) -> str:
        """Do it with the words given; return why not, empty where it was begun."""
        if "other" in values:
            return self._link(order, step, values["other"])
        recipient = None
        if values.get("unit") or (step in _TO_UNIT and "unit" in values):
            found = self._unit(order, step, values["unit"])
            if isinstance(found, str):
                return found
            recipient = found
        if STEPS[step].reason and not values.get("note"):
            return _t("A reason or result is needed")
        days = values.get("days", "")
        until = None
        if days:
            until = self._parts.clock.now() + timedelta(days=int(days))
        words = StepWords(
            values.get("note", ""), values.get("approver", ""), recipient, until,
            int(values.get("amount") or 0), is_granted,
        )  # fmt: skip
        self._do(order, step, words)
        return ""

    def _offered(self, order: WorkOrder, step: Step, words: str) -> Sequence[UnitOffer]:
        """Return the units meant by what is typed; by nothing typed, who should have it."""
        if not words:
            return self._parts.offered(order, step)
        return [UnitOffer(each) for each in self._parts.units(words)]

    def _unit(self, order: WorkOrder, step: Step, name: str) -> Recipient | str:
        """Return the unit whose name holds the words, or why there is none."""
        if step in (Step.CO_SIGN, Step.CO_DONE):
            helper = next((each for each in order.waits_for if name in each.name), None)
            if helper is not None:
                return Recipient(helper.unit, helper.name)
        found = self._parts.units(name) if name else []
        exact = [each for each in found if each.name == name]
        if exact or len(found) == 1:
            return (exact or found)[0]
        if not found:
            return _t("No unit is called so: {0}").format(name)
        near = _t(", ").join(each.name for each in found[:4])
        return _t("Several are called so: {0}").format(near)

    def _link(self, order: WorkOrder, step: Step, number: str) -> str:
        other = self._by_number(number)
        if other is None:
            return _t("No order has this number: {0}").format(number)
        done = self._parts.acts.link(order, other.order, step is Step.MERGE)
        self._told(done, step, order)
        return ""

    def _by_number(self, number: str) -> OrderView | None:
        wanted = number.strip()
        for view in self._parts.book.views.values():
            order = view.order
            numbers = (order.official, order.number, order.foreign)
            if wanted and any(n == wanted or n.endswith(f"-{wanted}") for n in numbers if n):
                return view
        return None

    def _do(self, order: WorkOrder, step: Step, words: StepWords) -> None:
        acts = self._parts.acts
        act = acts.say if step in SAID else acts.step
        self._told(act(order, step, words), step, order)

    def _told(self, future: "Future[Result]", step: Step, order: WorkOrder) -> None:
        words = _t("{0}: {1}").format(step_word(step), order.title)
        when_done(future, self, partial(self._said, words))

    def _said(self, words: str, result: Result) -> None:
        if result.is_saved:
            self._page.said.emit(words)
        else:
            self._page.refused.emit(refusal_words(result))

    def _keep(self, form: str, values: dict[str, str]) -> None:
        self._parts.keep(self._about, values)

    def _forget(self, form: str) -> None:
        self._parts.keep(self._about, {})


def _helpers(order: WorkOrder, words: str) -> Sequence[UnitOffer]:
    """Return the helping units that are not done, as far as they are meant."""
    named = heard(words, order.waits_for, lambda each: each.name) if words else order.waits_for
    return [UnitOffer(Recipient(each.unit, each.name)) for each in named]
