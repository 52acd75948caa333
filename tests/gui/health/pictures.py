"""Pictures of every state of the link and what belongs to it.

`python -m tests.gui.health.pictures OUTDIR [STATE …]`
"""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.commands.check_commands import CheckActs
from console.commands.outbox_commands import OutboxActs
from console.domain.reference import Unit
from console.models.check_cards import CheckCards
from console.models.data_age import DataAge
from console.runtime.clock import CHINA, ManualClock, from_text
from console.screens.common.age_marks import mark_ages
from console.shell.check_panel import CheckPanel
from console.shell.offline_line import OfflineLine
from console.shell.outbox_panel import OutboxPanel
from tests.gui.deploy.hall_stage import HallStage
from tests.gui.deploy.page_stage import deploy_page, underpass
from tests.gui.duty import directory, evening
from tests.gui.duty.pictures import Scene, offline
from tests.gui.health import cards
from tests.gui.log.page_stage import log_page
from tests.gui.log.pictures import write_evening
from tests.gui.shell.chinese import speak_chinese
from tests.gui.wall.wall_stage import Cameras, wall_window
from widgets.common.theme import apply, load_theme

URGENT = evening.urgent(seconds=157)


def _evening(scene: Scene) -> None:
    room = scene.room
    room.put(*directory.reference(), *directory.feeds(), *evening.normal())
    room.load()
    scene.settle(300)


def online(scene: Scene) -> None:
    _evening(scene)
    scene.room.link.update_view(
        state="online", since=evening.NOW, data_as_of=evening.NOW, pending=0
    )


def degraded(scene: Scene) -> None:
    _evening(scene)
    _act(scene)
    scene.room.link.update_view(
        state="degraded", since=evening.NOW, reason_zh="中心消息迟到", data_as_of=evening.NOW,
        pending=2, oldest_pending_at=evening.NOW - timedelta(seconds=21),
        next_try={"alert/x": scene.room.clock.monotonic() + 6.0},
    )  # fmt: skip


def stalled(scene: Scene) -> None:
    _evening(scene)
    _act(scene)
    scene.room.link.update_view(
        state="online", since=evening.NOW, stall_zh="联网中，最早一条已 61 秒未送出",
        stall_en="linked, the first has not left for 61 s",
        data_as_of=evening.NOW, pending=2,
        oldest_pending_at=evening.NOW - timedelta(seconds=61),
    )  # fmt: skip


def _act(scene: Scene) -> None:
    room = scene.room
    room.acts.own(room.queue.alert(room.queue.next_unsigned())).result()


def _name_of(scene: Scene) -> Callable[[str], str]:
    def name_of(key: str) -> str:
        row = scene.room.cache.get(*key.split("/"))
        return "" if row is None else str(row.body.get("title") or row.body.get("number") or "")

    return name_of


def _panel(scene: Scene) -> OutboxPanel:
    room = scene.room
    scene.panel = OutboxPanel(
        scene.window.theme, room.clock, room.sent, OutboxActs(room.executor), room.commands,
        lambda op: 0.0, _name_of(scene), scene.window,
    )  # fmt: skip
    return scene.panel


def outbox(scene: Scene) -> None:
    """The outage, with one act refused before it, one taken note of, and the panel open."""
    _evening(scene)
    room = scene.room
    room.clock.moment = evening.NOW - timedelta(seconds=75)
    first, second = [a for a in room.queue.alerts() if a.owner is None and not a.is_exercise][:2]
    room.refuse(room.acts.own(first).result().op, "owned_by_other", "陈屿")
    unit = Unit("u1", "云汀排水二队", "drainage", phone="0000-6101")
    sending = room.order_acts.send(second, "立即前往排水", [unit])
    room.refuse(sending.result.result().op, "no_right")
    seen = room.acts.acknowledge(second).result().op
    room.refuse(seen, "grant_expired")
    scene.settle(200)
    room.sent.mark(seen)
    offline(scene)
    scene.settle(300)
    scene.page.queue.list.show_new()  # the hand has looked what came
    _panel(scene).open()
    waiting = room.sent.waiting
    room.link.update_view(pending=len(waiting), oldest_pending_at=from_text(waiting[0].saved_at))


