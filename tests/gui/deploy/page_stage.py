"""The page over a staged seat, with the underpass of the story."""

from datetime import timedelta
from typing import Any

from console.app.slip_desk import SlipDesk
from console.commands import force_commands, order_commands
from console.commands.alert_commands import AlertActs
from console.domain.alert import (
    Acknowledgement,
    Alert,
    Condition,
    Disposition,
    Owner,
    Severity,
)
from console.screens.deploy.deploy_page import DeployPage
from console.screens.deploy.parts import DeployParts
from tests.gui.deploy.hall_stage import SEAT, HallStage, district, ground


def underpass(stage: HallStage) -> Alert:
    now = stage.clock.now()
    ack = Acknowledgement(1, Severity.ORANGE, "p-linlan", "林岚", SEAT, now, "op-ack")
    return Alert(
        "TF-0412",
        "望汐路下立交积水 26 厘米，小客车涉水停驶",
        Severity.ORANGE,
        now - timedelta(seconds=60),
        last_at=now,
        source="AI 视频",
        type="car-in-water",
        text="桥洞下水到膝盖了，一辆电动车熄火，后面还有小轿车往里开",
        place=district().places[0].place,
        condition=Condition.ACTIVE,
        unsigned_since=now,
        acks=(ack,),
        owner=Owner("p-linlan", "林岚", SEAT, now),
        disposition=Disposition.CONFIRMED,
        first_action_at=now,
    )


def deploy_page(stage: HallStage, **more: Any) -> DeployPage:
    """Return the page, its keys known before it is built, as at a seat."""
    known = {command.id for command in stage.commands}
    declared = (*order_commands.COMMANDS, *force_commands.COMMANDS)
    new = [command for command in declared if command.id not in known]
    stage.commands.announce(new, lambda: None)
    page = DeployPage(
        DeployParts(
            theme=stage.theme,
            clock=stage.clock,
            queue=stage.queue,
            directory=stage.directory,
            orders=stage.orders,
            link=stage.link,
            acts=stage.order_acts,
            forces=stage.force_acts,
            ask_leader=AlertActs(stage.executor).note,
            commands=stage.commands,
            identity=lambda: stage.identity,
            open_view=stage.open_view,
            slips=SlipDesk(stage.theme.font().family(), stage.folder / "slips"),
            seat_name=lambda seat: "一号席",
            ground=ground(),
            **more,
        )
    )
    page.resize(1856, 984)
    return page
