"""The alert lines of the evening, 00:20 to 05:40 and 08:30, handled by keys alone.

Every step asserts what a watcher of the list would say: what was raised, joined, folded, silent or
heard. Nothing is joined where the story does not say so.
"""

import time

from PySide6.QtCore import Qt

from console.app.seat import Seat
from console.domain.alert import Alert, Disposition, Nature, Severity
from console.domain.entity import decode
from console.domain.queue import Band
from console.screens.common.words import short_name
from console.tour.album import Album, Step
from console.tour.hand import rest, until
from console.tour.joint_matter import see_matter
from console.tour.operator import Operator
from console.tour.stage import Stage

HEARD_WITHIN = 2.0
"""Seconds from the source's message to the tone (screens.md 3, 05:20)."""


class AlertEvening(Operator):
    """Plays the steps.

    Args:
        seat, stage, album: as for `Operator`.
    """

    def __init__(self, seat: Seat, stage: Stage, album: Album) -> None:
        super().__init__(seat, stage, album)
        self._joined: dict[str, str] = {}
        """What was joined by hand: the alert, and into which."""
        self._pump = ""
        self._water = ""
        self._lift = ""

    async def play(self) -> None:
        """Play all steps in order."""
        for step in (
            self._begin,
            self._underpass,
            self._car,
            self._forecast,
            self._lift_call,
            self._drill,
            self._shed,
            self._storm,
            self._dike,
            self._hot_topic,
            self._shelf_ends,
            self._nothing_else_joined,
        ):
            await step()

    async def _begin(self) -> None:
        with self._album.step("00:00", "一个普通的夜晚") as step:
            await self._hand.take()
            await until(lambda: self._seat.models.link.view.state == "online", "联网正常")
            await until(self._knows_the_district, "名录已取得", 180.0)
            self._pump = self._shelved_pump().id
            self._picture(step, "normal")

    async def _underpass(self) -> None:
        with self._album.step("00:50", "下立交积水签收；市民来电是同一件事，并入") as step:
            water = await self._tell("00:20")
            self._water = water.id
            await self._go(water.id)
            await self._acknowledge(step, water.id)
            call = await self._tell("00:50")
            await self._join(step, call, water.id)

    async def _car(self) -> None:
        with self._album.step("01:50", "AI 识别核实属实；同一条水位升为橙色，再次响铃") as step:
            car = await self._tell("01:15")
            await self._go(car.id)
            await self._acknowledge(step, car.id)
            self._hand.press(Qt.Key.Key_1)
            await until(lambda: self._now(car.id).disposition is Disposition.CONFIRMED, "属实")
            risen = await self._tell("01:50")
            step.saw("还是同一条", risen.id == self._water)
            await until(lambda: self._now(risen.id).severity is Severity.ORANGE, "升为橙色")
            await self._heard(step, risen.id)
            await self._go(risen.id)
            self._picture(step, "raised")
            await self._acknowledge(step, risen.id)

    async def _forecast(self) -> None:
        with self._album.step("02:10", "暴雨黄色变更为橙色：一条预警，不是两条") as step:
            warning = await self._tell("02:10")
            step.saw("是预警", warning.nature is Nature.FORECAST)
            await until(lambda: self._now(warning.id).severity is Severity.ORANGE, "变更为橙色")
            forecasts = [a for a in self._queue.alerts() if a.nature is Nature.FORECAST]
            step.saw("替换了黄色那条", len(forecasts) == 1)
            await self._go(warning.id)
            await self._acknowledge(step, warning.id)
            self._picture(step, "forecast")

    async def _lift_call(self) -> None:
        with self._album.step("02:40", "电话接报电梯困人；电梯自己的报警是同一件事，并入") as step:
            before = {a.id for a in self._queue.alerts()}
            self._hand.press(Qt.Key.Key_F2)
            panel = self._seat.pages.intake
            await until(panel.isVisible, "接报登记打开")
            self._hand.write("砚云里 7 号楼电梯困人 2 名，其中孕妇 1 名")
            self._hand.press(Qt.Key.Key_Tab)
            self._hand.write("砚云里")
            await until(lambda: panel.is_choosing_place, "地点找到")
            self._hand.press(Qt.Key.Key_Return)
            await rest(0.5)
            self._hand.press(Qt.Key.Key_Return)
            await until(lambda: {a.id for a in self._queue.alerts()} - before, "登记已存")
            self._lift = next(iter({a.id for a in self._queue.alerts()} - before))
            grade = self._now(self._lift).severity
            lift = await self._tell("02:40")
            await self._join(step, lift, self._lift)
            step.saw("等级不变轻", self._now(self._lift).severity >= grade)

    async def _drill(self) -> None:
        with self._album.step("02:55", "演练不响，只在演练一行") as step:
            await self._sign_the_worst()
            ids = await self._stage.tell("02:55")
            await until(lambda: self._queue.alert(ids[0]) is not None, "演练已收到")
            await rest(1.0)
            step.saw("演练不响", ids[0] not in self._seat.frame.sound.ringing)
            step.saw("在演练一行", self._queue.band(ids[0]) is Band.EXERCISE)

    async def _shed(self) -> None:
        with self._album.step("03:20", "充电棚属实；119 通报是同一件事，并入") as step:
            shed = await self._tell("03:10")
            await self._heard(step, shed.id)
            await self._go(shed.id)
            self._hand.press(Qt.Key.Key_Space)
            self._hand.press(Qt.Key.Key_1)
            await until(lambda: self._now(shed.id).disposition is Disposition.CONFIRMED, "属实")
            fire = await self._tell("03:20")
            await self._join(step, fire, shed.id)
            shown = self._now(shed.id).severity
            step.saw("显示的等级是最重的", shown is Severity.RED)

    async def _storm(self) -> None:
        with self._album.step("05:00", "300 路离线：一组，逐条可读") as step:
            for line in ("03:55", "04:45"):
                await self._stage.tell(line)
            await self._sign_the_worst()
            storm = await self._stage.tell("05:00")
            await until(
                lambda: sum(self._queue.alert(id) is not None for id in storm) == len(storm),
                "300 条都在",
                60.0,
            )
            step.saw(f"{len(storm)} 条，一条不少", len(storm) == 300)
            await self._one_group(step, set(storm))
            await self._handle_together(step, storm[0])

    async def _handle_together(self, step: Step, member: str) -> None:
        """并案处置 from the head of the group, taken back by one key, and done again."""
        group = self._queue.places.group_of(member)
        assert group is not None
        rows = self._seat.pages.duty.queue.list
        self._hand.press(Qt.Key.Key_N)
        for _ in range(self._queue.rowCount()):
            if rows.current_id == group.id:
                break
            self._hand.press(Qt.Key.Key_Down)
        step.saw("光标走到组头", rows.current_id == group.id)
        ask = self._seat.pages.duty.right.group.foot.ask
        keys = self._seat.pages.duty.groups.keys
        for is_kept in (False, True):
            self._hand.press(Qt.Key.Key_B)
            await until(lambda: ask.is_open, "先看后发")
            self._picture(step, "handle" if is_kept else "preview")
            self._hand.press(Qt.Key.Key_1)
            await until(lambda: keys.can_take_back and self._matters(), "并为一件事")
            if not is_kept:
                self._hand.press(Qt.Key.Key_Z)
                await until(lambda: not self._matters(), "撤回，什么都没有发出")
                await until(
                    lambda: self._queue.places.group_of(member) and not self._is_waiting(member),
                    "又是一组",
                )
                await rest(0.5)
        (matter,) = self._matters()
        see_matter(step, self._seat.store.cache, matter, 300)
        await self._follow_order(step, member)

    async def _follow_order(self, step: Step, member: str) -> None:
        """4 on the group that is in hand opens what was sent for it; then back to the queue."""
        panel = self._seat.pages.duty.right.group
        await until(lambda: self._band_of(member) is Band.HANDLING, "处置中的一组")
        group = self._queue.places.group_of(member)
        assert group is not None
        self._seat.pages.duty.queue.list.set_current(group.id)
        await until(lambda: len(panel.work()) == 1, "组里看得到工单")
        self._picture(step, "handled")
        (order,) = panel.work()
        self._hand.press(Qt.Key.Key_4)
        await until(lambda: self._window.current_page == "orders", "工单页")
        shown = self._seat.pages.orders
        await until(lambda: shown.table.current_id == order.id, "按 4 打开的就是这张工单")
        self._window.show_page("duty")

    def _band_of(self, member: str) -> Band | None:
        group = self._queue.places.group_of(member)
        return None if group is None else group.key.band

    def _is_waiting(self, alert: str) -> bool:
        return self._queue.is_pending(alert) or self._now(alert).is_acknowledged

    def _matters(self) -> list[str]:
        return self._seat.store.cache.ids("incident")

    async def _dike(self) -> None:
        with self._album.step("05:20", "堤脚渗水：红色单独成行，2 秒内响") as step:
            asked = time.monotonic()
            ids = await self._stage.tell("05:20")
            await until(
                lambda: ids[0] in self._seat.frame.sound.ringing, "红色在响", HEARD_WITHIN * 5
            )
            took = time.monotonic() - asked
            step.saw(f"响铃用时 {took:.1f} 秒", took <= HEARD_WITHIN)
            step.saw("红色排在最前", self._queue.next_unsigned() == ids[0])
            step.saw("单独成行", self._queue.row_of(ids[0]) == 0)
            self._hand.press(Qt.Key.Key_N)
            await until(lambda: self._shown() == ids[0], "光标在红色上")
            self._picture(step, "storm")
            await self._acknowledge(step, ids[0])

    async def _hot_topic(self) -> None:
        with self._album.step("05:40", "六个停电来电：热点一组") as step:
            calls = await self._stage.tell("05:40")
            await until(lambda: all(self._queue.alert(id) is not None for id in calls), "六件都在")
            await self._one_group(step, set(calls))
            await rest(0.5)
            self._picture(step, "hot-topic")

    async def _shelf_ends(self) -> None:
        with self._album.step("08:30", "搁置到期：泵站流量回到未签收，再次响铃") as step:
            await self._reach("08:30")
            pump = self._pump
            await until(lambda: self._queue.band(pump) is not Band.SHELVED, "搁置到期回来", 30.0)
            is_new = self._queue.band(pump) is Band.UNSIGNED
            # where hand and machine were slow, the time came earlier and N led to it already
            step.saw("回到未签收", is_new or self._was_signed_after(pump, "shelved"))
            if is_new:
                await self._heard(step, pump)
            reasons = [line for line in self._now(pump).trail if line.what == "shelved"]
            step.saw("谁搁置、为什么都在", bool(reasons and reasons[-1].who and reasons[-1].detail))
            await self._go(pump)
            self._picture(step, "shelf-ended")

    async def _nothing_else_joined(self) -> None:
        with self._album.step("end", "并入的正是这三件，没有别的") as step:
            await until(lambda: self._seat.models.link.view.pending == 0, "待发送清零", 60.0)
            rows = self._seat.store.cache.select("alert")
            alerts = [decode(Alert, row.body) for row in rows]
            joined = {a.id: a.merged_into for a in alerts if a.merged_into}
            step.saw(f"并入 {len(joined)} 件", joined == self._joined)

    # What the hand does, what the eye sees

    async def _tell(self, line: str) -> Alert:
        """Have a line told now and return its alert once it is in the queue."""
        ids = await self._stage.tell(line)
        await until(lambda: self._queue.alert(ids[0]) is not None, f"{line} 在列表里")
        return self._now(ids[0])

    async def _go(self, alert: str) -> None:
        """Put the cursor on an alert by the palette."""
        if self._shown() != alert:
            await self._find(self._now(alert).title[:14], alert)

    async def _join(self, step: Step, alert: Alert, into: str) -> None:
        """Join an alert into another: it must be the first that is offered."""
        await self._go(alert.id)
        self._hand.press(Qt.Key.Key_3)
        ask = self._seat.pages.duty.detail.foot.ask
        await until(lambda: ask.is_open, "疑似同一事")
        name = short_name(self._now(into))
        step.saw(f"第一个就是：{name}", name in ask.answers[0])
        self._picture(step, "same")
        self._hand.press(Qt.Key.Key_1)
        await until(
            lambda: self._queue.alert(alert.id) is None or self._is_joined(alert.id), "并入"
        )
        self._joined[alert.id] = into

    def _is_joined(self, alert: str) -> bool:
        now = self._queue.alert(alert)
        return now is None or now.disposition is Disposition.MERGED

    async def _heard(self, step: Step, alert: str) -> None:
        sound = self._seat.frame.sound
        await until(lambda: alert in sound.ringing, "响铃", 10.0)
        step.saw("响铃", True)

    async def _one_group(self, step: Step, ids: set[str]) -> None:
        """See all of some alerts in one group, every one of them readable."""
        of = self._queue.places.group_of

        def is_one() -> bool:
            first = of(next(iter(ids)))
            return first is not None and all(of(id) is first for id in ids)

        await until(is_one, "是一组", 10.0)
        step.saw("是一组", True)

    def _was_signed_after(self, alert: str, what: str) -> bool:
        told = [line.what for line in self._now(alert).trail]
        return "acknowledged" in told[told.index(what) :]

    def _shelved_pump(self) -> Alert:
        found = [a for a in self._queue.alerts() if self._queue.band(a.id) is Band.SHELVED]
        assert len(found) == 1, f"搁置的应当只有泵站流量：{[a.title for a in found]}"
        return found[0]
