"""What pages ask of the clocks from their reading threads stands in the screen's own thread."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread, current_thread, main_thread

import pytest

from console.app import clock_desk, incident_desk, page_parts
from console.app.late import BuiltAhead
from console.app.seat import Seat
from console.domain.limits import Limit, LimitKind
from console.runtime.workers import run_aside
from tests.end2end.test_alone import enrol
from widgets.common.theme import Look, load_look

Ask = Callable[[Seat], object]
PATIENCE = 60
ASKED: dict[str, Ask] = {
    "the room of a matter": lambda seat: incident_desk.incident_parts(
        seat, load_look(Look("dark"))
    ),
    "the plans of an alert": page_parts.open_plans,
}


@pytest.mark.parametrize("page", ASKED)
def test_the_clocks_of_records_are_never_built_by_the_thread_that_asks_for_an_end(
    start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    """H666: a worker built them, and what runs there on a timer or a signal never came."""
    builders: list[Thread] = []
    build = clock_desk.clock_source

    def noted(seat: Seat) -> object:
        builders.append(current_thread())
        return build(seat)

    monkeypatch.setattr(clock_desk, "clock_source", noted)
    monkeypatch.setattr(BuiltAhead, "start", lambda self: None)  # nothing stands by luck
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    seat = start.unlocked(tmp_path / "seat").seat
    assert builders == []
    parts = ASKED[page](seat)
    limit = Limit("report", seat.clock.now(), LimitKind.MINUTES, 30)
    ends = run_aside("reads", lambda: parts.ends(limit)).result(PATIENCE)
    assert (ends - limit.started_at).total_seconds() == 1800
    assert builders == [main_thread()]
