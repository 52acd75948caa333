"""断网值守 on every window of the seat: the wall says what goes on and what does not, too."""

import pytest

from console.shell.offline_line import OfflineLine
from tests.gui.deploy.fixtures import stage
from tests.gui.duty.fixtures import chinese
from tests.gui.wall.wall_stage import Cameras, wall_window

__all__ = ["chinese", "stage"]


@pytest.fixture
def wall(qtbot, chinese, stage):
    wall = wall_window(stage, Cameras(stage))
    wall.line = OfflineLine(stage.theme, stage.link)
    wall.put_line(wall.line)
    qtbot.addWidget(wall)
    wall.resize(1280, 760)
    stage.link_is("online")
    with qtbot.waitExposed(wall):
        wall.show()
    qtbot.waitUntil(lambda: wall.line.isHidden())
    return wall


def test_cut_off_the_wall_says_what_can_be_done(qtbot, stage, wall) -> None:
    stage.link_is("offline")
    qtbot.waitUntil(lambda: wall.line.isVisible())
    assert wall.line.y() == 0 and wall.line.height() == 32 and wall.strip.y() == 32
    assert wall.line.text.startswith("本机可做：签收、登记、电话调度、记日志")
    assert "待联网：系统派单、其他席位动态" in wall.line.text
    stage.link_is("online")
    qtbot.waitUntil(lambda: wall.line.isHidden() and wall.strip.y() == 0)


def test_standing_still_is_said_there_as_well(qtbot, stage, wall) -> None:
    stage.link.update_view(stall_zh="联网中，最早一条已 61 秒未送出")
    qtbot.waitUntil(lambda: wall.line.isVisible())
    assert "停滞：联网中，最早一条已 61 秒未送出；已存本机的不丢，各发一份" in wall.line.text
