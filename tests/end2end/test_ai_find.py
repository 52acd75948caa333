"""An AI find over a real hub: its picture at the seat, verdicts that count, a request prepared."""

from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QGuiApplication, QImage

from console.app.device_desk import DeviceDesk
from console.commands import device_commands
from console.domain.alert import Disposition
from tests.end2end.test_alone import PATIENCE
from tests.support.hub import TOKEN, Hub, alert, running_hub
from widgets.video.tile_source import TileState

FINDS = 5


@pytest.fixture
def hub(tmp_path):
    with running_hub(tmp_path / "hub", ("linlan", "leader")) as hub:
        yield hub


def picture() -> bytes:
    image = QImage(640, 360, QImage.Format.Format_RGB32)
    image.fill(QColor(40, 60, 80))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")
    return bytes(buffer.data().data())


def until(qtbot: Any, what: Any) -> None:
    qtbot.waitUntil(lambda: bool(what()), timeout=PATIENCE)


def tell(hub: Hub) -> None:
    """The find comes first, its picture after it."""
    data = picture()
    with hub.client(TOKEN) as source:
        kept = source.post(
            "/v1/ingest/frames", content=data, headers={"Content-Type": "image/jpeg"}
        ).json()
    frame = {"id": kept["frame"], "at": "2026-07-09T20:21:15+08:00", "camera": "cam-1"}
    hub.post_alerts(
        [alert(n, key=f"ai{n}", confidence=0.41, frame=frame) for n in range(1, FINDS + 1)]
    )


def test_rows_78_and_80_from_the_picture_to_the_work_request(qtbot, start, hub, tmp_path) -> None:
    """H396, H397."""
    tell(hub)
    starter = start(hub.url, tmp_path / "seat")
    until(qtbot, lambda: starter.seat is not None)
    seat = starter.seat
    queue, page = seat.models.queue, seat.pages.duty
    until(qtbot, lambda: queue.rowCount() == FINDS)
    until(qtbot, lambda: page.detail.tiles.evidence is not None)
    source = page.detail.tiles.evidence
    until(qtbot, lambda: source.state == TileState.LIVE)
    assert source.name.endswith("20:21:15") and source.image().width() == 640
    for one in list(queue.alerts()):
        page.open_alert(one.id)
        seat.commands.run("alert.find_false")
        assert page.detail.foot.ask.choose(2)
        until(qtbot, lambda one=one: queue.alert(one.id) is None)
    seat.commands.run(device_commands.LIST.id)
    shown = seat.findChild(DeviceDesk).shown

    def listed() -> bool:
        shown.refresh()
        return bool(shown.rows.rows)

    until(qtbot, listed)
    shown.request()
    until(qtbot, lambda: "报修申请" in QGuiApplication.clipboard().text())
    assert f"不属实 {FINDS} 次" in QGuiApplication.clipboard().text()
    seat.lanes.acts.run(lambda: None)
    body = seat.store.cache.select("alert", {})[0].body
    assert body["disposition"] == Disposition.FALSE.value
