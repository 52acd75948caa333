"""Asking for a file to be taken in: not modal, gone when it is closed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_file(
    parent: QWidget, title: str, folder: Path, pattern: str, chosen: Callable[[Path], object]
) -> None:
    """Open the dialog; `chosen` is called with the file."""
    dialog = QFileDialog(parent, title, str(folder), pattern)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.open()
