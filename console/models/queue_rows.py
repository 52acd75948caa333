"""Rows made of entries, with what only this seat knows of an alert: stages, refusals, age."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.domain.alert_clocks import ClockProfile, Clocks
from console.domain.order import Stage
from console.domain.queue import Band
from console.models.alert_rows import to_row
from console.models.queue_entries import Entry
from console.models.row_notes import NoteRules, row_note, without_ladder
from console.runtime.clock import Clock
from widgets.lists.roles import BandedRow


def _never(alert: Alert) -> bool:
    return False


class QueueRows:
    """Makes rows.

    Args:
        profile: limits of the clocks.
        seat: this seat's id.
        clock: for what the row says of now.
    """

    def __init__(self, profile: ClockProfile, seat: str, clock: Clock) -> None:
        self.rules: NoteRules = without_ladder(Clocks(profile))
        self.is_stale = False
        self.suspected: Callable[[Alert], bool] = _never
        """Whether an unsigned alert may be the same matter as another."""
        self._profile, self._seat, self._clock = profile, seat, clock
        self._stages: Mapping[str, Stage] = {}
        self._refused: Mapping[str, str] = {}
        self._told: dict[str, str] = {}

    def set_stages(self, stages: Mapping[str, Stage]) -> set[str]:
        """Take in how far units are; return the alerts whose rows are others now."""
        before, self._stages = self._stages, dict(stages)
        return {id for id in {*stages, *before} if stages.get(id) != before.get(id)}

    def set_refused(self, refused: Mapping[str, str]) -> set[str]:
        """Take in what the hub refused, in words; return the alerts whose rows are others now."""
        before, self._refused = self._refused, dict(refused)
        return {id for id in {*refused, *before} if refused.get(id) != before.get(id)}

    def tell(self, id: str, words: str) -> bool:
        """Take in what the state of an alert says, empty for its own; return whether it changed."""
        if self._told.get(id, "") == words:
            return False
        self._told[id] = words
        return True

    def row(self, entry: Entry, is_group_called: bool) -> BandedRow:
        """Return the row of an entry."""
        alert, band = entry.alert, entry.band
        told = self._told.get(alert.id, "")
        if not told and band is Band.UNSIGNED and self.suspected(alert):
            told = QCoreApplication.translate("queue", "Same?")
        return to_row(
            alert,
            band,
            profile=self._profile,
            seat=self._seat,
            is_pending=entry.is_pending,
            is_stale=self.is_stale,
            is_doomed=bool(entry.doomed),
            is_newer=entry.is_newer,
            refused=self._refused.get(alert.id, ""),
            stage=self._stages.get(alert.id),
            told=told,
            here=QCoreApplication.translate("queue", "Here"),
            note=row_note(alert, band, self.rules, is_group_called, self._clock.now()),
        )
