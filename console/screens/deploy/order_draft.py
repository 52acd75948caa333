"""The text of an order where a person has changed it: kept until it is sent (screens 1)."""

from console.screens.deploy.order_pane import OrderPane
from console.screens.deploy.parts import DeployParts


class OrderDraft:
    """Knows what was proposed and keeps what a person made of it.

    Args:
        parts: keep the words.
        order: where they are written.
    """

    def __init__(self, parts: DeployParts, order: OrderPane) -> None:
        self._parts = parts
        self._order = order
        self._alert = ""
        self._proposed = ""
        self.is_paused = False
        """Whether what is written now is no text of the next batch."""
        order.text_edited.connect(self.keep)

    def begin(self, alert_id: str, proposed: str) -> bool:
        """Show the text for an alert; return whether it is one left half written before."""
        self._alert, self._proposed = alert_id, proposed
        return self.show_kept()

    def show_kept(self) -> bool:
        """Show what whoever sits here left half written, else what was proposed; say which."""
        kept = self._parts.kept(self._alert)
        self._order.set_text(kept or self._proposed)
        return bool(kept)

    def keep(self) -> None:
        """Keep what stands there now, unless it is what was proposed."""
        if self.is_paused:
            return
        words = self._order.text.text
        self._parts.keep("" if words.strip() == self._proposed.strip() else words, self._alert)

    def sent(self) -> None:
        """It is no draft any more."""
        self._parts.keep("", self._alert)
