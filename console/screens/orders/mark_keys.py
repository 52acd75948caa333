"""Keys of S7 beside the steps: items ticked off, 抽查, and the inbox of the joint stations."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.commands.executor import Result
from console.domain.work_order import State, WorkOrder
from console.domain.work_order_marks import ItemTick, Score, drawn_first
from console.domain.work_order_steps import is_work_of
from console.models.futures import when_done
from console.models.work_order_words import shown_number
from console.runtime.hall_time import hall_date
from console.screens.common.words import refusal_words
from console.screens.duty.inline_ask import MOST, Choice
from console.screens.incident.room_form import FieldSort, Form, FormField
from console.screens.orders import own_commands as own
from console.screens.orders.parts import OrdersParts

if TYPE_CHECKING:
    from console.screens.orders.orders_page import OrdersPage

_SHOWN = MOST - 1
COUNT = FieldSort.COUNT
_OVER = (State.CLOSED, State.ARCHIVED)
Item = tuple[str, ItemTick | None]


def _t(source: str) -> str:
    return QCoreApplication.translate("orders", source)


class MarkKeys(QObject):
    """Carries out what is marked on orders."""

    def __init__(self, parts: OrdersParts, page: "OrdersPage") -> None:
        super().__init__(page)
        self._parts, self._page = parts, page
        self._passed_over: set[str] = set()
        parts.commands.add(own.ITEMS, self.ask_item)
        parts.commands.add(own.SAMPLE, self.draw)
        page.pane.items.toggled.connect(self.toggle)
        page.pane.foot.left.connect(partial(page.judge_blind, ""))

    # 联动事项

    def ask_item(self, first: int = 0) -> None:
        """Ask which item is done, by a digit; what is not done yet stands first."""
        view = self._page.current
        items = [] if view is None else sorted(view.order.marked_items, key=_is_done)
        if view is None or not items:
            self._page.refused.emit(_t("This order has no joint items"))
            return
        is_all = len(items) <= MOST
        shown = items[first : first + (MOST if is_all else _SHOWN)]
        choices = [
            Choice(_item_words(item), partial(self._tick, view.order, item)) for item in shown
        ]
        if not is_all:
            after = first + _SHOWN if first + _SHOWN < len(items) else 0
            choices.append(Choice(_t("other items"), partial(self.ask_item, after)))
        self._page.pane.foot.open_question(_t("Which item is done?"), choices)

    def toggle(self, name: str) -> None:
        """Tick the item that was clicked; one that is done is taken back."""
        view = self._page.current
        if view is not None:
            found = next((item for item in view.order.marked_items if item[0] == name), None)
            if found is not None:
                self._tick(view.order, found)

    def _tick(self, order: WorkOrder, item: Item) -> None:
        name, tick = item
        words = _t("Done: {0}") if tick is None else _t("Not done after all: {0}")
        act = self._parts.marks.tick(order, name, is_done=tick is None)
        when_done(act, self, partial(self._said, words.format(name)))

    # 抽查

    def draw(self) -> None:
        """Draw the next closed order of the day; nobody chooses it."""
        person = self._parts.person()
        closed = [v.order for v in self._parts.book.views.values() if v.order.state in _OVER]
        left = [
            order.id
            for order in closed
            if not order.samples and order.id not in self._passed_over
            and not is_work_of(order, *person)
        ]  # fmt: skip
        if not left:
            self._page.refused.emit(_t("No closed order of somebody else is left to be sampled"))
            return
        id = drawn_first(left, hall_date(self._parts.clock.now()))[0]
        self._page.show_order(id)
        self._ask(next(order for order in closed if order.id == id), closed)

    def _ask(self, order: WorkOrder, closed: Iterable[WorkOrder]) -> None:
        self._page.judge_blind(order.id)
        choices = [
            Choice(_t("Nothing is wrong"), partial(self._save, order, "", self._parts.rubric.full)),
            Choice(_t("Score it item by item"), partial(self._ask_scores, order)),
            Choice(_t("Next one"), partial(self._pass_over, order.id)),
        ]
        words = _t("Sample {0}; {1}").format(shown_number(order), sampled_words(closed))
        self._page.pane.foot.open_question(words, choices)

    def _ask_scores(self, order: WorkOrder) -> None:
        rubric = self._parts.rubric
        items = (
            FormField(f"{at}", each.name, f"{each.most}", COUNT)
            for at, each in enumerate(rubric.criteria)
        )
        fields = (*items, FormField("found", _t("What was found")))
        title = _t("Sample {0}, passed from {1} on").format(shown_number(order), rubric.least)
        save = partial(self._scored, order)
        self._page.pane.foot.open_form(Form("sample", title, fields, save), {})
        self._page.judge_blind(order.id)  # the question that was answered has shown all again

    def _scored(self, order: WorkOrder, values: Mapping[str, str]) -> str:
        scores = []
        for at, each in enumerate(self._parts.rubric.criteria):
            told = values.get(f"{at}", "")
            if not told.isdigit() or int(told) > each.most:
                return _t("{0}: from 0 to {1}").format(each.name, each.most)
            scores.append(Score(each.name, int(told), each.most))
        found = values.get("found", "")
        if not found and any(each.points < each.most for each in scores):
            return _t("What was found is needed")
        self._save(order, found, scores)
        return ""

    def _save(self, order: WorkOrder, found: str, scores: Sequence[Score]) -> None:
        passed = self._parts.rubric.passes(scores)
        act = self._parts.marks.sample(order, passed, found, scores)
        words = _t("Sampled, passed: {0}") if passed else _t("Sampled, not passed: {0}")
        when_done(act, self, partial(self._said, words.format(order.title)))

    def _pass_over(self, id: str) -> None:
        self._passed_over.add(id)
        self.draw()

    def _said(self, words: str, result: Result) -> None:
        if result.is_saved:
            self._page.said.emit(words)
        else:
            self._page.refused.emit(refusal_words(result))


def sampled_words(closed: Iterable[WorkOrder]) -> str:
    """Return which share of the closed orders was sampled, and how many of those passed."""
    known = list(closed)
    sampled = [order for order in known if order.samples]
    passed = sum(order.samples[-1].passed for order in sampled)
    share = len(sampled) / len(known) if known else 0.0
    words = _t("{0} of {1} sampled ({2}), {3} passed")
    return words.format(len(sampled), len(known), f"{share:.1%}", passed)


def _is_done(item: Item) -> bool:
    return item[1] is not None


def _item_words(item: Item) -> str:
    name, tick = item
    return name if tick is None else _t("take back: {0}").format(name)
