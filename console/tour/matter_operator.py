"""Who handles the matters of the evening: the smaller movements at S1, S3, S4 and S7."""

from PySide6.QtCore import Qt

from console.app.seat import Seat
from console.domain.alert import Alert, Disposition
from console.domain.entity import decode
from console.domain.incident import Incident
from console.domain.order import Assignment
from console.domain.order import Stage as UnitStage
from console.domain.work_order import WorkOrder
from console.screens.incident import own_commands as room_commands
from console.screens.incident.incident_page import IncidentPage
from console.tour.album import Album, Step
from console.tour.hand import rest, until
from console.tour.operator import ALT, CTRL, Operator
from console.tour.stage import Stage

KNOWN_TYPE_WITHIN = 20.0
"""Seconds from the key that opens the forces to the order (screens S3)."""


class MatterOperator(Operator):
    """Finds, judges, sends and looks on.

    Args:
        seat, stage, album: as for `Operator`.
    """

    def __init__(self, seat: Seat, stage: Stage, album: Album) -> None:
        super().__init__(seat, stage, album)
        self._lift = self._wall = ""
        self._tree = ""

    # What the hand does

    async def _listed(self, line: str) -> Alert:
        """Have a line told now and return its alert once it is in the queue."""
        ids = await self._stage.tell(line)
        await until(lambda: self._queue.alert(ids[0]) is not None, f"{line} 在列表里")
        return self._now(ids[0])

    async def _go(self, alert: str) -> None:
        if self._shown() != alert:
            await self._find(self._now(alert).title[:14], alert)

    async def _back_to_watch(self) -> None:
        self._hand.press(Qt.Key.Key_1, ALT)
        await until(lambda: self._window.current_page == "duty", "回到值守")

    async def _found_true(self, step: Step, alert: str) -> None:
        self._hand.press(Qt.Key.Key_Space)
        self._hand.press(Qt.Key.Key_1)
        await until(lambda: self._now(alert).disposition is Disposition.CONFIRMED, "核实为属实")
        step.saw("核实为属实", True)

    async def _make_incident(self, step: Step, alert: str) -> None:
        self._hand.press(Qt.Key.Key_7)
        await until(lambda: self._now(alert).incident, "转为突发事件")
        step.saw(f"突发事件：{self._matter_of(alert).title}", True)

    async def _dispatch(self, step: Step, alert: str, by_phone: bool) -> None:
        self._hand.press(Qt.Key.Key_4)
        page = self._seat.pages.deploy
        await until(lambda: page.alert_id == alert and bool(page.chosen), "建议力量已勾选")
        await self._send(step, alert, by_phone)
        took = page.steps.first_dispatch
        step.saw(f"下达用时 {took:.1f} 秒" if took else "未下达",
                 took is not None and took <= KNOWN_TYPE_WITHIN)  # fmt: skip

    async def _send(self, step: Step, alert: str, by_phone: bool) -> None:
        await self._hold_to_send()
        await until(lambda: self._orders(alert), "指令已存")
        is_by_phone = self._orders(alert)[0].order.by_phone
        step.saw("电话调派" if by_phone else "系统下达", is_by_phone is by_phone)

    async def _register(self, words: str, place: str) -> str:
        """Take a call down with F2 and go on to the forces; return its alert."""
        before = {a.id for a in self._queue.alerts()}
        self._hand.press(Qt.Key.Key_F2)
        panel = self._seat.pages.intake
        await until(panel.isVisible, "接报登记打开")
        self._hand.write(words)
        self._hand.press(Qt.Key.Key_Tab)
        self._hand.write(place)
        await until(lambda: panel.is_choosing_place, "地点找到")
        self._hand.press(Qt.Key.Key_Return)
        await rest(0.5)
        self._hand.press(Qt.Key.Key_Return, CTRL)
        await until(lambda: {a.id for a in self._queue.alerts()} - before, "登记已存")
        return next(iter({a.id for a in self._queue.alerts()} - before))

    async def _open_room(self, alert: str) -> IncidentPage:
        """Open the room of the matter an alert belongs to."""
        self._hand.press(Qt.Key.Key_I, CTRL)
        room = self._seat.pages.incident
        await until(lambda: self._window.current_page == room_commands.PAGE, "处置室")
        await until(lambda: alert in self._members_shown(), "是这一件")
        await rest(0.3)
        return room

    async def _open_order(self, id: str) -> None:
        """Go to the orders' page; the order is found by its number."""
        page = self._seat.pages.orders
        self._window.show_page("orders")
        await until(page.isVisible, "工单页")
        page.show_order(id)
        await until(lambda: page.current is not None and page.current.order.id == id, "这张工单")

    async def _fill(self, *words: str) -> None:
        form = self._seat.pages.orders.pane.foot.form
        await until(lambda: form.is_open, "填写")
        for word in words:
            self._hand.write(word)
            self._hand.press(Qt.Key.Key_Tab)
        form.submit()

    # What the eye sees

    def _units(self, alert: str) -> list[Assignment]:
        return [a for view in self._orders(alert) for a in view.assignments]

    def _has_reached(self, stage: UnitStage) -> bool:
        return self._units(self._lift)[0].stage >= stage

    def _matters(self) -> list[str]:
        return self._seat.store.cache.ids("incident")

    def _matter_of(self, alert: str) -> Incident:
        row = self._seat.store.cache.get("incident", self._now(alert).incident)
        assert row is not None and row.body is not None
        return decode(Incident, row.body)

    def _members_shown(self) -> tuple[str, ...]:
        subject = self._seat.pages.incident.subject()
        row = subject and self._seat.store.cache.get(*subject.refs[0].split("/", 1))
        return () if not row or row.body is None else decode(Incident, row.body).members

    def _work(self, id: str) -> WorkOrder:
        row = self._seat.store.cache.get("work_order", id)
        assert row is not None and row.body is not None
        return decode(WorkOrder, row.body)

    def _orders_of_work(self, alert: str) -> list[WorkOrder]:
        rows = self._seat.store.cache.select("work_order")
        orders = [decode(WorkOrder, row.body) for row in rows]
        return [order for order in orders if alert in (order.alert, *order.points)]

    def _all_answered(self) -> bool:
        return self._seat.models.link.view.pending == 0
