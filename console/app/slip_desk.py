"""From a slip to paper, or to a PDF where there is no printer; no dialog, nothing waits for it.

A printer's queue may take its time, so each job has a thread of its own.
"""

import re
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from console.screens.deploy.slip import Slip
from console.screens.deploy.slip_paper import paint_slip

T = TypeVar("T")
_DOTS = 300
_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


class NotPrinted(Exception):  # noqa: N818
    """The slip is not on paper; `code` is `no_printer` or `printer_failed`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SlipDesk:
    """Prints slips on the system's default printer.

    Args:
        family: the font with the hanzi.
        folder: where PDFs go; they are not encrypted, so only a person's wish puts one there.
    """

    def __init__(self, family: str, folder: Path) -> None:
        self._family = family
        self._folder = folder

    def print(self, slip: Slip) -> "Future[str]":
        """Print; the result is the printer's name, or NotPrinted."""
        return _apart(lambda: self._print(slip))

    def save(self, slip: Slip) -> "Future[str]":
        """Write a PDF; the result is its path."""
        return _apart(lambda: self._save(slip))

    def _print(self, slip: Slip) -> str:
        try:
            from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
        except ImportError as error:
            raise NotPrinted("no_printer") from error
        info = QPrinterInfo.defaultPrinter()
        if info.isNull():
            raise NotPrinted("no_printer")
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(_name(slip))
        printer.setFullPage(True)
        self._paint(printer, slip)
        if printer.printerState() == QPrinter.PrinterState.Error:
            raise NotPrinted("printer_failed")
        return info.description() or info.printerName()

    def _save(self, slip: Slip) -> str:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{_name(slip)}.pdf"
        writer = QPdfWriter(str(path))
        writer.setResolution(_DOTS)
        writer.setTitle(_name(slip))
        self._paint(writer, slip)
        return str(path)

    def _paint(self, device: QPagedPaintDevice, slip: Slip) -> None:
        a4, none = QPageSize(QPageSize.PageSizeId.A4), QMarginsF(0, 0, 0, 0)
        device.setPageLayout(QPageLayout(a4, QPageLayout.Orientation.Portrait, none))
        painter = QPainter()
        if not painter.begin(device):
            raise NotPrinted("printer_failed")
        try:
            page = QRectF(0, 0, device.width(), device.height())
            paint_slip(painter, page, slip, self._family)
        finally:
            painter.end()


def _name(slip: Slip) -> str:
    return f"派单单据-{_NOT_IN_NAMES.sub('_', slip.number)}"


def _apart(job: Callable[[], T]) -> "Future[T]":
    done: Future[T] = Future()

    def work() -> None:
        try:
            done.set_result(job())
        except BaseException as error:
            done.set_exception(error)

    threading.Thread(target=work, name="slip", daemon=True).start()
    return done