def refused(scene: Scene) -> None:
    """A row, the detail and the header after a refusal; nobody has taken note of it."""
    _evening(scene)
    room = scene.room
    alert = room.queue.alert(room.queue.next_unsigned())
    room.refuse(room.acts.own(alert).result().op, "owned_by_other", "陈屿")
    room.link.update_view(state="online", since=evening.NOW, data_as_of=evening.NOW)


def check(scene: Scene) -> None:
    """Two cards that ask a person; the second is about a record, the first about a fact."""
    _evening(scene)
    room = scene.room
    model = CheckCards(room.cache, room.feed, room.link, room.executor._lane)
    room.put(
        cards.closed_alert(), cards.pump(), cards.phoned_order(), cards.phoned(), cards.differs()
    )
    room.link.update_view(state="online", since=evening.NOW, data_as_of=evening.NOW)
    model.load()
    scene.settle(300)
    scene.cards = model
    scene.panel = CheckPanel(
        scene.window.theme, model, CheckActs(room.executor), room.commands, _name_of(scene),
        scene.window,
    )  # fmt: skip
    scene.panel.open()


STATES: dict[str, Callable[[Scene], None]] = {
    "online": online,
    "degraded": degraded,
    "offline": offline,
    "stalled": stalled,
    "outbox": outbox,
    "refused": refused,
    "check": check,
}


def pages(out: Path, theme) -> None:
    """调度, 日志 and the wall while cut off, each with the mark of its age."""
    clock = ManualClock(datetime(2026, 7, 9, 20, 26, 52, tzinfo=CHINA))
    with tempfile.TemporaryDirectory() as folder:
        stage = HallStage(Path(folder), theme, clock)
        stage.fill()
        stage.load()
        stage.link_is("online")
        stage.send_alerts(underpass(stage))
        QTest.qWait(100)
        deploy, log, wall = deploy_page(stage), log_page(stage), wall_window(stage, Cameras(stage))
        columns = deploy.columns
        age = DataAge(stage.link, clock)
        mark_ages(
            theme, age,
            {columns.matter: None, columns.forces: 0.7, columns.order: 0.5,
             columns.matter.map: None, log: 0.75, wall.strip: 0.5},
        )  # fmt: skip
        wall.put_line(OfflineLine(theme, stage.link))
        write_evening(stage)
        stage.link.update_view(
            state="offline", since=clock.now() - timedelta(seconds=94), attempt=40,
            data_as_of=clock.now() - timedelta(seconds=94), pending=3,
        )  # fmt: skip
        deploy.show()
        deploy.show_alert("TF-0412")
        QTest.qWait(400)
        age.look()
        deploy.grab().save(str(out / "deploy_offline.png"))
        deploy.hide()
        log.show()
        QTest.qWait(200)
        log.grab().save(str(out / "log_offline.png"))
        log.hide()
        wall.resize(1920, 1080)
        wall.show()
        wall.show_key_cameras()
        wall.set_count(9)
        QTest.qWait(700)
        wall.grab().save(str(out / "wall_offline.png"))
        wall.hide()
        stage.close()


def main() -> int:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme = load_theme("dark")
    apply(app, theme)
    speak_chinese(app)
    wanted = sys.argv[2:] or [*STATES, "pages"]
    if "pages" in wanted:
        pages(out, theme)
    for name in [name for name in wanted if name in STATES]:
        with tempfile.TemporaryDirectory() as folder:
            scene = Scene(Path(folder), theme, URGENT)
            scene.age = DataAge(scene.room.link, scene.room.clock)
            mark_ages(theme, scene.age, {scene.page.queue: None, scene.page.detail: 0.55})
            STATES[name](scene)
            scene.settle(600)
            scene.age.look()
            scene.save(out / f"{name}.png")
            if hasattr(scene, "panel"):
                scene.panel.put_away()
            scene.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
