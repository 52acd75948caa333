"""Looks at a seat's screen while the evening goes on: no record goes back, none is half there."""

from console.bench.nemesis.ledger import Ledger
from console.bench.nemesis.seat_machine import SeatMachine
from offline_cache.values import Body, ChangeSet, Key

_TOGETHER = {
    "order": (("assignment", "assignments"),),
    "assignment": (("order", "order"),),
    "alert": (("order", "orders"), ("alert", "merged_into")),
}
"""What a record of a kind names, in which field, that must be there when it is."""


class Watch:
    """Keeps the newest revision shown of each record of one seat.

    Args:
        seat: whose screen.
        ledger: gets a remark for everything that went back.
    """

    def __init__(self, seat: SeatMachine, ledger: Ledger) -> None:
        self._seat = seat
        self._ledger = ledger
        self._shown: dict[Key, tuple[str, int]] = {}
        self._life = self._present()

    def changed(self, changes: ChangeSet) -> None:
        """Look at what has changed."""
        life = self._seat.life
        if life is None or not self._seat.is_up or changes.keys is None:
            return
        if self._life != self._present():
            self._shown, self._life = {}, self._present()
        by_kind: dict[str, list[str]] = {}
        for kind, id in sorted(changes.keys):
            by_kind.setdefault(kind, []).append(id)
        for kind, ids in by_kind.items():
            for row in life.cache.rows(kind, ids):
                if row.rev:
                    self._look((kind, row.id), row.rev)
                self._look_for_halves(kind, row.body)
                self._look_at_number(row.body.get("official"), row.id)

    def _present(self) -> tuple[str, str]:
        """A loss of power may cost derived state, a restored hub has forgotten: both begin anew."""
        life = self._seat.life
        cursor = "" if life is None else life.cache.cursor() or ""
        return self._seat.clock.boot, cursor.rpartition(":")[0]

    def _look_for_halves(self, kind: str, body: Body) -> None:
        """An order, its assignments and the alert's mention of it appear together (G5)."""
        for other, field in _TOGETHER.get(kind, ()):
            told = body.get(field) or ()
            wanted = [told] if isinstance(told, str) else told
            if self._seat.life and len(self._seat.life.cache.rows(other, wanted)) < len(wanted):
                self._ledger.remarks.append(f"{self._seat.name} showed {kind} {body['id']} half")

    def _look_at_number(self, official: str | None, order: str) -> None:
        """What was on a screen once is on paper: it never names a second order (G17)."""
        if official and self._ledger.officials.setdefault(official, order) != order:
            self._ledger.remarks.append(f"{self._seat.name} showed {official} for a second order")

    def _look(self, key: Key, rev: str) -> None:
        epoch, _, number = rev.rpartition(".")
        before = self._shown.get(key)
        if before is not None and before[0] == epoch and int(number) < before[1]:
            self._ledger.remarks.append(f"{self._seat.name} showed {key} {before} and then {rev}")
        self._shown[key] = epoch, int(number)
