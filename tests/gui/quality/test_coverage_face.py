"""视频巡查 on the page of quality (A-X1, row 84): what patrols owe by town, what they found."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.quality.stage import QualityStage, empty, finding, patrol, proof

KEY = Qt.Key


def told(table) -> list[list[str]]:
    return [[cell.words for cell in row.cells] for row in table.rows.rows]


def test_towns_say_what_was_not_seen_and_for_how_long(qtbot, stage: QualityStage) -> None:
    patrol(stage)
    face = stage.page.patrol
    assert told(face.areas) == [
        ["南汀街道", "6", "0", "6", "7 天以上·南汀·望汐路下立交 5 号点"],
        ["石汀街道", "6", "1", "5", "7 天以上·石汀·临汐路 7 号点"],
        ["望潮街道", "6", "3", "3", "7 天以上·望潮·滨水步道 9 号点"],
    ]
    assert "轮巡点位 18 路，本班已巡 4 路，没巡到 14 路" in face.state.accessibleName()
    whys = {row[0]: row[1:] for row in told(face.cameras)}
    assert whys["南汀·望汐路下立交 5 号点"] == ["—", "7 天以上", "黑屏"]
    assert whys["南汀·望汐路下立交 2 号点"] == ["07-09 05:21", "15 时 00 分", "未转到预置位"]
    assert whys["南汀·望汐路下立交 17 号点"] == ["—", "7 天以上", "还没轮到"]


def test_enter_goes_to_the_cameras_and_puts_them_on_a_wall(qtbot, stage: QualityStage) -> None:
    patrol(stage)
    face = stage.page.patrol
    QTest.keyClick(face.areas, KEY.Key_Down)
    QTest.keyClick(face.areas, KEY.Key_Return)
    QTest.keyClick(face.cameras, KEY.Key_Down)
    QTest.keyClick(face.cameras, KEY.Key_Return)
    ((title, cameras),) = stage.walls
    assert title == "石汀街道·没有巡到" and cameras == ["v13", "v16", "v04", "v10"]
    QTest.keyClick(face.cameras, KEY.Key_Escape)
    QTest.keyClick(stage.page, KEY.Key_V)
    assert face.isHidden() and stage.page.figures.table.isVisible()


def test_a_finding_says_where_what_became_of_it_and_shows_its_snapshot(
    qtbot, stage: QualityStage
) -> None:
    patrol(stage)
    face = stage.page.patrol
    assert [row[1:] for row in told(face.findings)] == [
        ["望潮街道滨水步道灯箱松动（同一件）", "望潮·滨水步道", "属实"],
        ["望潮街道滨水步道灯箱松动", "望潮·滨水步道", "属实"],
        ["石汀街道临汐路树木倒伏", "石汀·临汐路", "处理完毕"],
    ]
    qtbot.waitUntil(lambda: not face.shot.pixmap().isNull())
    assert "一号席 林岚" in face.lines.text()
    face.findings.set_current("F2")
    qtbot.waitUntil(lambda: "截图不在本席" in face.shot.text())
    QTest.keyClick(face.findings, KEY.Key_Return)
    assert stage.asked == ["f2"]


def test_a_page_that_is_left_and_a_new_finding_come_by_themselves(
    qtbot, stage: QualityStage
) -> None:
    patrol(stage)
    face = stage.page.patrol
    stage.put(proof(9, 0.1, ("v02", "seen"), ("v05", "seen")))
    qtbot.waitUntil(lambda: ["南汀街道", "6", "2", "4"] in [row[:4] for row in told(face.areas)])
    stage.put(finding("F9", "f1", "v00", "望潮街道滨水步道积水", 1))
    qtbot.waitUntil(lambda: told(face.findings)[0][1] == "望潮街道滨水步道积水")


def test_a_hall_without_patrols_says_so(qtbot, stage: QualityStage) -> None:
    empty(stage)
    stage.room.commands.run("quality.patrol")
    face = stage.page.patrol
    qtbot.waitUntil(lambda: "近 7 天本厅没有轮巡留痕" in face.state.accessibleName())
    assert told(face.areas) == [] and told(face.findings) == []


def test_enter_is_said_only_for_the_list_the_keyboard_is_in(qtbot, stage: QualityStage) -> None:
    """It opens an alert, goes on a wall or goes in: said side by side, nobody knows which."""
    patrol(stage)
    face = stage.page.patrol
    heads = face.finding_head, face.camera_head
    assert ["Enter" in head.accessibleName() for head in heads] == [False, False]
    face.findings.setFocus()
    assert ["Enter" in head.accessibleName() for head in heads] == [True, False]
    face.cameras.setFocus()
    assert ["Enter" in head.accessibleName() for head in heads] == [False, True]
