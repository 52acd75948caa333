"""The handling card in the detail, with what the alert's rule says and has prepared."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.alert import Alert
from console.screens.common.due_steps import DueSteps
from console.screens.duty.card_rows import step_rows
from console.screens.duty.cards import Card
from console.screens.duty.guidance_rows import (
    ORDER,
    TICK,
    guidance_note,
    guidance_rows,
    order_rows,
    plan_rows,
)
from console.screens.duty.parts import DutyParts
from widgets.common.section_head import SectionHead

_GAP = 8


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


class CardSection(QWidget):
    """Head and card.

    Args:
        parts: of the page.
        cap: what the key cap of a command says.
    """

    def __init__(self, parts: DutyParts, cap: Callable[[str], str]) -> None:
        super().__init__()
        self._parts = parts
        self._cap = cap
        self._shown: tuple[Alert, int] | None = None
        self.due = DueSteps(parts.open_plans, self)
        self.due.changed.connect(self.refresh)
        self.head, self.card = SectionHead(parts.theme, _t("Handling card")), Card(parts.theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, _GAP)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self.card)

    def refresh(self) -> None:
        """Say it anew of the alert shown: steps of its plan were done, or others are due."""
        if self._shown is not None and self.isVisible():
            self.show_alert(*self._shown)

    def show_alert(self, alert: Alert, steps: int) -> None:
        """Show what to do about an alert.

        Args:
            alert: which.
            steps: how many of the card's first ones.
        """
        self._shown = alert, steps
        directory, orders = self._parts.directory, self._parts.orders.orders_of(alert.id)
        guidance = directory.guidance(alert)
        prepared = None if orders else directory.prepared_order(alert)
        rows = step_rows(guidance.card, directory.grid_of(alert), steps)
        planned = plan_rows(self.due.of(alert), self._parts.clock.now(), self._cap(TICK))
        ruled = [*planned, *guidance_rows(guidance), *order_rows(prepared, self._cap(ORDER))]
        self.card.set_rows([*ruled, *rows])
        self.head.set_note(*guidance_note(guidance))
