"""The three columns of the page: the matter, the forces, and the order with its tracking."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from console.domain.geo import Point
from console.domain.order import Assignment
from console.models.subject import Subject
from console.screens.common.words import watermark
from console.screens.deploy.deploy_case import DeployCase
from console.screens.deploy.forces_pane import ForcesPane
from console.screens.deploy.matter_pane import WIDTH as MATTER_WIDTH
from console.screens.deploy.matter_pane import MatterPane
from console.screens.deploy.order_keys import OrderKeys
from console.screens.deploy.order_pane import WIDTH as ORDER_WIDTH
from console.screens.deploy.order_pane import OrderPane
from console.screens.deploy.order_side import OrderSide
from console.screens.deploy.parts import DeployParts
from widgets.common.segmented import Segment, Segmented

FORCES, MATTER, ORDER = "forces", "matter", "order"
THREE_COLUMNS = 1700
"""Width below which the rows of the forces could not be read between two columns."""
LEAST_ORDER = 432
"""The order is no narrower beside the forces: below, the forces could not be read either."""


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


def _sides(columns: int) -> list[Segment]:
    sides = [Segment(FORCES, _t("Forces")), Segment(MATTER, _t("Matter"))]
    return sides if columns > 1 else [*sides, Segment(ORDER, _t("Order and track"))]


class DeployColumns(QWidget):
    """Shows one case and says what is wanted of it.

    Args:
        parts: the page's parts.
        acts: knows the order that can still be taken back.

    Signals:
        unreached_requested: the unit in tracking is to be replaced by its next contact.
    """

    unreached_requested = Signal()

    def __init__(self, parts: DeployParts, acts: OrderKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._case: DeployCase | None = None
        self.matter = MatterPane(parts)
        self.forces = ForcesPane(parts)
        self.order = OrderPane(parts)
        self.sides = Segmented(parts.theme, _sides(2), FORCES, name=_t("Shown here"))
        self._columns = 3
        self._build(parts.theme.size.gutter)
        self.side = OrderSide(parts, acts, self.order)
        self.forces.unit_shown.connect(self.side.follow_unit)
        self.forces.search.changed.connect(self.refresh)
        self.side.unreached_requested.connect(self.unreached_requested)

    def _build(self, gutter: int) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        self._grid, self._gutter = grid, gutter
        grid.setVerticalSpacing(0)
        turns = QHBoxLayout()
        turns.setContentsMargins(gutter, 0, 0, 0)
        turns.addWidget(self.sides)
        turns.addStretch(1)
        grid.addLayout(turns, 0, 0, 1, 3)
        for column, pane in enumerate((self.matter, self.forces, self.order)):
            grid.addWidget(pane, 1, column)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        self.sides.chosen.connect(self._share)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Where columns have no room, matter and forces take turns, then the order with them."""
        grown = self._parts.theme.grown
        has_two = self._beside_forces() >= grown(LEAST_ORDER)
        columns = 1 + has_two + (self.width() >= grown(THREE_COLUMNS))
        if columns != self._columns:
            self._columns = columns
            if columns > 1 and self.sides.current == ORDER:
                self.sides.set_current(FORCES)
            self.sides.set_segments(_sides(columns))
            self._share()
        self._give_width()

    def _share(self, _: str = "") -> None:
        turn, columns = self.sides.current, self._columns
        self.sides.setVisible(columns < 3)
        self.matter.setVisible(columns == 3 or turn == MATTER)
        self.forces.setVisible(columns == 3 or turn == FORCES)
        self.order.setVisible(columns > 1 or turn == ORDER)

    def _give_width(self) -> None:
        is_alone = self._columns == 1
        self._grid.setHorizontalSpacing(0 if is_alone else self._gutter)  # hidden ones have theirs
        beside = ORDER_WIDTH if self._columns == 3 else min(ORDER_WIDTH, self._beside_forces())
        self.order.setFixedWidth(self.width() if is_alone else beside)
        self.matter.setFixedWidth(self.width() if is_alone else MATTER_WIDTH)

    def _beside_forces(self) -> int:
        """Return what is left where every number of the forces is to be read."""
        return self.width() - self._parts.theme.size.gutter - self.forces.table.narrowest

    def begin(self, case: DeployCase) -> None:
        """Another case."""
        self._case = case
        self.side.begin(case)
        self.forces.start_over()

    def refresh(self) -> None:
        """Say everything of the case anew."""
        case, parts = self._case, self._parts
        if case is None:
            return
        orders = case.orders
        case.words = self.forces.words
        case.look()
        card = parts.directory.card_for(case.alert)
        self.matter.show_matter(case.alert, case.matter, card, orders, case.prepared)
        self.matter.show_forces(case.alert, case.board, case.chosen)
        self.forces.show_board(case.board, orders, case.chosen)
        self.side.refresh()

    def mark(self) -> None:
        """Say who looks at the pictures."""
        parts = self._parts
        self.matter.tiles.set_watermark(watermark(parts.identity(), parts.clock.now()))

    @property
    def tracked(self) -> Assignment | None:
        """The unit whose reports are written down."""
        return self.side.tracked

    def subject(self) -> Subject | None:
        """Return what a note is about: the unit or the order under the cursor, else the alert."""
        case, sent = self._case, self.tracked
        if case is None:
            return None
        about = f"alert/{case.alert.id}"
        force = case.board.force(self.forces.table.current_id)
        if force is not None and self.forces.table.hasFocus():
            return Subject(force.unit.name, (f"unit/{force.unit.id}", about))
        if sent is not None and self.order.track.hasFocus():
            view = self._parts.orders.order(sent.order)
            words = f"{view.order.number if view else ''} {sent.unit_name}".strip()
            return Subject(words, (f"order/{sent.order}", f"unit/{sent.unit}", about))
        return Subject(case.alert.title, (about,))

    def focus_button(self) -> None:
        """Put the keyboard on the button one holds, wherever it stands."""
        if self._columns == 1:
            self._turn(ORDER)
        self.order.hold.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_map(self) -> bool:
        """Put the keyboard on the map for a point; return whether there is a place to see."""
        small = self.matter.map
        if not small.has_place:
            return False
        self._turn(MATTER)
        small.centre_cross()
        small.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def go_to(self, point: Point) -> bool:
        """Send forces to a point; return whether there is a matter to send them for."""
        if self._case is not None:
            self._case.go_to(point)
            self.refresh()
        return self._case is not None

    def leave_map(self) -> None:
        """Go on with the forces, where the map had the keyboard."""
        if self.matter.map.hasFocus():
            self._turn(FORCES)
            self.forces.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, side: str) -> None:
        """Bring a side to the front where sides take turns."""
        if self._columns < 3:
            self.sides.set_current(side)
            self._share()
