"""`python -m tests.gui.replay.pictures OUT`: a replay of the evening, to look at in Chinese."""

import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import msgspec
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.app.recorder import FILE
from console.app.replay.options import ReplayOptions
from console.app.replay.starter import ReplayStarter
from console.contract.grant import sign
from console.domain.alert import Alert
from console.domain.entity import Entity, encode
from console.runtime.clock import to_text, utc_epoch
from offline_cache.keys import KeyStore
from offline_cache.recording import Block, Done, Recording, Seen
from tests.end2end.test_alone import enrol
from tests.gui.duty import directory, evening, hard_evening
from tests.gui.shell.chinese import speak_chinese
from tests.support.hub import PASSWORD
from tests.unit.commands.seat_desk import HUB_KEY, grant


def seen(one: Entity, pending: bool = False) -> Seen:
    return Seen(one.KIND, one.id, msgspec.json.encode(encode(one)), pending)


def record(data: Path) -> None:
    """Two minutes: the quiet evening, then the storm's rows, with one act of this seat pending."""
    key = KeyStore(data, None, None).unlock(PASSWORD)
    recording = Recording.open(data / FILE, key, 50_000_000, 1e9)
    start = utc_epoch(evening.NOW)
    until = to_text(evening.NOW + timedelta(hours=30))
    person = sign(
        grant(name="林岚", seat_name="一号席", hall_name="云汀区城运中心", offline_until=until),
        HUB_KEY,
    )
    link = {"state": "online", "since": to_text(evening.NOW), "data_as_of": to_text(evening.NOW)}
    rows: list[Alert] = evening.normal()
    around = {"person": person, "link": link}
    reference = tuple(seen(one) for one in directory.reference())  # type: ignore[arg-type]
    first = tuple(seen(row) for row in rows)
    recording.append(start, Block(first, (), around), reference)
    cut = {"link": {**link, "state": "offline", "since": to_text(evening.NOW), "pending": 1}}
    recording.append(start + 30, Block((), (), cut))
    done = Done("op-1", "alert.acknowledge", "linlan", to_text(evening.NOW), ())
    acked = evening.signed(rows[1])
    recording.append(start + 60, Block((seen(acked, True),), (done,)))
    later = tuple(seen(row) for row in hard_evening.offline_rows())
    recording.append(start + 120, Block(later))
    recording.close()


def main(out: Path) -> None:
    app = QApplication([])
    speak_chinese(app)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "seat"
        enrol(data, ("linlan", "林岚"))
        record(data)
        for theme in ("dark", "light"):
            options = ReplayOptions(
                data, begins="20:21:10", key_policy="passphrase", is_demo=True, theme=theme
            )
            starter = ReplayStarter(app, options)
            starter.begin()
            starter._page.unlock_requested.emit(PASSWORD)  # type: ignore[union-attr]
            seat = starter.seat
            assert seat is not None
            QTest.qWait(1500)
            seat.player.jump(utc_epoch(evening.NOW) + 65)
            seat.player.faster()
            QTest.qWait(1500)
            (one, *_) = seat.models.queue.alerts()
            seat.pages.duty.open_alert(one.id)
            seat.acts.alerts.acknowledge(one)
            seat.commands.run("alert.acknowledge")
            QTest.qWait(600)
            seat.frame.window.grab().save(str(out / f"replay_{theme}.png"))
            seat.commands.run("wall.open")
            QTest.qWait(600)
            seat.pages.wall.grab().save(str(out / f"replay_wall_{theme}.png"))
            starter.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
