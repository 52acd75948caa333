"""What stands at the right of the page: one alert, one group, the flood's list, or a guest."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.screens.duty.detail_panel import NARROW, WIDTH, DetailPanel
from console.screens.duty.flood_panel import FloodPanel
from console.screens.duty.group_panel import GroupPanel
from console.screens.duty.parts import DutyParts


class RightSide:
    """Keeps one of the panels in sight; a guest has the place as long as it stays.

    Args:
        parts: the page's parts.
        box: the page's layout, with the queue in it already.
    """

    def __init__(self, parts: DutyParts, box: QHBoxLayout) -> None:
        self._parts = parts
        self._box = box
        self.detail = DetailPanel(parts)
        self.group = GroupPanel(parts)
        self.flood = FloodPanel(parts)
        self._shown: QWidget = self.detail
        self.guest: QWidget | None = None
        for panel in self._panels:
            panel.setVisible(panel is self.detail)

    @property
    def _panels(self) -> tuple[QWidget, ...]:
        return self.detail, self.group, self.flood

    def place(self) -> None:
        """Put the panels into the page's layout."""
        for panel in self._panels:
            self._box.addWidget(panel)

    def share(self, spare: int) -> None:
        """Give the panels the width there is."""
        for panel in self._panels:
            panel.setFixedWidth(max(NARROW, min(WIDTH, spare)))

    @property
    def lists_flood(self) -> bool:
        """Whether the flood's list has the place."""
        return self._shown is self.flood

    def show_row(self, id: str) -> None:
        """Show the alert or the group under the cursor; a list that was asked for stays."""
        is_group = self._parts.queue.places.head(id) is not None
        self.detail.show_alert("" if is_group else id)
        self.group.show_group(id if is_group else "")
        if not self.lists_flood:
            self.put_subject()

    def put_subject(self) -> None:
        """Let what keys act on have the place."""
        self.put(self.detail if self.group.group is None else self.group)

    def put(self, panel: QWidget) -> None:
        """Let a panel have the place, as far as no guest is there."""
        before, self._shown = self._shown, panel
        if before is not panel:
            before.hide()
            panel.setVisible(self.guest is None)

    def set_guest(self, guest: QWidget | None) -> None:
        """Give the place to another panel of its own width; None brings the shown one back."""
        if self.guest is not None:
            self._box.removeWidget(self.guest)
            self.guest.hide()
        self.guest = guest
        self._shown.setVisible(guest is None)
        if guest is not None:
            self._box.addWidget(guest)
            guest.show()
