"""A dictionary is proposed and loaded beside a running hub; a seat reads it and looks it up."""

from typing import Any

import pytest

from console.commands import dictionary_commands as commands
from console.hub.dictionary import versions
from console.hub.words import opened
from console.runtime.clock import SystemClock
from tests.end2end.test_alone import PATIENCE
from tests.support.hub import alert, running_hub
from tests.unit.hub.test_dictionary_versions import LIFT, WATER, WISH


@pytest.fixture
def hub(tmp_path):
    with running_hub(tmp_path / "hub", ("linlan", "leader")) as hub:
        yield hub


def until(qtbot: Any, what: Any) -> None:
    qtbot.waitUntil(lambda: bool(what()), timeout=PATIENCE)


def test_row_49_proposed_read_loaded_and_looked_up_from_the_alert(
    qtbot, start, hub, tmp_path
) -> None:
    """H474, H479."""
    hub.post_alerts([alert(1, title="杉影里 3 号楼电梯困人")])
    starter = start(hub.url, tmp_path / "seat")
    until(qtbot, lambda: starter.seat is not None)
    seat = starter.seat
    until(qtbot, lambda: seat.models.queue.rowCount() == 1)

    def at_the_hub(job: Any) -> None:
        with opened(tmp_path / "hub") as core:
            core.do(lambda t: job(t, [LIFT, WATER], WISH), SystemClock().now())

    at_the_hub(versions.propose)
    seat.commands.run(commands.CHANGES.id)
    changes = seat.dictionary.changes
    until(qtbot, lambda: len(changes.words) == 2)
    changes.put_away()
    at_the_hub(versions.take)
    until(qtbot, lambda: len(seat.models.directory.matters()) == 2)
    seat.pages.duty.queue.setFocus()
    seat.commands.run(commands.LOOK_UP.id)
    panel = seat.dictionary.panel
    until(qtbot, lambda: panel.words and panel.words[0].startswith("电梯困人"))
    until(qtbot, lambda: "2026 版" in panel._head.accessibleName())
    panel.put_away()
