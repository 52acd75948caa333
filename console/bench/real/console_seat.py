"""The console of a run: the product as it is started, under a display, with a hand that is told.

The first line of standard input is the log-in, as with `--login-stdin`. Each further line names
something to do or to tell; it is done on Qt's thread, as a key would be.
"""

import json
import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from console.app.args import parse
from console.app.loop import run
from console.app.seat import Seat
from console.app.starter import Starter
from console.app.translation import translate
from console.commands.executor import Result
from console.domain.alert import Severity
from console.models.futures import when_done


class Hand(QObject):
    """Does what the lines say.

    Signals:
        told: one line.
        ended: no more lines.
    """

    told = Signal(str)
    ended = Signal()

    def __init__(self, starter: Starter) -> None:
        super().__init__()
        self._starter = starter
        self._do: dict[str, Callable[[Seat, dict[str, Any]], None]] = {
            "own": self._own,
            "note": self._note,
            "write": self._write,
            "look": self._look,
        }
        self.told.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Read lines until they end; on a thread of its own."""
        for line in sys.stdin:
            self.told.emit(line)
        self.ended.emit()

    def _take(self, line: str) -> None:
        order = json.loads(line)
        seat = self._starter.seat
        if seat is None:
            _tell(order, {"error": "nobody"})
            return
        self._do[order["do"]](seat, order)

    def _own(self, seat: Seat, order: dict[str, Any]) -> None:
        """签收 and 认领 of the alert at the top of the queue."""
        alerts = sorted(seat.models.queue.alerts(), key=lambda a: (-a.severity, a.id))
        if not alerts:
            _tell(order, {"error": "empty"})
            return
        alert = alerts[order["at"] % len(alerts)]
        done = seat.acts.alerts.acknowledge(alert)
        when_done(done, self, lambda result: self._saved(order, result, alert=alert.id))

    def _note(self, seat: Seat, order: dict[str, Any]) -> None:
        alerts = seat.models.queue.alerts()
        if not alerts:
            _tell(order, {"error": "empty"})
            return
        alert = alerts[order["at"] % len(alerts)]
        done = seat.acts.alerts.note(alert, order["words"])
        when_done(done, self, lambda result: self._saved(order, result, alert=alert.id))

    def _write(self, seat: Seat, order: dict[str, Any]) -> None:
        done = seat.acts.log.write(order["words"])
        when_done(done, self, lambda result: self._saved(order, result))

    def _look(self, seat: Seat, order: dict[str, Any]) -> None:
        """Tell what stands on the screen: header, and the rows of the queue."""
        link = seat.models.link.view
        rows = {
            alert.id: [
                alert.title,
                Severity(alert.severity).name.lower(),
                alert.disposition.value,
                sorted(ack.op for ack in alert.acks),
                sorted(alert.orders),
                alert.owner.seat if alert.owner else "",
            ]
            for alert in seat.models.queue.alerts()
        }
        refused = [each.operation.op for each in seat.store.journal.refused()]
        told = {"link": link.state, "pending": link.pending, "rows": rows, "refused": refused}
        _tell(order, told)

    def _saved(self, order: dict[str, Any], result: Result, **names: Any) -> None:
        told = {"saved": result.op} if result.is_saved else {"not_saved": result.refused}
        _tell(order, {**told, **names})


def _tell(order: dict[str, Any], told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps({**told, "tag": order.get("tag")}, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run the console until its lines end."""
    options = parse([*sys.argv[1:], "--login-stdin"])
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    translate(app, options.language)
    starter = Starter(app, options)
    hand = Hand(starter)
    hand.ended.connect(app.quit)

    def begin() -> None:
        starter.begin()
        threading.Thread(target=hand.listen, name="hand", daemon=True).start()

    try:
        return run(app, begin)
    finally:
        starter.end()


if __name__ == "__main__":
    sys.exit(main())
