"""The list of instructions over a staged seat: real store and acts; no hub, no threads."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtWidgets import QApplication, QWidget

from console.commands import instruction_commands as own
from console.commands.executor import Result
from console.commands.instruction_commands import Given, InstructionActs
from console.commands.order_commands import NumberSource
from console.domain.entity import encode
from console.domain.instruction import (
    Feedback,
    Instruction,
    InstructionState,
    Medium,
    ReadBack,
    Target,
    Urge,
)
from console.domain.playbook import StepLimit
from console.models.instruction_book import InstructionBook
from console.runtime.clock import CHINA, ManualClock
from console.shell.half_forms import HalfForms
from console.shell.instruction_panel import InstructionPanel
from offline_cache.lanes import InlineLane
from tests.gui.deploy.hall_stage import HallStage
from widgets.common.theme import Theme

NOW = datetime(2026, 7, 9, 20, 44, 12, tzinfo=CHINA)
LIMIT = StepLimit("minutes", 20, "带班领导限定")


def called() -> Instruction:
    """What the leader on duty said at 20:24: two towns are to be reached in ten minutes."""
    at = NOW - timedelta(minutes=20)
    return Instruction(
        "N-1", "未应答的两个镇 10 分钟内叫通，叫不通的派人上门。", at, at, "01-0007",
        from_name="陆闻舟", post="带班领导", read_back=ReadBack("林岚", "陆闻舟"),
        targets=(Target("", "芦汀镇", at, "林岚", "值班员 沈桐", at), Target("", "菱渡镇", at)),
        limit=StepLimit("minutes", 10, "带班领导限定"), state=InstructionState.CONVEYED,
        urges=(Urge(NOW - timedelta(minutes=5), "请即上门", "菱渡镇"),),
    )  # fmt: skip


def families() -> Instruction:
    at = NOW - timedelta(minutes=9)
    return Instruction(
        "N-2", "伤员家属专人对接，30 分钟内报对接人。", at, at, "01-0009", from_name="陆闻舟",
        post="带班领导", read_back=ReadBack("林岚", "陆闻舟"), state=InstructionState.FEEDBACK,
        targets=(Target("", "映川街道", at, "林岚", "何汀", at),), limit=LIMIT,
        feedbacks=(Feedback(NOW - timedelta(minutes=2), "对接人已到医院", "映川街道"),),
    )  # fmt: skip


def stopped() -> Instruction:
    at = NOW - timedelta(minutes=16)
    return Instruction(
        "N-3", "全区在建工地今晚停止室外作业，逐一检查围挡。", at, at, "01-0008",
        from_name="周砚", post="副区长", medium=Medium.PAPER, state=InstructionState.CLOSED,
        targets=(Target("", "区建管委", at, "林岚", "", at),), result="已全部停工",
    )  # fmt: skip


class InstructionStage(HallStage):
    """A seat with the panel over an empty window."""

    def __init__(self, folder: Path, theme: Theme, size: QSize | None = None) -> None:
        super().__init__(folder, theme, ManualClock(NOW))
        self.window = QWidget()
        self.window.resize(size or QSize(1920, 1080))
        self.said: list[str] = []
        self.half: dict[str, dict[str, str]] = {}
        self.results: list[Result] = []
        lane = InlineLane()
        self.book = InstructionBook(self.cache, self.feed, lane)
        self.commands.announce(own.OF_LIST, lambda: None)
        numbers = NumberSource("01", 9, lambda last: None)
        acts = InstructionActs(self.executor, numbers, lambda name: "")
        self.panel = InstructionPanel(
            theme, self.book, acts, self.clock.now, self.commands, lambda: ("E-1", ""),
            self.window, HalfForms(lambda form: self.half.get(form, {}), self._keep),
        )  # fmt: skip
        self.panel.saving.connect(self._saving)

    def _keep(self, form: str, values: Mapping[str, str]) -> None:
        self.half[form] = dict(values)

    def _saving(self, saved, words: str) -> None:
        self.results.append(saved.result())
        self.said.append(words)

    def given(self, *told: Instruction) -> None:
        self.send((Instruction.KIND, each.id, encode(each)) for each in told)
        self.turn()

    def turn(self) -> None:
        """Let the seat go on until every change was handed on: the feed paces what comes fast."""
        while not self.feed.is_quiet:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for _ in range(4):
            QApplication.processEvents()
            QApplication.sendPostedEvents()

    def show(self) -> None:
        self.window.show()
        self.panel.open()
        self.turn()

    def type(self, **words: str) -> None:
        """Write into the lines that are asked, and send them."""
        for id, word in words.items():
            self.panel.form.fields[id].field.set_text(word)
        next(iter(self.panel.form.fields.values())).entered.emit()
        self.turn()

    def close(self) -> None:
        self.panel.put_away()
        self.panel.put_away()
        self.window.hide()
        self.window.deleteLater()
        super().close()


def normal(stage: InstructionStage) -> None:
    stage.given(called(), families(), stopped())
    stage.show()


def writing(stage: InstructionStage) -> None:
    normal(stage)
    stage.panel.write()
    stage.turn()


def storm(stage: InstructionStage) -> None:
    """More than the list has room for."""
    many = (replace(called(), id=f"M-{n}", number=f"01-{n:04d}") for n in range(30))
    stage.given(*many, families())
    stage.show()


def offline(stage: InstructionStage) -> None:
    """Written down while cut off: it stands, and waits for the hub."""
    stage.show()
    acts, told = stage.panel._acts, called()
    acts.register(Given(told.text, told.from_name, told.post, agreed_by="陆闻舟", minutes=10))
    stage.panel.refresh()
    stage.turn()


def empty(stage: InstructionStage) -> None:
    stage.show()


Fill = Callable[[InstructionStage], None]
