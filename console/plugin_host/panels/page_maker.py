# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Makes a page by keys and mouse: its parts at the left, the page itself, alive, at the right."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.models.futures import when_done
from console.plugin_api.fault import PluginFaultsError
from console.plugin_api.page import Page
from console.plugin_host.pages.plugin_page import PluginPage
from console.plugin_host.pages.ports import Ports, said
from console.plugin_host.panels.part_rows import part_columns, part_rows
from console.plugin_host.sheets import page_draft as draft
from console.runtime.hall_time import hall_time
from console.shell.link_words import is_chinese
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.flow_line import FlowLine
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import SCOPE, key_words
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel
from widgets.forms.combo import Choice, Combo
from widgets.forms.field import Field
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow

WIDTH, HEIGHT, LEFT = 1720, 800, 400
_CHOICE, _SHARE = 192, 3
"""On a narrow window the parts have one in so many of the width, the page the others."""
PAGE = "page_maker"
DraftStep = Callable[[Page, draft.Spot], tuple[Page, draft.Spot]]
Save = Callable[[Page], "Future[None]"]


def _t(source: str) -> str:
    return QCoreApplication.translate("page_maker", source)


@dataclass(frozen=True, slots=True)
class _Act:
    """One thing that can be done with the part under the cursor."""

    words: str
    key: str
    step: DraftStep


def _acts() -> list[_Act]:
    return [
        _Act(_t("Up"), "Ctrl+Up", lambda page, spot: draft.moved(page, spot, -1)),
        _Act(_t("Down"), "Ctrl+Down", lambda page, spot: draft.moved(page, spot, 1)),
        _Act(_t("Left"), "Ctrl+Left", lambda page, spot: draft.shifted(page, spot, -1)),
        _Act(_t("Right"), "Ctrl+Right", lambda page, spot: draft.shifted(page, spot, 1)),
        _Act(_t("Narrower"), "Ctrl+-", lambda page, spot: draft.widened(page, spot, -1)),
        _Act(_t("Wider"), "Ctrl+=", lambda page, spot: draft.widened(page, spot, 1)),
        _Act(_t("Take out"), "Delete", draft.removed),
    ]


