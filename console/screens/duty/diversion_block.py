"""What the detail of a 110 分流 has besides: until when, whose phones, what was answered."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.commands.diversion_commands import CALL
from console.domain.alert import Alert
from console.domain.diversion import CHANNEL
from console.screens.duty.cards import Card
from console.screens.duty.diversion_rows import Party, diversion_rows, parties
from console.screens.duty.parts import DutyParts
from widgets.common.key_words import KeyCaps
from widgets.common.section_head import SectionHead


def _t(source: str) -> str:
    return QCoreApplication.translate("diversion", source)


class DiversionBlock(QWidget):
    """Comes and goes with the channel of the alert.

    Args:
        parts: of the page.
        caps: what the key caps say.
    """

    def __init__(self, parts: DutyParts, caps: KeyCaps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._caps = parts, caps
        self._alert: Alert | None = None
        self.head = SectionHead(parts.theme, _t("110 diversion"))
        self.card = Card(parts.theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self.card)
        self.hide()
        parts.directory.changed.connect(self.refresh)
        parts.link.changed.connect(self.refresh)

    def show_alert(self, alert: Alert) -> None:
        """Say everything anew; hidden for what the 110 desk did not hand on."""
        is_its = alert.channel == CHANNEL
        self._alert = alert if is_its else None
        self.setVisible(is_its)
        self.refresh()

    def refresh(self) -> None:
        """Say it anew for the same alert: phones come later at a first start."""
        alert = self._alert
        if alert is None:
            return
        until = self._parts.queue.profile.divert_by(alert)
        call = self._caps.words(CALL.id)
        self.card.set_rows(diversion_rows(alert, self.parties(alert), until, call))
        self.head.set_note(_t("unclear whose it is: three-way call; still unclear: taken here"))

    def parties(self, alert: Alert) -> tuple[Party, Party, Party]:
        """Return who is on the phone."""
        return parties(alert, self._parts.directory, self._parts.link)
