# ruff: noqa: D102 - Qt's overrides are described by Qt
"""S9 值班日志: what happened in this shift, line by line, and whether the record is whole."""

from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.commands import log_commands
from console.commands.executor import Result
from console.contract.attachment import ENDINGS, KIND
from console.domain.duty import LogEntry
from console.models.futures import when_done
from console.models.log_category_words import category_word
from console.models.log_lines import LogLine
from console.models.subject import Subject
from console.screens.common.page_shortcuts import bind_shortcuts
from console.screens.common.searched import searched
from console.screens.common.words import refusal_words
from console.screens.log.chain_words import breaks_in_words, countersigned_words, starts_at_first
from console.screens.log.log_rows import (
    arranged,
    categories,
    is_wanted,
    lateness,
    log_columns,
    log_row,
)
from console.screens.log.parts import LogParts
from console.screens.log.write_line import WriteLine
from widgets.common.base import Painted
from widgets.common.empty_note import EmptyNote
from widgets.common.pane import Pane
from widgets.common.runs_label import RunsLabel
from widgets.common.segmented import Segment, Segmented
from widgets.common.text import Run, chip_run
from widgets.common.theme import Ink, Step
from widgets.forms.combo import Choice, Combo
from widgets.forms.search_box import SearchBox
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow

LOG, HANDOVER, ROSTER = "log", "handover", "roster"
ALL = ""


def _t(source: str) -> str:
    return QCoreApplication.translate("log", source)


