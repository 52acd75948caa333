"""B-06 to B-08, B-30: a town is set aside by keys, a second person lets it go, and it is lifted."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.app.seat import Seat
from console.commands import mask_commands
from console.domain.queue import Band
from console.domain.release import Way
from tests.end2end.test_main_job import PATIENCE, records_of, seated
from tests.end2end.test_second_person import answer
from tests.end2end.test_sound_desk import until_logged
from tests.support.hub import alert, running_hub

TOWN = {"place": {"name": "下立交", "town": "望潮街道"}}


def shelved(seat: Seat) -> int:
    return seat.models.queue.counts.by_band[Band.SHELVED]


def ask_for_the_town(qtbot: Any, seat: Seat) -> None:
    """G, two to the right, a reason, Enter."""
    seat.frame.window.activateWindow()
    seat.pages.duty.queue.list.setFocus()
    qtbot.waitUntil(lambda: seat.pages.duty.detail.alert_id != "", timeout=PATIENCE)
    QTest.keyClick(seat.pages.duty.queue.list, "g")
    panel = seat.pages.duty.window().findChild(_panel())
    qtbot.waitUntil(panel.isVisible, timeout=PATIENCE)
    while panel.scope.current != "town":
        QTest.keyClick(panel.scope, Qt.Key.Key_Right)
    QTest.keyClick(panel.reason, Qt.Key.Key_Down)
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)


def _panel() -> type:
    from console.shell.mask_panel import MaskPanel

    return MaskPanel


def test_a_town_is_set_aside_by_two_and_brought_back_from_the_list(qtbot, start, tmp_path) -> None:
    """H365, H368: what comes between the preview and the second person's word is said and held."""
    yellow = {"severity": "yellow", **TOWN}
    with running_hub(tmp_path / "hub") as hub:
        hub.post_alerts([alert(n, **yellow) for n in range(31)])
        hub.post_alerts([alert(90, severity="orange", **TOWN)])
        seat = seated(qtbot, start(hub.url, tmp_path / "seat"))
        qtbot.waitUntil(lambda: seat.models.queue.rowCount() == 32, timeout=PATIENCE)
        ask_for_the_town(qtbot, seat)
        second = seat.second.panel
        qtbot.waitUntil(second.isVisible, timeout=PATIENCE)
        assert "影响 32 条" in second.words[0] and "搁置：望潮街道（橙及以下）" in second.words[0]
        assert shelved(seat) == 0, "nothing is done before somebody else agrees"

        hub.post_alerts([alert(50, **yellow)])
        qtbot.waitUntil(lambda: seat.models.queue.rowCount() == 33, timeout=PATIENCE)
        second.choose(Way.PHONE)
        answer(qtbot, seat, "沈带班", "0000-6001")
        said = "已搁置 32 条"
        qtbot.waitUntil(
            lambda: any(said in words for words in seat.frame.notices.texts), timeout=PATIENCE
        )
        assert any("预览后新来 1 条，由中心一并搁置" in words for words in seat.frame.notices.texts)
        qtbot.waitUntil(lambda: shelved(seat) == 33, timeout=PATIENCE)
        until_logged(qtbot, seat, "电话授权：沈带班，回拨 0000-6001")
        hub.post_alerts([alert(60, **yellow)])
        qtbot.waitUntil(lambda: shelved(seat) == 34, timeout=PATIENCE)

        seat.commands.run(mask_commands.LIST.id)
        seat.commands.run(mask_commands.LIFT.id)
        qtbot.waitUntil(lambda: shelved(seat) == 0, timeout=PATIENCE)
        qtbot.waitUntil(lambda: not seat.store.journal.pending(), timeout=PATIENCE)
        bodies = records_of(hub)
        assert not [id for id, body in bodies.items() if body.get("shelf")]
