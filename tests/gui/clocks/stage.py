"""The board of clocks over a real store, filled by hand."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLayout

from console.commands.executor import Result
from console.commands.mode_commands import ModeActs
from console.commands.report_commands import ReportActs
from console.domain.entity import decode
from console.domain.hall_mode import HALL, HallMode
from console.domain.incident import EventLevel, Incident
from console.domain.incident_reports import Reported, ReportSort
from console.domain.instruction import Instruction
from console.domain.limits import Limit, LimitKind
from console.domain.order_figures import FigureKind, Period
from console.domain.playbook import StepLimit
from console.domain.work_order import State, WorkOrder
from console.hub.calendar.words import read_file
from console.models.clock_source import ClockSource
from console.models.hall_clocks import HallClocks
from console.models.mode_clocks import cadence_of
from console.models.order_assessment import Counted, count_orders
from console.models.running_clock import RunningClock
from console.runtime.clock import CHINA
from console.screens.clocks.board_page import ClockBoard
from console.screens.clocks.board_rows import table_row
from console.screens.clocks.parts import ClockParts, Exporting
from console.settings.limit_profile import load_limits
from offline_cache.lanes import InlineLane
from resources import path
from tests.gui.duty import directory, evening, hard_evening
from tests.gui.duty.room import PROFILE, SEAT, SEAT_NAME, Room
from widgets.common.theme import Theme

NOW = evening.NOW
SOURCES = {
    "sign": "演示值：工单 60 分钟内签收，由本地设定",
    "contact": "12345 先行联系：受理后 1 个工作日（街道公开办事口径，2022；本地未核实）",
    "supervise": "12345 督办或复核 3 个工作日（街道公开办事口径，2019；本地未核实）",
}
OTHER = "演示值：其他来源，由本地派单字典设定"
SOURCE = "12345 求助投诉 5 个工作日（街道公开办事口径，2019、2022；本地未核实）"


def limit(what: str, age: timedelta, amount: int, kind: str = "working_days") -> Limit:
    """Return a clock that started so long ago."""
    source = SOURCES.get(what, SOURCE if amount == 5 else OTHER)
    return Limit(
        what,
        NOW - age,
        LimitKind(kind),
        amount,
        source,
        cause="register",
        by="林岚",
        op="OP1",
    )


def order(number: int, *limits: Limit, title: str = "市民反映沿江路路灯不亮") -> WorkOrder:
    """Return an open work order with clocks."""
    made = NOW - timedelta(days=3)
    return WorkOrder(
        f"W{number:04}", f"01-{number:04}", title, made, "hotline", State.HANDLING, limits=limits
    )


def matter(id: str = "I1", **more: object) -> Incident:
    """Return an open matter."""
    opened = NOW - timedelta(minutes=17, seconds=20)
    told = Incident(id, "映川街道工地围挡倒塌", opened, "p1", "林岚", SEAT)
    return replace(told, **more)


def instruction() -> Instruction:
    """Return one that waits for its first feedback."""
    at = NOW - timedelta(minutes=20)
    return Instruction(
        "N1", "未应答的两个镇 10 分钟内叫通", at, at, from_name="周砚", post="带班领导",
        limit=StepLimit("minutes", 30, "带班领导口头限定"),
    )  # fmt: skip


class ClockStage:
    """A room with the board."""

    def __init__(self, folder: Path, theme: Theme, size: QSize) -> None:
        self._is_closed = False
        self.room = room = Room(folder, theme)
        room.clock.moment = NOW
        self.asked: list[RunningClock] = []
        self.saved: dict[str, dict[str, bytes]] = {}
        self.logged: list[str] = []
        self.said: list[str] = []
        self.is_cut_off = False
        self.source = ClockSource(
            room.cache, room.feed, InlineLane(), load_limits(), room.clock.now, CHINA
        )
        self.clocks = HallClocks(PROFILE, room.queue.alert, self.source)
        room.queue.alerts_changed.connect(self.clocks.touch)
        room.queue.modelReset.connect(self._reload)
        self.page = ClockBoard(
            ClockParts(
                theme, room.clock, self.clocks, room.commands, lambda clock: "演示值：值班室惯例",
                SEAT, lambda seat: SEAT_NAME if seat == SEAT else seat,
                Exporting(self._count, self._save, self.logged.append,
                          {FigureKind.STATION: (0.85, "区级城运方案")}, lambda: self.is_cut_off),
                ReportActs(room.executor), self._cadence,
            )
        )  # fmt: skip
        self.page.record_requested.connect(self.asked.append)
        for signal in (self.page.said, self.page.refused):
            signal.connect(self.said.append)
        layout = self.page.layout()
        assert layout is not None
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.page.resize(size)
        self.page.show()
        self.load()

    def _cadence(self, value: str, to: str, note: str) -> "Future[Result] | None":
        row = self.room.cache.get(HallMode.KIND, HALL)
        found = None if row is None else cadence_of(decode(HallMode, row.body), value)
        return (
            None if found is None else ModeActs(self.room.executor, {}).reported(*found, to, note)
        )

    def _count(self, period: Period) -> "Future[Counted]":
        now, hours = self.room.clock.now(), load_limits().hours
        return InlineLane().submit(lambda: count_orders(self.room.cache, period, hours, now))

    def _save(self, name: str, files: Mapping[str, bytes]) -> "Future[Path]":
        self.saved[name] = dict(files)
        return InlineLane().submit(lambda: Path("/home/demo") / name)

    def _reload(self) -> None:
        self.clocks.reload(self.room.queue.alerts())

    def load(self) -> None:
        """Read everything."""
        self.room.load()
        self.source.load()
        self.settle()
        self.page.begin()

    def put(self, *entities: object) -> None:
        """Let the hub say these, and let the page hear it."""
        self.room.put(*entities)
        QApplication.processEvents()
        self.room.feed._deliver()
        self.settle()

    def at(self, moment: datetime) -> None:
        """Let time go on to a moment."""
        self.room.clock.jump((moment - self.room.clock.now()).total_seconds())
        self.settle()

    def settle(self) -> None:
        """Let everything be shown that is to be, without a wait."""
        QApplication.processEvents()
        self.clocks.look(self.room.clock.now())
        while self.clocks.is_behind:
            self.clocks.look(self.room.clock.now())
        self.page.refresh()
        QApplication.processEvents()

    def export(self, command: str) -> None:
        """Press a key of the export and let it come to its end."""
        self.room.commands.run(command)
        for _ in range(100):
            QApplication.processEvents()
            if self.logged:
                return

    def words(self) -> list[list[str]]:
        """Return what the rows say, from the first column on."""
        now = self.room.clock.now()
        return [[c.words for c in table_row(row, now).cells] for row in self.page.model.rows]

    def close(self) -> None:
        """Take it down, once."""
        if self._is_closed:
            return
        self._is_closed = True
        self.page.hide()
        self.page.deleteLater()
        self.room.close()


def orders() -> list[WorkOrder]:
    """Return orders in every way a clock can stand."""
    day = timedelta(days=1)
    parked = limit("close", 2 * day, 5).paused(NOW - day, "park")
    granted = limit("close", 4 * day, 1).extended(5, NOW - day, "周岚 值班长", "配件未到")
    return [
        order(1, limit("sign", timedelta(minutes=52), 60, "minutes"), limit("close", day, 5)),
        order(2, limit("contact", 3 * day, 1), title="市民投诉渣土车夜间施工扰民"),
        order(3, parked, title="滨水步道灯箱松动，待开挖"),
        order(4, granted, title="小区电梯运行异常，无人被困"),
        order(5, limit("supervise", 2 * day, 3), title="地下车库进水（督办）"),
        order(6, limit("close", day, 16, "working_hours"), title="窨井盖缺失，已放警示牌"),
        order(7, limit("close", day, 130), title="道路翻修，跨年"),
    ]


def normal(stage: ClockStage) -> None:
    stage.put(*read_file(path("demo/calendar.toml")))
    stage.put(*directory.reference(), *directory.feeds(), *evening.normal())
    reported = Reported(ReportSort.PHONE, NOW - timedelta(minutes=5), "市值班室", "林岚")
    graded = matter("I2", title="联禾河北岸堤脚渗水", level=EventLevel.LARGER, reports=(reported,))
    stage.put(*orders(), matter(), graded, instruction())
    stage.load()
    stage.page.setFocus()


def storm(stage: ClockStage) -> None:
    stage.put(*directory.reference(), *directory.feeds(("视频",)), *hard_evening.storm())
    many = [
        order(
            n,
            limit("sign", timedelta(minutes=n % 90), 60, "minutes"),
            limit("close", timedelta(hours=n), 5),
        )
        for n in range(10, 260)
    ]
    stage.put(*many, *orders(), matter(), instruction())
    stage.load()


def offline(stage: ClockStage) -> None:
    stage.put(
        *directory.reference(), *hard_evening.offline_rows(), *orders(), matter(), instruction()
    )
    stage.load()
    then = NOW - timedelta(seconds=252)
    stage.room.link.update_view(state="offline", since=then, data_as_of=then)
    stage.room.commands.run("clocks.group")
    stage.settle()


def empty(stage: ClockStage) -> None:
    stage.load()


Fill = Callable[[ClockStage], None]
