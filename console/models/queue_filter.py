"""What of the queue is listed."""

from dataclasses import dataclass

from console.domain.alert import Alert, Severity
from console.models.channel_words import channel_words
from console.models.sounds import is_heard_in


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What the filter line asks for; an empty part asks for nothing."""

    mine: bool = False
    severities: frozenset[Severity] = frozenset()
    town: str = ""
    text: str = ""

    def lets_through(self, alert: Alert, seat: str) -> bool:
        """Return whether an alert is asked for at a seat."""
        if self.mine and (alert.owner is None or alert.owner.seat != seat):
            return False
        if self.severities and alert.severity not in self.severities:
            return False
        if self.town and alert.place.town != self.town:
            return False
        if not self.text:
            return True
        channel = channel_words(alert.channel)
        parts = (alert.title, alert.place.name, alert.source, channel)
        return is_heard_in(self.text.lower(), " ".join(parts))
