"""02:10 and 04:15 of the evening: the towns are called, the leader's word turns the hall (B.7)."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from console.app.instruction_desk import InstructionDesk
from console.app.mode_desk import ModeDesk
from console.domain.alert import Alert
from console.models.running_clock import CALL_OUT, INSTRUCTION
from console.screens.clocks import own_commands as clocks
from console.screens.clocks.board_page import ClockBoard
from console.tour.album import Step
from console.tour.hand import until
from console.tour.matter_operator import MatterOperator
from console.tour.operator import CTRL, HOLD

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEADER = "沈一清"
WORD = "同意启动防汛防台Ⅲ级响应，未应答的两个镇 10 分钟内叫通"
UNHEARD = 2
"""Towns that do not answer at once."""


class TyphoonSteps(MatterOperator):
    """The steps around the forecast in force."""

    async def _response(self) -> None:
        with self._album.step("04:15", "叫应街镇；带班领导电话同意，启动Ⅲ级响应，转急") as step:
            forecast = await self._forecast()
            await self._go(forecast.id)
            await self._call_towns(step, forecast)
            await self._write_down(step)
            await self._turn(step)
            self._picture(step, "response")
            await self._see_clocks(step)
            await self._back_to_watch()

    async def _forecast(self) -> Alert:
        """Return the warning of 02:10, told by now, once it is in force here."""
        ids = await self._stage.tell("02:10")
        book = self._seat.models.forecasts
        await until(lambda: any(each.id in ids for each in book()), "橙色预警在有效期内")
        return next(each for each in book() if each.id in ids)

    async def _call_towns(self, step: Step, forecast: Alert) -> None:
        """J begins, a digit says what came of each call."""
        book, foot = self._seat.models.forecasts, self._seat.pages.duty.detail.foot
        self._hand.press(Qt.Key.Key_Space)
        self._hand.press(Qt.Key.Key_J)
        await until(lambda: foot.ask.is_open, "叫应哪些街镇")
        self._hand.press(Qt.Key(Qt.Key.Key_0 + len(foot.ask.answers)))
        await until(lambda: book.round_of(forecast).towns, "叫应已开始")
        towns = len(book.round_of(forecast).towns)
        self._hand.press(Qt.Key.Key_J)
        for number in range(towns):
            is_heard = number < towns - UNHEARD
            await until(lambda: foot.ask.is_open, "问下一个街镇")
            self._hand.press(Qt.Key.Key_1 if is_heard else Qt.Key.Key_3)
            await until(lambda n=number: self._calls(forecast) > n, "已记")  # type: ignore[misc]
        if foot.ask.is_open:
            self._hand.press(Qt.Key.Key_Escape)
        unheard = len(book.round_of(forecast).unheard)
        step.saw(f"叫应 {towns} 街镇，{unheard} 个未应答", unheard == UNHEARD)

    def _calls(self, forecast: Alert) -> int:
        round_ = self._seat.models.forecasts.round_of(forecast)
        return sum(len(each.calls) for each in round_.call_outs)

    async def _write_down(self, step: Step) -> None:
        """The leader's words as they were said, read back, with both names and ten minutes."""
        desk = self._seat.findChild(InstructionDesk)
        assert desk is not None
        panel = desk.panel
        self._hand.press(Qt.Key.Key_I, CTRL | SHIFT)
        await until(panel.isVisible, "批示")
        self._hand.press(Qt.Key.Key_N)
        await until(panel.form.isVisible, "记一条批示")
        for number, words in enumerate((WORD, LEADER, "带班领导", "", LEADER, "", "10")):
            if number:
                self._hand.press(Qt.Key.Key_Tab)
            if words:
                self._hand.write(words)
        self._hand.press(Qt.Key.Key_Return)
        await until(lambda: any("10 分钟内叫通" in line for line in panel.words), "批示已记")
        step.saw("复诵，双方姓名都在", any(f"{LEADER}确认" in line for line in panel.words))
        self._hand.press(Qt.Key.Key_Escape)
        await until(lambda: not panel.isVisible(), "批示收起")

    async def _turn(self, step: Step) -> None:
        """R proposes what the plan names; held, and let go by the leader on the phone."""
        desk = self._seat.findChild(ModeDesk)
        assert desk is not None
        panel, second = desk.panel, self._seat.second.panel
        self._hand.press(Qt.Key.Key_R)
        await until(panel.isVisible, "模式与响应")
        step.saw("只提议，同意人还没写", "同意人" in panel.words[1])
        self._hand.write(f"带班领导 {LEADER}")
        while QApplication.focusWidget() is not panel.button:
            self._hand.press(Qt.Key.Key_Tab)
            await asyncio.sleep(0)
        self._hand.down(Qt.Key.Key_Space)
        await asyncio.sleep(HOLD)
        self._hand.up(Qt.Key.Key_Space)
        await until(second.isVisible, "双人复核")
        self._hand.press(Qt.Key.Key_Tab, SHIFT)
        self._hand.press(Qt.Key.Key_Right)
        for number, words in enumerate((LEADER, "0000-6001")):
            if number:
                self._hand.press(Qt.Key.Key_Tab)
            self._hand.write(words)
        self._hand.press(Qt.Key.Key_Return)
        hall = self._seat.models.hall
        await until(lambda: hall.mode.response("flood"), "响应已启动")
        response = hall.mode.response("flood")
        assert response is not None
        step.saw(f"Ⅲ级响应，{response.decided.authority}同意", LEADER in response.decided.authority)
        step.saw("模式转急", bool(hall.mode.modes))

    async def _see_clocks(self, step: Step) -> None:
        """时限看板 has the towns that have not answered, and the leader's ten minutes."""
        self._hand.press(Qt.Key.Key_B, CTRL)
        await until(lambda: self._window.current_page == clocks.PAGE, "时限看板")
        page = self._window.page(clocks.PAGE)
        assert isinstance(page, ClockBoard)
        seen = {CALL_OUT, INSTRUCTION}
        await until(lambda: seen <= {row.clock.kind for row in page.model.rows}, "都在看板上")
        step.saw("叫应和批示都在时限看板上", True)
