"""`python -m tests.gui.deploy.pictures OUT`: the page in its states, to lay beside a drawing."""

import sys
import tempfile
from datetime import datetime
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.runtime.clock import CHINA, ManualClock
from tests.gui.deploy.hall_stage import HallStage
from tests.gui.deploy.page_stage import deploy_page, underpass
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import apply, load_theme


def main(out: Path) -> None:
    app = QApplication([])
    theme = load_theme("dark")
    apply(app, theme)
    speak_chinese(app)
    clock = ManualClock(datetime(2026, 7, 9, 20, 21, 59, tzinfo=CHINA))
    with tempfile.TemporaryDirectory() as folder:
        stage = HallStage(Path(folder), theme, clock)
        stage.fill()
        stage.load()
        stage.link_is("online")
        stage.send_alerts(underpass(stage))
        page = deploy_page(stage)
        page.show()
        QTest.qWait(60)
        page.grab().save(str(out / "deploy_empty.png"))
        page.show_alert("TF-0412")
        QTest.qWait(400)
        page.grab().save(str(out / "deploy_before.png"))
        clock.jump(16)
        page.send()
        QTest.qWait(100)
        clock.jump(3)
        page._tick()
        page.grab().save(str(out / "deploy_held.png"))
        clock.jump(10)
        stage.settle()
        QTest.qWait(100)
        ids = [row.id for row in page.order.tracking.rows]
        for number, commands in ((0, ("accepted",)), (2, ("accepted", "en_route"))):
            page.order.track.set_current(ids[number])
            for command in commands:
                stage.commands.run(f"assignment.{command}")
                clock.jump(6)
                QTest.qWait(60)
        page.order.track.set_current(ids[1])
        clock.jump(20)
        for unit in ("unit-015", "unit-017"):
            page.toggle(unit)
        QTest.qWait(60)
        page._tick()
        page.grab().save(str(out / "deploy_track.png"))
        for unit in ("unit-015", "unit-017"):
            page.toggle(unit)
        clock.jump(1150)
        page._tick()
        QTest.qWait(60)
        page.grab().save(str(out / "deploy_welfare.png"))
        stage.commands.run("order.recall")
        QTest.qWait(60)
        page.grab().save(str(out / "deploy_recall.png"))
        page.send()
        QTest.qWait(200)
        stage.settle()
        QTest.qWait(200)
        clock.jump(7)
        page._tick()
        page.grab().save(str(out / "deploy_recalled.png"))
        stage.link_is("offline")
        QTest.qWait(250)
        page.grab().save(str(out / "deploy_offline.png"))
        page.toggle("unit-015")
        page.send()
        QTest.qWait(100)
        ids = [row.id for row in page.order.tracking.rows]
        page.order.track.set_current(ids[-1])
        stage.commands.run("assignment.unreached")
        QTest.qWait(100)
        page.grab().save(str(out / "deploy_phones.png"))
        stage.commands.run("order.print")
        QTest.qWait(100)
        page.grab().save(str(out / "deploy_slip.png"))
        page.slips.preview.ask_to_save()
        QTest.qWait(300)
        page.grab().save(str(out / "deploy_saved.png"))
        page.slips.preview.put_away()
        page.hide()
        stage.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
