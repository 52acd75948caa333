"""`python -m tests.gui.log.pictures OUT`: the page in its states, to lay beside a drawing."""

import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.contract.countersign import countersigned
from console.domain.duty import LogHead
from console.domain.entity import encode
from console.domain.order import Stage
from console.runtime.clock import CHINA, ManualClock
from tests.gui.deploy.hall_stage import HallStage
from tests.gui.deploy.page_stage import underpass
from tests.gui.log.page_stage import log_page
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import apply, load_theme


def until(has_come: Callable[[], object]) -> None:
    """Turn until it has come: another thread brings it."""
    for _ in range(500):
        if has_come():
            return
        QTest.qWait(10)
    raise AssertionError("what was written did not come")


def write_evening(stage: HallStage) -> None:
    clock = stage.clock
    alert = underpass(stage)
    stage.send_alerts(alert)
    QTest.qWait(60)
    write = stage.log.write
    write(
        "接白班：未办结 4 件，暴雨黄色预警生效，菱渡 2 号泵站流量搁置至 20:28:30", category="交接"
    )
    clock.jump(40)
    stage.acts.acknowledge(alert)
    clock.jump(35)
    stage.acts.verify(alert, True)
    units = {u.name: u for u in stage.directory.units()}
    sent = [units[n] for n in ("排水应急二分队", "交警四中队", "望潮防汛突击队")]
    clock.jump(19)
    stage.order_acts.send(alert, "望汐路下立交积水 26 厘米。请即赴现场，听交警四中队指挥。", sent)
    stage.settle()
    until(lambda: stage.orders.orders_of(alert.id))
    clock.jump(20)
    first = stage.orders.orders_of(alert.id)[0].assignments[0]
    stage.order_acts.report(first, Stage.ACCEPTED, clock.now())
    clock.jump(60)
    QTest.qWait(60)
    wrong = write(
        "带班领导陆闻舟来电：同意启动防汛防台Ⅲ级响应，两镇 20 分钟内叫通", category="指示"
    )
    until(lambda: any(line.entry.category == "指示" for line in stage.lines.lines))
    clock.jump(45)
    entry = wrong.result()
    told = next(line.entry for line in stage.lines.lines if line.entry.category == "指示")
    assert entry.is_saved
    write("应为两镇 10 分钟内叫通，已与带班领导复诵核对", category="指示", amends=told.id)
    stage.settle()
    QTest.qWait(60)
    clock.jump(30)
    happened = clock.now() - timedelta(minutes=12)
    write("石汀街道值班室口头报：临汐路 88 弄车棚已断电", category="电话", occurred_at=happened)
    clock.jump(15)
    write("望潮街道滨水步道灯箱松动，已放警示牌", category="巡查")
    until(lambda: any(line.entry.category == "巡查" for line in stage.lines.lines))
    QTest.qWait(80)


def countersign(stage: HallStage) -> None:
    """Let the hub sign the chain up to its fifth line."""
    line = next(li.entry for li in stage.lines.lines if li.entry.number == 5)
    head = LogHead("h", line.seat, line.incarnation, 5, line.hash, stage.clock.now())
    signed = countersigned(head, Ed25519PrivateKey.generate())
    stage.send([("log_head", "h", encode(signed))])
    QTest.qWait(80)


def main(out: Path) -> None:
    app = QApplication([])
    theme = load_theme("dark")
    apply(app, theme)
    speak_chinese(app)
    clock = ManualClock(datetime(2026, 7, 9, 20, 21, 0, tzinfo=CHINA))
    with tempfile.TemporaryDirectory() as folder:
        stage = HallStage(Path(folder), theme, clock)
        stage.fill()
        stage.load()
        page = log_page(stage)
        page.show()
        QTest.qWait(60)
        page.grab().save(str(out / "log_empty.png"))
        write_evening(stage)
        page.write.field.edit.setFocus()
        page.grab().save(str(out / "log.png"))
        countersign(stage)
        page.grab().save(str(out / "log_countersigned.png"))
        page.show_tab("handover")
        page.grab().save(str(out / "log_handover.png"))
        page.hide()
        stage.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
