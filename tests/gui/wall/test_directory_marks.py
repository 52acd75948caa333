"""What the camera directory says of cameras that are known to have no new picture."""

from tests.gui.wall.directory import directory_panel, silent_words
from tests.gui.wall.wall_stage import Cameras, wall_window


def test_h943_a_camera_without_a_new_picture_is_marked_in_the_directory_and_no_other_is(
    qtbot, stage
) -> None:
    wall = wall_window(stage, Cameras(stage))
    qtbot.addWidget(wall)
    with qtbot.waitExposed(wall):
        wall.show()
    told = dict(silent_words())
    panel = directory_panel(stage, wall, told)
    qtbot.waitUntil(lambda: len(panel.found) > 3)
    first, second = told

    def marked() -> dict[str, str]:
        lines = {row.id: row.cells[2].second[0] for row in panel._rows.rows}
        return {id: line.text for id, line in lines.items() if line.icon}

    assert marked() == told, "a shape and words with the age, first on its line"
    assert "2 without a new picture" in panel.head.accessibleName()
    del told[first]
    told[second] = "no new picture for 4 min, looked at 20:25"
    panel.follow()
    qtbot.waitUntil(lambda: marked() == told)
    told.clear()
    panel.refresh()
    assert not marked() and "without a new picture" not in panel.head.accessibleName()