class LogPage(Painted):
    """The log with its filter; the tabs beside it say honestly that they are not there yet.

    Args:
        parts: everything it is built from. Its command is added to `parts.commands`.

    Signals:
        shown_requested: somebody wants to write a line from another page; bring this one up.
        said: something was done; in passing.
        refused: something was refused, and why.
        files_requested: references of a line whose files somebody wants to see.
    """

    shown_requested = Signal()
    said = Signal(str)
    refused = Signal(str)
    files_requested = Signal(list)

    def __init__(self, parts: LogParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        theme = parts.theme
        tabs = [
            Segment(LOG, _t("Duty log")),
            Segment(HANDOVER, _t("Handover")),
            Segment(ROSTER, _t("Roster")),
        ]
        self.tabs = Segmented(theme, tabs, LOG, name=_t("Shown here"))
        self.counts = RunsLabel(theme, height=32)
        self.category = Combo(
            theme, [Choice(ALL, _t("All categories"))], width=128, name=_t("Category")
        )
        self.search = SearchBox(theme, _t("Filter the log"), width=224)
        self.chain = RunsLabel(theme, height=48)
        self.model: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, log_columns(), 40)
        self.table.set_model(self.model)
        self.table.setAccessibleName(_t("Duty log"))
        self._empty = EmptyNote(theme, self.table, theme.size.column_head)
        self.write = WriteLine(theme)
        self._stack = QStackedWidget()
        self._last_shown = ""
        self._is_outdated = True
        self._build()
        self._connect()
        parts.commands.add(log_commands.WRITE, self.begin_line)
        parts.commands.add(log_commands.ATTACH, self.choose_file)
        parts.commands.add(log_commands.OPEN_FILE, self.open_files)
        bind_shortcuts(self, parts.commands, [log_commands.OPEN_FILE.id])

    def _build(self) -> None:
        theme = self.theme
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 16, 16, 16)
        bar.setSpacing(24)
        bar.addWidget(self.tabs)
        bar.addWidget(self.counts, 1)
        filters = QHBoxLayout()
        filters.setContentsMargins(16, 0, 16, 0)
        filters.setSpacing(8)
        filters.addWidget(self.category)
        filters.addWidget(self.search)
        filters.addSpacing(16)
        filters.addWidget(self.chain, 1)
        log = Pane(theme.panel)
        log.column.addLayout(filters)
        log.column.addWidget(self.table, 1)
        log.column.addWidget(self.write)
        self._stack.addWidget(log)
        for words in (
            _t("Handover is not part of this version: hand over on paper, the log stays complete."),
            _t("The roster is not part of this version."),
        ):
            pane = Pane(theme.panel, (16, 24, 16, 16))
            pane.column.addWidget(RunsLabel(theme, [Run(words, icon="info-circle")], height=32))
            pane.column.addStretch()
            self._stack.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.write)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        self._parts.lines.lines_changed.connect(self._show)
        self.category.chosen.connect(self._show)
        self.search.changed.connect(self._show)
        self.search.changed.connect(self._look_further)
        if self._parts.older is not None:
            self._parts.older.changed.connect(self._show)
        self.table.activated.connect(self.open_files)
        self.search.left.connect(self.table.setFocus)
        self.search.entered.connect(self.table.setFocus)
        self.write.written.connect(self._write)
        self.write.field.edited.connect(self._parts.keep)
        self.show_kept()

    # What the shell asks for

    def begin_line(self) -> None:
        """Put the keyboard into the input line, from anywhere; Ctrl+L."""
        self.shown_requested.emit()
        self.show_tab(LOG)
        self.write.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_kept(self) -> None:
        """Show what whoever sits here now left half written."""
        self.write.field.set_text(self._parts.kept())

    def choose_file(self) -> None:
        """Ask for a file that goes with the words of the input line; Ctrl+Shift+L."""
        self.begin_line()
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        taken = _t("Files ({0})").format(endings)
        dialog = QFileDialog(self, _t("Put a file into the log"), "", taken)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.attach)
        dialog.open()

    def attach(self, path: str) -> None:
        """Record the input line with a file; what is not taken is said, and the words stay."""
        category, words = self.write.category.current, self.write.field.text.strip()
        self._save(words, self._parts.acts.attach(words, Path(path), category=category))

    def open_files(self, _: str = "") -> None:
        """Ask for the files of the line under the cursor; Ctrl+Enter, or Enter in the list."""
        entry = self._current()
        refs = [r for r in entry.refs if r.startswith(f"{KIND}/")] if entry else []
        if refs:
            self.files_requested.emit(refs)
        else:
            self.refused.emit(_t("This line has no file"))

    def subject(self) -> Subject | None:
        """Return the line under the cursor, for a note."""
        entry = self._current()
        return None if entry is None else Subject(entry.text, (f"{LogEntry.KIND}/{entry.id}",))

    def _current(self) -> LogEntry | None:
        """Return the line under the cursor, an older one that was found as well."""
        id = self.table.current_id
        return next((line.entry for line in self._lines() if line.entry.id == id), None)

    def show_tab(self, tab: str) -> None:
        """Show the log, or what stands in place of handover and roster."""
        self.tabs.set_current(tab)
        self._stack.setCurrentIndex((LOG, HANDOVER, ROSTER).index(tab))

    @property
    def chain_words(self) -> str:
        """What the page says of the chain."""
        return self.chain.accessibleName()

    # Writing

    def _write(self, category: str, words: str) -> None:
        self._save(words, self._parts.acts.write(words, category=category))

    def _save(self, words: str, saved: Future[Result]) -> None:
        self.write.hold()
        when_done(saved, self, partial(self._written, words), self._failed)

    def _failed(self, error: BaseException) -> None:
        self.write.go_on(is_saved=False)
        raise error

    def _written(self, words: str, result: Result) -> None:
        is_same = self.write.field.text.strip() == words  # nobody else sits here meanwhile
        self.write.go_on(result.is_saved and is_same)
        if result.is_saved:
            if is_same:
                self._parts.keep("")
            self.said.emit(_t("Recorded in the duty log"))
        else:
            self.refused.emit(_t("Not recorded: {0}").format(refusal_words(result)))

    # Showing

    def _show(self, _: object = None) -> None:
        """Show the lines; a page that nobody sees does it when it is seen."""
        self._is_outdated = not self.isVisible()
        if self._is_outdated:
            return
        lines = self._lines()
        choices = [Choice(ALL, _t("All categories"))]
        choices += [Choice(name, category_word(name)) for name in categories(lines)]
        self.category.set_choices(choices)
        wanted, words = self.category.current, searched(self.search).strip()
        shown = [line for line in arranged(lines) if is_wanted(line, wanted, words)]
        parts = self._parts
        is_at_end = not self._last_shown or self.table.current_id in ("", self._last_shown)
        self.model.set_rows([log_row(line, parts.name_of, parts.seat_name) for line in shown])
        self._empty.say(*(("", "") if shown else self._empty_words(bool(lines))))
        self._show_counts()
        self._show_chain()
        self._last_shown = shown[-1].entry.id if shown else ""
        if is_at_end and self._last_shown:
            self.table.set_current(self._last_shown)

    def _lines(self) -> Sequence[LogLine]:
        """Return the lines of the page, with older ones before them that have the words."""
        lines, older = self._parts.lines.lines, self._parts.older
        if older is None or not older.lines:
            return lines
        known = {line.entry.id for line in lines}
        return [*(line for line in older.lines if line.entry.id not in known), *lines]

    def _look_further(self, _: object = None) -> None:
        """Ask the whole store for what is searched; what is found comes into the page by itself."""
        if self._parts.older is not None:
            self._parts.older.look("" if self.search.is_composing else self.search.text.strip())

    def _show_counts(self) -> None:
        lines = self._parts.lines.lines
        runs: list[Run] = []
        for word, count in (
            (_t("Lines"), len(lines)),
            (_t("Late"), sum(1 for line in lines if lateness(line.entry))),
            (_t("Amendments"), sum(1 for line in lines if line.entry.amends)),
            (_t("Unanswered"), sum(1 for line in lines if line.is_pending)),
        ):
            runs.append(Run(word, step=Step.BODY, gap=32))
            runs.append(Run(str(count), Ink.TEXT, bold=True, gap=8))
        self.counts.set_runs([], runs)

    def _show_chain(self) -> None:
        parts = self._parts
        broken = breaks_in_words(parts.lines, parts.seat_name)
        if not broken:
            is_whole = starts_at_first(parts.lines.lines)
            whole = _t("The log chain of this shift is whole")
            part = _t("Older lines are not on this page; the chain is not judged as a whole")
            run = Run(whole, icon="check", step=Step.SMALL) if is_whole else Run(part)
            signed = Run(countersigned_words(parts.lines), step=Step.SMALL, gap=16)
            self.chain.set_runs([], [run, signed] if signed.text else [run])
            return
        chip = chip_run(_t("Log chain broken"), "exclamation-circle")
        rest = _t("; ").join(broken[:3])
        self.chain.set_runs([], [chip, Run(rest, Ink.TEXT, step=Step.SMALL, gap=8)])

    @staticmethod
    def _empty_words(has_lines: bool) -> tuple[str, str]:
        if has_lines:
            return _t("Nothing fits the filter"), _t("Empty the filter, or take all categories")
        return _t("No entry yet"), _t(
            "Write the first one below; signing, sending and other acts add theirs"
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_outdated:
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(1856, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)
