"""误报较多的设备: what errs often, how often and why; from here a work request is prepared."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from console.commands import device_commands as commands
from console.commands.registry import CommandTable
from console.models.device_book import Device
from console.models.device_words import share_words, shown
from console.models.subject import Subject
from console.shell.table_panel import TablePanel
from console.shell.way_out import way_out
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain, two_lines

WIDTH = 960


def _t(source: str) -> str:
    return QCoreApplication.translate("devices", source)


class DeviceList(TablePanel):
    """A table; keys act on the row under the cursor.

    Args:
        theme: the theme.
        devices: returns what errs often, the worst first.
        rule: says what that means here.
        table: its commands are added to it.
        window: what it lies over.

    Signals:
        request_wanted: a Device for which a work request is to be prepared.
        alert_wanted: id of the newest alert of a device.
    """

    request_wanted = Signal(object)
    alert_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        devices: Callable[[], Sequence[Device]],
        rule: str,
        table: CommandTable,
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, WIDTH, _columns(), _t("Devices that err often"))
        self._devices, self._rule = devices, rule
        self._shown: dict[str, Device] = {}
        self._empty.set_runs([Run(_t("No device errs often"), icon="circle-check")])
        table.add(commands.REQUEST, self.request)
        table.add(commands.SHOW, self.show_alert)
        on_row = (commands.REQUEST, commands.TAKE_BACK)
        self._offer(table, commands.PAGE, commands.OF_LIST, on_row)
        self.table.activated.connect(lambda _: self.show_alert())

    def refresh(self) -> None:
        """Count anew."""
        found = self._devices()
        self._shown = {each.tally.id: each for each in found}
        title = Run(_t("Devices that err often"), Ink.TEXT, bold=True, step=Step.TITLE)
        self._head.set_runs([title, Run(self._rule, gap=16)], way_out(gap=16))
        self._show_rows([_row(each) for each in found])

    def subject(self) -> Subject | None:
        """Return the device under the cursor, for a note."""
        chosen = self._shown.get(self.table.current_id)
        if chosen is None:
            return None
        tally = chosen.tally
        record = f"camera/{tally.camera}" if tally.camera else f"{tally.KIND}/{tally.id}"
        return Subject(chosen.name or tally.name, (record,))

    def request(self) -> None:
        """Prepare a work request for the device under the cursor."""
        chosen = self._shown.get(self.table.current_id)
        if chosen is not None:
            self.request_wanted.emit(chosen)

    def show_alert(self) -> None:
        """Go to the newest alert of the device under the cursor."""
        chosen = self._shown.get(self.table.current_id)
        if chosen is not None:
            self.put_away()
            self.alert_wanted.emit(chosen.tally.newest)


def _columns() -> list[TableColumn]:
    return [
        TableColumn(_t("Device"), 360, stretches=True, gives=True),
        TableColumn(_t("Found"), 96, is_right=True),
        TableColumn(_t("True"), 96, is_right=True),
        TableColumn(_t("Not true"), 96, is_right=True),
        TableColumn(_t("Of judged"), 120, is_right=True),
        TableColumn(_t("Mostly"), 152),
    ]


def _row(device: Device) -> TableRow:
    tally, rate = device.tally, device.rate
    where = "·".join(part for part in (tally.town, tally.source) if part)
    cells: tuple[Cell, ...] = (
        two_lines(device.name or tally.name, where),
        plain(str(rate.finds)),
        plain(str(rate.true)),
        plain(str(rate.false), Ink.TEXT, bold=True),
        plain(share_words(rate), Ink.TEXT, bold=True),
        plain(shown(rate.why) or "—"),
    )
    return TableRow(tally.id, cells)
