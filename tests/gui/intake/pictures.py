"""`python -m tests.gui.intake.pictures OUT`: the panel in its states, to lay beside a drawing."""

import sys
import tempfile
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.domain.alert import Alert, Condition, Severity
from console.runtime.clock import CHINA, ManualClock
from tests.gui.deploy.hall_stage import HallStage, district
from tests.gui.deploy.hands import write
from tests.gui.intake.panel_stage import intake_panel
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import apply, load_theme


def near_alerts() -> list[Alert]:
    at = district().places[0].place
    told = (
        ("市民来电：望汐路铁路桥洞积水，4 件", Severity.BLUE, "20:25:40"),
        ("望汐路下立交积水 26 厘米，超过封控线", Severity.ORANGE, "20:23:50"),
        ("望汐路 210 号外墙面砖脱落", Severity.YELLOW, "19:45:00"),
    )
    alerts = []
    for number, (title, severity, time) in enumerate(told):
        hour, minute, second = map(int, time.split(":"))
        when = datetime(2026, 7, 9, hour, minute, second, tzinfo=CHINA)
        alerts.append(
            Alert(
                f"near-{number}", title, severity, when, place=at, unsigned_since=when,
                last_at=when, source="12345", condition=Condition.ACTIVE,
            )
        )  # fmt: skip
    return alerts


def main(out: Path) -> None:
    app = QApplication([])
    theme = load_theme("dark")
    apply(app, theme)
    speak_chinese(app)
    clock = ManualClock(datetime(2026, 7, 9, 20, 24, 12, tzinfo=CHINA))
    with tempfile.TemporaryDirectory() as folder:
        stage = HallStage(Path(folder), theme, clock)
        stage.fill()
        stage.load()
        stage.send_alerts(*near_alerts())
        QTest.qWait(50)
        panel = intake_panel(stage)
        panel.show()
        QTest.qWait(50)
        panel.grab().save(str(out / "intake_empty.png"))
        write(panel.form.unit.edit, "芦汀镇防汛值班")
        QTest.qWait(450)
        panel.open_call()
        form = panel.form
        form.words.edit.setPlainText(
            "望汐路铁路桥洞 19 时 50 分许起积水，涉及 3 辆小客车。"
            "一辆小客车熄火，车内有 1 名老人，水位仍在上涨"
        )
        form.place.edit.setFocus()
        write(form.place.edit, "wxlx")
        QTest.qWait(30)
        panel.grab().save(str(out / "intake_place.png"))
        if panel._places.is_open:
            QTest.keyClick(form.place.edit, Qt.Key.Key_Return)
        write(form.occurred.edit, "19:50")
        for box, number in ((form.counts[0], "0"), (form.counts[3], "1")):
            write(box.edit, number)
        for field, words in (
            (form.unit, "望潮街道值班室"),
            (form.caller, "苏砚宁"),
            (form.post, "副班"),
            (form.phone, "0000-6204"),
            (form.told, "望潮派出所 20:20，其他未报"),
            (form.measures, "居委已派 2 人到场"),
        ):
            write(field.edit, words)
        clock.jump(96)
        form.words.edit.setFocus()
        QTest.qWait(700)
        panel.grab().save(str(out / "intake_full.png"))
        panel.hide()
        stage.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
