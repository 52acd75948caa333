"""The panel over a staged seat."""

from typing import Any

from console.screens.intake.intake_panel import IntakePanel
from console.screens.intake.parts import IntakeParts
from tests.gui.deploy.hall_stage import HallStage, JournalDrafts, ground


def intake_parts(stage: HallStage, **other: Any) -> IntakeParts:
    values: dict[str, Any] = {
        "theme": stage.theme,
        "clock": stage.clock,
        "queue": stage.queue,
        "directory": stage.directory,
        "orders": stage.orders,
        "acts": stage.intake,
        "alert_acts": stage.acts,
        "commands": stage.commands,
        "identity": lambda: stage.identity,
        "drafts": JournalDrafts(stage.journal),
        "new_id": stage.ids,
        "open_view": stage.open_view,
        "same": stage.same,
        "ground": ground(),
    } | other
    return IntakeParts(**values)


def intake_panel(stage: HallStage, **other: Any) -> IntakePanel:
    panel = IntakePanel(intake_parts(stage, **other))
    panel.resize(760, 984)
    return panel
