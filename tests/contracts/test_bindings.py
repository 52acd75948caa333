"""The Qt binding keeps its hands off the reference counts of True, False and None.

PySide6 6.12.0 on Python 3.11 releases one reference too many on everyday calls: one `True` for each
emit, one `None` for each void method, until the interpreter aborts after a few hundred. Python 3.12
and newer cannot die of it (their singletons are immortal), which is why the drift is counted here
and not waited for.
"""

import json
import subprocess
import sys
from pathlib import Path

ROUNDS = 200
MOST_DRIFT = 20
"""A leak shows as about one for each round; a few come and go with caches."""

PROGRAM = """
import json, sys
from PySide6.QtCore import QAbstractListModel, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

app = QApplication([])


class Source(QObject):
    number = Signal(int)
    flag = Signal(bool)
    thing = Signal(object)

    def timerEvent(self, event):
        self.killTimer(event.timerId())

    def eventFilter(self, watched, event):
        return False


class Rows(QAbstractListModel):
    def rowCount(self, parent=None):
        return 3

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return True if role == Qt.ItemDataRole.DisplayRole else None


def receive(value):
    pass


source, label, box, rows = Source(), QLabel(), QCheckBox(), Rows()
source.number.connect(receive)
source.flag.connect(receive)
source.thing.connect(receive)
label.installEventFilter(source)


def fire_timer():
    source.startTimer(0)
    QTimer.singleShot(0, lambda: None)
    app.processEvents()


ways = {
    "emit int": lambda: source.number.emit(1),
    "emit bool": lambda: (source.flag.emit(True), source.flag.emit(False)),
    "emit object": lambda: (source.thing.emit(None), source.thing.emit(True)),
    "setText": lambda: label.setText("值班"),
    "setChecked": lambda: (box.setChecked(True), box.setChecked(False)),
    "setProperty": lambda: (label.setProperty("own", True), label.property("own")),
    "event filter": lambda: QApplication.sendEvent(label, QEvent(QEvent.Type(1002))),
    "model data": lambda: rows.index(0, 0).data(),
    "timers": fire_timer,
}


def counts():
    return [sys.getrefcount(True), sys.getrefcount(False), sys.getrefcount(None)]


drift = {}
for name, way in ways.items():
    for _ in range(5):
        way()
    before = counts()
    for _ in range(ROUNDS):
        way()
    drift[name] = [after - old for after, old in zip(counts(), before)]
sys.stdout.write(json.dumps(drift))
"""


def drifts(program: str, tmp_path: Path) -> dict[str, list[int]]:
    script = tmp_path / "count.py"
    script.write_text(f"ROUNDS = {ROUNDS}\n{program}", "utf-8")
    run = subprocess.run(
        [sys.executable, "-X", "faulthandler", script], capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, list[int]] = json.loads(run.stdout)
    return found


def test_everyday_calls_leave_the_counts_where_they_were(tmp_path):
    found = drifts(PROGRAM, tmp_path)
    assert len(found) == 9
    leaks = {name: drift for name, drift in found.items() if max(map(abs, drift)) >= MOST_DRIFT}
    assert leaks == {}, f"True, False, None after {ROUNDS} rounds"


def test_a_leak_would_be_seen(tmp_path):
    """One `None` kept for each round, as a binding would that forgets to give it back."""
    kept = 'kept = []\nways = {"keep": lambda: kept.append(None)}\n\n\ndef counts():'
    found = drifts(PROGRAM.replace("def counts():", kept), tmp_path)
    if sys.version_info < (3, 12):
        assert found["keep"][2] >= MOST_DRIFT
    else:
        assert found["keep"] == [0, 0, 0]  # immortal: nothing to see and nothing to die of
