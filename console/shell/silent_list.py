"""没有画面的点位: since when, the last frame, why; from here a repair is ordered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from console.commands import video_commands as commands
from console.commands.registry import CommandTable
from console.domain.camera import Camera
from console.models.subject import Subject
from console.runtime.hall_time import hall_minute, hall_time
from console.shell.length_words import length_words
from console.shell.table_panel import TablePanel
from console.shell.way_out import way_out
from console.video.states import Reason
from console.video.words import reason_text, recorded_reason
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain, two_lines

WIDTH = 960


def _t(source: str) -> str:
    return QCoreApplication.translate("silent", source)


@dataclass(frozen=True, slots=True)
class SilentRow:
    """A camera without a new picture.

    Attributes:
        camera: of the directory.
        last: time of its last frame; empty where this seat has seen none.
        since: since when none comes.
        length: for how long that is known, seconds.
        looked: when it was last looked at.
        why: none comes.
    """

    camera: Camera
    last: str
    since: datetime
    length: float
    looked: datetime
    why: Reason


class SilentList(TablePanel):
    """A table; keys act on the row under the cursor.

    Args:
        theme: the theme.
        rows: returns the cameras, the longest silent first.
        after: seconds from which one is listed.
        table: has its commands.
        window: what it lies over.

    Signals:
        repair_wanted: a SilentRow for which a repair is to be ordered.
    """

    repair_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        rows: Callable[[], Sequence[SilentRow]],
        after: int,
        table: CommandTable,
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, WIDTH, _columns(), _t("Cameras without a picture"))
        self._rows_now, self._after = rows, after
        self._listed: dict[str, SilentRow] = {}
        told = _t("Every camera that was looked at has a picture")
        self._empty.set_runs([Run(told, icon="circle-check")])
        self._offer(table, commands.SILENT_PAGE, commands.OF_SILENT, commands.OF_SILENT)

    def refresh(self) -> None:
        """Say everything anew."""
        found = self._rows_now()
        self._listed = {each.camera.id: each for each in found}
        title = Run(_t("Cameras without a picture"), Ink.TEXT, bold=True, step=Step.TITLE)
        rule = _t("no new picture for more than {0} s, while this seat looked").format(self._after)
        counted = Run(str(len(found)), Ink.TEXT, bold=True, gap=16)
        self._head.set_runs([title, counted, Run(rule, gap=16)], way_out(gap=16))
        self._show_rows([_row(each) for each in found])

    def subject(self) -> Subject | None:
        """Return the camera under the cursor, for a note."""
        row = self._listed.get(self.table.current_id)
        if row is None:
            return None
        return Subject(row.camera.name, (f"{row.camera.KIND}/{row.camera.id}",))

    def repair(self) -> None:
        """Order a repair of the camera under the cursor."""
        row = self._listed.get(self.table.current_id)
        if row is not None:
            self.repair_wanted.emit(row)


def repair_title(row: SilentRow) -> str:
    """Return what the order is called: the same for one camera, so that it is one."""
    return f"{row.camera.name} 没有画面，报修"


def repair_text(row: SilentRow, is_sent: bool = True) -> str:
    """Return the request; in Chinese, as the hall's records are."""
    head = "报修申请" if is_sent else "报修申请（待派）"
    camera = row.camera
    number = f"（编号 {camera.number}）" if camera.number else ""
    last = f"末帧 {row.last}" if row.last else "本席未见过画面"
    told = recorded_reason(row.why)
    why = f"，原因：{told}" if told else ""
    return (
        f"{head}：{camera.place.town}{camera.name}{number}自 {hall_time(row.since)} 起没有新画面，"
        f"{last}{why}。请检查设备、供电和网络，回告结果。"
    )


def _columns() -> list[TableColumn]:
    return [
        TableColumn(_t("Camera"), 328, stretches=True, gives=True),
        TableColumn(_t("Last frame"), 112),
        TableColumn(_t("No new one since"), 168),
        TableColumn(_t("Looked at"), 104),
        TableColumn(_t("Why"), 248),
    ]


def _row(row: SilentRow) -> TableRow:
    camera = row.camera
    where = "·".join(part for part in (camera.town, camera.number) if part)
    since = hall_time(row.since)
    cells: tuple[Cell, ...] = (
        two_lines(camera.name, where),
        plain(row.last or "—", Ink.TEXT),
        two_lines(since, length_words(timedelta(seconds=row.length))),
        plain(hall_minute(row.looked)),
        plain(reason_text(row.why) or "—"),
    )
    return TableRow(camera.id, cells)
