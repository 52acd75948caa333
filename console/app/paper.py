"""One A4 page on paper, or in a PDF where there is no printer; no dialog, nothing waits for it.

A printer's queue may take its time, so each job has a thread of its own.
"""

import re
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter

T = TypeVar("T")
Paint = Callable[[QPainter, QRectF], None]
"""Paints a page that fills a rectangle of A4's shape, in the device's units."""

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


class NotPrinted(Exception):  # noqa: N818
    """The page is not on paper; `code` is `no_printer` or `printer_failed`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def plain_name(text: str) -> str:
    """Return a text as it may stand in a file's name."""
    return _NOT_IN_NAMES.sub("_", text)


def print_page(name: str, paint: Paint) -> str:
    """Print on the system's default printer; return the printer's name.

    Raises:
        NotPrinted: there is none, or it failed.
    """
    try:
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
    except ImportError as error:
        raise NotPrinted("no_printer") from error
    info = QPrinterInfo.defaultPrinter()
    if info.isNull():
        raise NotPrinted("no_printer")
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    paint_page(printer, paint)
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise NotPrinted("printer_failed")
    return info.description() or info.printerName()


def save_page(path: Path, paint: Paint) -> str:
    """Write a PDF, not encrypted; return its path.

    Raises:
        NotPrinted: it cannot be painted.
        OSError: it cannot be written; there is no half of it.
    """
    from console.reports.pdf_file import pdf_of  # here: a start writes no paper
    from console.reports.whole_file import write_whole

    write_whole(path, pdf_of(path.stem, partial(paint_page, paint=paint)))
    return str(path)


def apart(job: Callable[[], T]) -> "Future[T]":
    """Do a job on a thread of its own."""
    done: Future[T] = Future()

    def work() -> None:
        try:
            done.set_result(job())
        except BaseException as error:
            done.set_exception(error)

    threading.Thread(target=work, name="paper", daemon=True).start()
    return done


def paint_page(device: QPagedPaintDevice, paint: Paint) -> None:
    """Paint one page of A4 on a printer or a PDF.

    Raises:
        NotPrinted: it takes none.
    """
    a4, none = QPageSize(QPageSize.PageSizeId.A4), QMarginsF(0, 0, 0, 0)
    device.setPageLayout(QPageLayout(a4, QPageLayout.Orientation.Portrait, none))
    painter = QPainter()
    if not painter.begin(device):
        raise NotPrinted("printer_failed")
    try:
        paint(painter, QRectF(0, 0, device.width(), device.height()))
    finally:
        painter.end()