class PageMaker(Overlay):
    """One page at a time; nothing is written before it is saved.

    Args:
        theme: the look.
        window: what it lies over.

    Signals:
        saved: the page, as it was written.
    """

    saved = Signal(object)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self.setProperty(SCOPE, PAGE)
        self.page: Page | None = None
        self._written: Page | None = None
        self._ports: Ports | None = None
        self._save: Save | None = None
        self._offers: list[draft.Offer] = []
        self._was_warned = False
        self._keys: dict[QKeySequence, Callable[..., None]] = {}
        self.shown: PluginPage | None = None
        self._head = RunsLabel(theme, height=40)
        self.rows: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, part_columns(), 56)
        self.table.setAccessibleName(_t("Parts of the page"))
        self.table.set_model(self.rows)
        self.choice = Combo(theme, [], width=_CHOICE, height=40, name=_t("Part to add"))
        self.title = Field(theme, _t("Title"), _t("None: no head"))
        self.says = WordLabel(theme)
        self._side = QWidget()
        self._right = QVBoxLayout()
        self._build()
        self.table.current_changed.connect(lambda _: self._show_title())
        self.title.edited.connect(self._retitle)

    def _build(self) -> None:
        left = QVBoxLayout(self._side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self.table, 1)
        adding = QHBoxLayout()
        adding.addWidget(self.choice, 1)
        adding.addWidget(self._button(_t("Add"), "Ctrl+N", self.add))
        left.addLayout(adding)
        left.addWidget(self.title)
        holder = QWidget()
        columns = QHBoxLayout(holder)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        columns.addWidget(self._side)
        columns.addLayout(self._right, 1)
        self.let_shrink(holder, HEIGHT, grows=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 16)
        box.setSpacing(8)
        box.addWidget(self._head)
        box.addWidget(holder)
        box.addLayout(self._buttons())
        box.addWidget(self.says)

    def _buttons(self) -> FlowLine:
        line = FlowLine()
        for act in _acts():
            button = self._button(act.words, act.key, lambda _=False, each=act: self._do(each.step))
            line.addWidget(button)
        line.addWidget(self._button(_t("Save"), "Ctrl+S", self.save, ButtonKind.PRIMARY))
        return line

    def _button(
        self, words: str, key: str, run: Callable[..., None], kind: ButtonKind = ButtonKind.NORMAL
    ) -> KeyButton:
        """Return a button and let its key do the same while the panel has the keyboard."""
        button = KeyButton(self.theme, words, key_words(key), kind=kind)
        button.clicked.connect(run)
        self._keys[QKeySequence(key)] = run
        return button

    def open_with(self, page: Page, ports: Ports, save: Save) -> None:
        """Begin with a page.

        Args:
            page: as it is.
            ports: of its plugin.
            save: writes it; fails with `PluginFaultsError`.
        """
        self.page, self._written, self._ports, self._save = page, page, ports, save
        self._offers = draft.offers(ports.manifest)
        words = [Choice(str(at), said(each.name)) for at, each in enumerate(self._offers)]
        self.choice.set_choices(words)
        self.says.say("", Ink.TEXT2)
        self._was_warned = False
        self.open_over()
        self._take(page, (0, 0))
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def spot(self) -> draft.Spot:
        """Where the cursor stands."""
        row, _, at = (self.table.current_id or "0.0").partition(".")
        return int(row), int(at)

    @property
    def is_changed(self) -> bool:
        """Whether something is not saved."""
        return self.page != self._written

    def add(self) -> None:
        """Put the chosen part below the one under the cursor."""
        part = self._offers[int(self.choice.current or 0)].part
        self._do(lambda page, spot: draft.added(page, part, spot))

    def save(self) -> None:
        """Write the page, or say why it cannot be."""
        if self.page is None or self._save is None:
            return
        page = self.page
        when_done(self._save(page), self, lambda _: self._was_saved(page), self._refuse)

    def _was_saved(self, page: Page) -> None:
        assert self._ports is not None
        self._written = page
        self.says.say(_t("Saved at {0}").format(hall_time(self._ports.now())), Ink.TEXT2)
        self._say_head()
        self.saved.emit(page)

    def _refuse(self, error: BaseException) -> None:
        faults = error.faults if isinstance(error, PluginFaultsError) else ()
        words = faults[0].said(not is_chinese()) if faults else str(error)
        self.says.say(_t("Not saved: {0}").format(words), Ink.TEXT)

    def _do(self, step: DraftStep) -> None:
        if self.page is None:
            return
        try:
            page, spot = step(self.page, self.spot)
        except draft.DraftRefusedError as error:
            self.says.say(said(error.words), Ink.TEXT)
            return
        self.says.say("", Ink.TEXT2)
        self._was_warned = False
        self._take(page, spot)

    def _retitle(self, title: str) -> None:
        self._do(lambda page, spot: draft.titled(page, spot, title))

    def _take(self, page: Page, spot: draft.Spot) -> None:
        self.page = page
        self.rows.set_rows(part_rows(page))
        self.table.set_current(f"{spot[0]}.{spot[1]}")
        self._show_title()
        self._say_head()
        self._show_page(page)

    def _show_title(self) -> None:
        if self.page is not None and not self.title.field.edit.hasFocus():
            self.title.set_text(said(draft.part_at(self.page, self.spot).title))

    def _say_head(self) -> None:
        if self.page is None:
            return
        runs = [Run(_t("Make a page"), Ink.TEXT, bold=True, step=Step.TITLE)]
        runs.append(Run(said(self.page.name), gap=16))
        if self.is_changed:
            runs.append(Run(_t("not saved"), Ink.TEXT, gap=16))
        self._head.set_runs(runs, way_out(_t("Leave")))

    def _show_page(self, page: Page) -> None:
        assert self._ports is not None
        self._drop()
        self.shown = PluginPage(page, self._ports)
        self._right.addWidget(self.shown)
        self.setTabOrder(self.title.field.edit, self.shown)  # as one reads

    def _drop(self) -> None:
        if self.shown is not None:
            self.shown.stop()
            self._right.removeWidget(self.shown)
            self.shown.hide()
            self.shown.deleteLater()
            self.shown = None

    def put_away(self) -> None:
        """Close; what is not saved is said first, and given up at the second time."""
        if self.is_changed and not self._was_warned:
            self._was_warned = True
            self.says.say(_t("Not saved; Esc once more leaves without it"), Ink.TEXT)
            return
        super().put_away()
        self._drop()

    # Qt

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key is for; return whether it is for anything."""
        run = self._keys.get(QKeySequence(event.keyCombination()))
        if run is not None:
            run()
        return run is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(min(self.theme.grown(LEFT), self.width() // _SHARE))
