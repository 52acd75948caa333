"""The panels of a wall as a person sees them: layouts, tasks, uncovering, turning by hand."""

from console.commands.registry import CommandTable
from console.commands.wall_tool_commands import OF_TASK
from console.screens.wall.playback_line import PlaybackLine
from console.screens.wall.swivel_line import SwivelLine
from console.screens.wall.wall_window import WallWindow
from console.settings.plans.plan_fault import PlanFault, Wrong
from console.settings.plans.wall_view import WallView
from console.settings.tasks.task import WallTask
from console.shell.layout_panel import LayoutPanel
from console.shell.plans.plan_words import fault_words
from console.shell.task_panel import TaskPanel
from console.shell.uncover_panel import UncoverPanel
from tests.gui.deploy.hall_stage import StillView
from tests.gui.shell.chinese import either


def layouts_panel(wall: WallWindow) -> LayoutPanel:
    """Open the chooser."""
    panel = LayoutPanel(wall.strip.theme, wall)
    panel.ask("16")
    return panel


def tasks_panel(wall: WallWindow) -> TaskPanel:
    """Open the tasks: own, shared, and a file that is none."""
    table = CommandTable()
    for command in OF_TASK:
        table.add(command, lambda: None)
    panel = TaskPanel(wall.strip.theme, table, wall)
    view = WallView("video", layout="1+7", cameras=("C1", "C2", "C3"), patrol="own/汛期")
    rows = [
        (WallTask("own/1", "汛期重点", view, 1, "director"), "林岚"),
        (WallTask("shared/2", "夜间巡看", WallView("video", 9), 2, version=3), "周宁"),
        (WallTask("own/3", "沿江", WallView("video", layout="25"), 0), "林岚"),
    ]
    fault = PlanFault(Wrong.LAYOUT_GAP, "", "3, 2")
    fault.line = 4
    file = either("沿江旧版：", "Riverside, old: ")
    panel.show_tasks(rows, [f"{file}{fault_words(fault)}"])
    panel.ask()
    return panel


def uncover_panel(wall: WallWindow) -> UncoverPanel:
    """Open the question."""
    panel = UncoverPanel(wall.strip.theme, (2.0, 5.0, 15.0), wall)
    panel.ask("砚云里 3 号楼", ["3 号楼阳台", "2 号楼窗"])
    return panel


def swivel_line(wall: WallWindow) -> SwivelLine:
    """Take a camera that another seat has."""
    line = SwivelLine(wall.strip.theme, wall.strip, lambda: "Y")
    held = either(
        "正由其他席位使用：二号席 周宁，至 20:31:05",
        "another seat holds this camera: 二号席 周宁 until 20:31:05",
    )
    wall.grid.set_focused(0)
    line.show_camera("望汐路下立交东口", "", held, ("水尺", "泵房", "全景"))
    return line


def playback_line(wall: WallWindow) -> PlaybackLine:
    """Play the first tile's recording."""
    camera = next(each for each in wall.cameras if each)
    wall.grid.set_focused(wall.cameras.index(camera))
    view = wall.pictures.view_of(camera)
    assert view is not None
    recorded = StillView(view.name, 640, 360, "playback")
    recorded.then = "07-09 20:14:32"
    wall.pictures.show_instead(camera, recorded)
    line = PlaybackLine(wall.strip.theme, wall.strip, lambda: "V")
    line.show_recording(view.name, recorded.then, either("播放中，2 倍速", "plays, 2x speed"), "")
    return line
