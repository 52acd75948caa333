"""What is done with slips: show one, print it, keep it as a PDF; each is said and written down."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from console.models.futures import when_done
from console.models.order_book import OrderView
from console.screens.deploy.parts import DeployParts
from console.screens.deploy.slip import Slip, slip_of
from console.screens.deploy.slip_preview import SlipPreview


def _t(source: str) -> str:
    return QCoreApplication.translate("slip", source)


class SlipKeys(QObject):
    """Carries wishes about slips out.

    Args:
        parts: the page's parts.
        page: what the preview lies over.

    Signals:
        said: it is on paper, or in a file, and where.
        refused: it is not, and what to do.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, parts: DeployParts, page: QWidget) -> None:
        super().__init__(page)
        self._parts = parts
        self._view: OrderView | None = None
        self.preview = SlipPreview(parts.theme, page)
        self.preview.print_requested.connect(self._print)
        self.preview.save_requested.connect(self._save)

    def show(self, view: OrderView) -> None:
        """Show the slip of an order, and print nothing yet."""
        who = self._parts.identity()
        if who is None:
            return
        self._view = view
        seat = self._parts.seat_name(view.order.seat)
        self.preview.open(slip_of(view, who, seat, self._parts.clock.now()))

    def _print(self, slip: Slip) -> None:
        self._follow(self._parts.slips.print(slip), _t("Sent to the printer {0}"))

    def _save(self, slip: Slip) -> None:
        words = _t("Kept as {0}; not encrypted: delete it once it is printed")
        self._follow(self._parts.slips.save(slip), words)

    def _follow(self, job: "Future[str]", words: str) -> None:
        view = self._view
        if view is not None:
            then: Callable[[str], None] = partial(self._done, view, words)
            when_done(job, self, then, self._failed)

    def _done(self, view: OrderView, words: str, where: str) -> None:
        self._parts.acts.printed(view.order, where)
        self.said.emit(words.format(where))
        self.preview.put_away()

    def _failed(self, error: BaseException) -> None:
        if getattr(error, "code", "") == "no_printer":
            self.refused.emit(_t("This machine has no printer; S keeps a PDF"))
        else:
            self.refused.emit(_t("It could not be printed; S keeps a PDF"))
