"""The page over a staged seat."""

from console.models.older_lines import OlderLines
from console.screens.log.log_page import LogPage
from console.screens.log.parts import LogParts
from offline_cache.lanes import InlineLane
from tests.gui.deploy.hall_stage import SEAT, HallStage


def name_of(stage: HallStage, ref: str) -> str:
    kind, _, id = ref.partition("/")
    if kind == "alert":
        alert = stage.queue.alert(id)
        return alert.title if alert else ""
    view = stage.orders.order(id)
    return view.order.number if view else ""


def log_page(stage: HallStage) -> LogPage:
    page = LogPage(
        LogParts(
            theme=stage.theme,
            clock=stage.clock,
            lines=stage.lines,
            acts=stage.log,
            commands=stage.commands,
            name_of=lambda ref: name_of(stage, ref),
            seat_name=lambda seat: "一号席" if seat == SEAT else seat,
            older=OlderLines(stage.lines, InlineLane(), stage.lines),
        )
    )
    page.resize(1856, 984)
    return page
