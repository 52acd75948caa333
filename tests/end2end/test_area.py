"""The towns in the whole console: large on the wall a plan gives them, one key to their queue."""

import pytest

from console.domain.entity import encode
from console.domain.queue import Band
from console.models.queue_filter import QueueFilter
from console.screens.incident import own_commands as room
from console.shell import rail_pages
from offline_cache.values import Change
from tests.end2end.test_alone import PATIENCE, enrol
from tests.end2end.test_screens import cables as cables
from tests.gui.duty import directory, hard_evening
from tests.gui.pages.drawing import drawing


@pytest.fixture
def seat(qtbot, start, tmp_path, cables):
    """A seat on six monitors whose cache holds an evening."""
    cables[:] = [1, 2, 3, 4, 5, 6]
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    seat = start.unlocked(tmp_path / "seat").seat
    assert seat is not None
    rows = [*directory.reference(), *hard_evening.storm()]
    changes = [Change(n, e.KIND, e.id, f"e.{n}", "hub", encode(e)) for n, e in enumerate(rows, 1)]
    seat.models.feed.publish(seat.store.cache.apply(changes, f"e:{len(rows)}"))
    qtbot.waitUntil(lambda: seat.models.queue.counts.total > 300, timeout=PATIENCE)
    return seat


def test_plans_put_the_towns_on_a_wall_in_large_type_and_the_room_beside_the_forces(qtbot, seat):
    """B-13."""
    seat.commands.run("plan.use.command-calm")
    page = seat.pages.area
    assert page.is_large and page.isVisible()
    qtbot.waitUntil(lambda: len(page.board.shown) > 1, timeout=PATIENCE)
    height = page.window().screen().size().height()
    sizes = [text.pixels for text in drawing(page.board).texts]
    assert sizes and min(sizes) >= int(60 * height / 1080)
    page.town_requested.emit("芦汀镇")
    assert seat.frame.window.current_page == rail_pages.DUTY
    queue = seat.models.queue
    assert seat.pages.duty.queue.filter_line.wanted == QueueFilter(town="芦汀镇")
    listed = sum(queue.count_in(band) for band in Band)
    assert listed == queue.counts.by_town["芦汀镇"].by_severity.total()
    seat.frame.window.show_page(rail_pages.VITALS)
    page.town_requested.emit("")
    assert seat.pages.duty.queue.filter_line.wanted == QueueFilter()
    # In the flood the room of a matter is one tab away from the forces; it stood in no plan.
    seat.commands.run("plan.use.command-flood")
    windows = seat.screens.windows
    assert windows.window_of(room.PAGE) is windows.window_of(rail_pages.DEPLOY)
    seat.frame.window.show_page(room.PAGE)
    qtbot.waitUntil(seat.pages.incident.isVisible, timeout=PATIENCE)
    assert seat.pages.incident.window() is not seat.frame.window
