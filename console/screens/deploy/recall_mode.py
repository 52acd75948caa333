"""撤销指令 being written: which order is revoked, to whom it goes, and the words put aside."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from console.commands.order_commands import Sending
from console.domain.order import Assignment
from console.models.order_book import OrderView
from console.screens.deploy.order_draft import OrderDraft
from console.screens.deploy.order_pane import OrderPane
from console.screens.deploy.order_words import short


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


class RecallMode(QObject):
    """Turns the order pane to revoking and back; it saves nothing.

    Args:
        order: where the words are written.
        draft: keeps the words of the next batch meanwhile.

    Signals:
        changed: something else is being written now.
    """

    changed = Signal()

    def __init__(self, order: OrderPane, draft: OrderDraft) -> None:
        super().__init__(order)
        self._order = order
        self._draft = draft
        self._aside = ""
        self.view: OrderView | None = None

    @property
    def units(self) -> Sequence[Assignment]:
        """The units that are called back: those of the order that are still open."""
        return open_units(self.view) if self.view is not None else ()

    def begin(self, view: OrderView) -> None:
        """Write an order that revokes this one."""
        if self.view is None:
            self._aside = self._order.text.text
        self.view = view
        self._draft.is_paused = True
        words = _t("Order {0} is revoked: {1}. Stop where you are and report.")
        self._order.set_text(short(words.format(view.order.number, view.order.title)))
        self.changed.emit()

    def end(self) -> None:
        """Go back to the next batch, wherever the keyboard is."""
        if self.view is not None:
            self.view = None
            self._order.set_text(self._aside)
            self._draft.is_paused = False
            self.changed.emit()

    def leave(self) -> None:
        """Go back to the next batch; the keyboard goes back to the units."""
        if self.view is not None:
            self.end()
            self._order.track.setFocus(Qt.FocusReason.OtherFocusReason)

    def followed(self, sending: Sending) -> None:
        """It was sent: the units are followed under the order that revokes."""
        self.leave()
        self._order.track.set_current(next(iter(sending.assignments.values())))


def open_units(view: OrderView) -> list[Assignment]:
    """Return the units of an order that are neither back nor called back."""
    return [one for one in view.assignments if not one.is_over]
