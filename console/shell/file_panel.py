# ruff: noqa: D102 - Qt's overrides are described by Qt
"""An attached file: what it is, how it looks, a copy of it; fetched when it is not here."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from console.models.futures import when_done
from console.runtime.workers import run_aside
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from offline_cache.blobs import Blob
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.picture import decoded
from widgets.common.rolled import rolled
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme

_WIDTH, _VIEW = 960, QSize(928, 560)
_MOST_TEXT = 4000


def _t(source: str) -> str:
    return QCoreApplication.translate("file", source)


class Files(Protocol):
    """Where files come from; `console.app.file_desk.FileDesk` fits."""

    def find(self, refs: Sequence[str]) -> "Future[list[Blob]]":
        """Return what is known of the files that a line names."""
        ...

    def is_here(self, blob: Blob) -> bool:
        """Whether its whole content is at this seat."""
        ...

    def fetch(self, blob: Blob, told: Callable[[int], None]) -> "Future[None]":
        """Bring the content here."""
        ...

    def content(self, blob: Blob) -> "Future[bytes]":
        """Return the content of a file that is here."""
        ...

    def save(self, blob: Blob, path: Path) -> "Future[str]":
        """Write a copy."""
        ...


class FilePanel(Overlay):
    """Shows one file at a time; Esc closes, what is being fetched goes on.

    Args:
        theme: the theme.
        files: where they come from.
        window: what it lies over.

    Signals:
        said: a copy was written.
        refused: there is nothing to open, or the copy failed.
    """

    said = Signal(str)
    refused = Signal(str)
    _came = Signal(str, int)

    def __init__(self, theme: Theme, files: Files, window: QWidget) -> None:
        super().__init__(theme, window, _WIDTH)
        self._files = files
        self._found: list[Blob] = []
        self._at = 0
        self._is_whole = False
        self._fetching: set[str] = set()
        self.head = RunsLabel(theme, height=48, padding=16)
        self.state = RunsLabel(theme, height=32, padding=16)
        self.view = QLabel()
        self.view.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view.setWordWrap(True)
        self.view.setFont(theme.font())
        self.view.setTextFormat(Qt.TextFormat.PlainText)
        self._area = rolled(self.view)
        self.let_shrink(self._area, _VIEW.height())
        self._save = KeyButton(theme, _t("Save a copy"), "S")
        self._again = KeyButton(theme, _t("Fetch"), "Enter", ButtonKind.PRIMARY)
        self._next = KeyButton(theme, _t("Next file"), "N")
        self._build()
        self._came.connect(self._progress)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 16)
        box.setSpacing(0)
        for widget in (self.head, self.state):
            box.addWidget(widget)
        box.addWidget(self._area)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 0)
        row.setSpacing(8)
        for button, wish in (
            (self._again, self.fetch),
            (self._save, self.ask_where),
            (self._next, self.show_next),
        ):
            button.clicked.connect(wish)
            row.addWidget(button)
        row.addStretch(1)
        box.addLayout(row)

    def open_refs(self, refs: Sequence[str]) -> None:
        """Open the files that a line names; says so when nothing is known of them."""
        when_done(self._files.find(refs), self, self._open, self._not_found)

    def show_next(self) -> None:
        """Show the next file of the line."""
        if self._found:
            self._at = (self._at + 1) % len(self._found)
            self._show()

    def fetch(self) -> None:
        """Bring the file here, or the rest of it."""
        if self._is_whole or not self._found or self._blob.id in self._fetching:
            return
        blob = self._blob
        self._fetching.add(blob.id)
        self._again.setEnabled(False)  # it is on its way
        self._say(_t("Asking the hub …"))
        fetched = self._files.fetch(blob, partial(self._came.emit, blob.id))
        when_done(fetched, self, lambda _: self._fetched(blob), partial(self._failed, blob))

    def ask_where(self) -> None:
        """Ask where a copy shall go."""
        if not self._is_whole:
            return
        dialog = QFileDialog(self, _t("Save a copy (not encrypted)"), self._blob.name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write a copy there."""
        words = _t("Saved as {0}; the copy is not encrypted")
        saved = self._files.save(self._blob, Path(path))
        when_done(saved, self, lambda where: self.said.emit(words.format(where)), self._not_saved)

    @property
    def words(self) -> str:
        """What the panel says of the file's state."""
        return self.state.accessibleName()

    @property
    def _blob(self) -> Blob:
        return self._found[self._at]

    def _open(self, found: list[Blob]) -> None:
        if not found:
            self.refused.emit(_t("The file of this line is not known here yet"))
            return
        self._found, self._at = found, 0
        self._show()
        self.open_over()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_found(self, error: BaseException) -> None:
        words = _t("Files cannot be opened in this window: {0}")
        self.refused.emit(words.format(getattr(error, "code", error)))

    def _show(self) -> None:
        blob = self._blob
        place = f"{self._at + 1}/{len(self._found)} " if len(self._found) > 1 else ""
        title = Run(f"{place}{blob.name}", Ink.TEXT, bold=True, step=Step.TITLE)
        close = way_out()
        self.setAccessibleName(blob.name)
        self.head.set_runs([title, Run(size_text(blob.size), gap=12)], close)
        self._next.setVisible(len(self._found) > 1)
        self.view.clear()
        self._set_whole(self._files.is_here(blob))
        if self._is_whole:
            self._say(_t("At this seat, encrypted"))
            when_done(self._files.content(blob), self, partial(self._preview, blob))
        else:
            self._say(_t("Not at this seat"))
            self.fetch()

    def _set_whole(self, is_whole: bool) -> None:
        self._is_whole = is_whole
        self._save.setEnabled(is_whole)
        self._again.setVisible(not is_whole)
        self._again.setEnabled(self._blob.id not in self._fetching)

    def _progress(self, id: str, here: int) -> None:
        if self._found and self._blob.id == id and not self._is_whole:
            whole = self._blob.size
            words = _t("Fetching: {0} of {1}")
            self._say(words.format(size_text(here) if here else "0", size_text(whole)))

    def _fetched(self, blob: Blob) -> None:
        self._fetching.discard(blob.id)
        if self._found and self._blob.id == blob.id:
            self._set_whole(True)
            self._say(_t("Fetched; its hash is right"))
            when_done(self._files.content(blob), self, partial(self._preview, blob))

    def _failed(self, blob: Blob, error: BaseException) -> None:
        self._fetching.discard(blob.id)
        if not self._found or self._blob.id != blob.id:
            return
        told = {
            "hash_differs": _t("What came is not what the record says: it was dropped"),
            "not_found": _t("The hub has not got this file"),
            "no_space": _t("The disk is nearly full: it is not fetched"),
        }
        cut = _t("Cut off; what came is kept, Enter goes on from there")
        self._say(told.get(getattr(error, "code", ""), cut))

    def _not_saved(self, error: BaseException) -> None:
        self.refused.emit(_t("The copy could not be written: {0}").format(error))

    def _preview(self, blob: Blob, content: bytes) -> None:
        if not self._found or self._blob.id != blob.id:
            return
        if blob.media_type.startswith("image/"):
            seen = run_aside("picture", lambda: decoded(content, _VIEW))
            when_done(seen, self, partial(self._show_picture, blob))
        elif blob.media_type == "text/plain":
            self.view.setText(content.decode("utf-8", "replace")[:_MOST_TEXT])
        else:
            self.view.setText(_t("No preview of this type; S saves a copy"))

    def _show_picture(self, blob: Blob, image: QImage | None) -> None:
        if not self._found or self._blob.id != blob.id:
            return
        if image is None:
            self.view.setText(_t("This picture cannot be shown; S saves a copy"))
        else:
            self.view.setPixmap(QPixmap.fromImage(image))

    def _say(self, words: str) -> None:
        self.state.set_runs([Run(words)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wishes = {
            Qt.Key.Key_S: self.ask_where,
            Qt.Key.Key_N: self.show_next,
            Qt.Key.Key_Return: self.fetch,
            Qt.Key.Key_Enter: self.fetch,
        }
        wish = wishes.get(Qt.Key(event.key()))
        if wish is not None:
            wish()
        else:
            super().keyPressEvent(event)


def size_text(size: int) -> str:
    """Return a size as a person reads it."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{max(1, round(size / 1000))} KB"
