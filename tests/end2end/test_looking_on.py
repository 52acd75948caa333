"""只读旁观 (G18): a second console on one folder shows what the first does, and does nothing."""

from pathlib import Path
from typing import Any

from console.app.recorder import FILE
from console.app.viewer.seat import ViewerSeat
from console.commands import intake_commands, note_commands
from console.shell.login_page import LoginPage
from console.shell.note_line import NoteLine
from console.shell.window_frame import WindowFrame
from tests.end2end.test_alone import PATIENCE, done, enrol, form


def both(qtbot: Any, start: Any, data: Path) -> tuple[Any, ViewerSeat]:
    first = start.unlocked(data).seat
    qtbot.waitUntil(lambda: first.models.queue.rowCount() == 1, timeout=PATIENCE)
    viewing = start.unlocked(data).viewing
    assert viewing is not None and viewing.seat is not None
    qtbot.waitUntil(lambda: viewing.seat.models.queue.rowCount() == 1, timeout=PATIENCE)
    return first, viewing.seat


def test_what_the_first_does_is_seen_in_the_second(qtbot, start, tmp_path) -> None:
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    first, second = both(qtbot, start, tmp_path / "seat")
    (seen,) = first.models.queue.alerts()
    assert done(qtbot, first.acts.alerts.acknowledge(seen)).is_saved
    qtbot.waitUntil(lambda: second.models.queue.is_pending(seen.id), timeout=PATIENCE)
    qtbot.waitUntil(lambda: bool(second.models.outbox.waiting), timeout=PATIENCE)
    assert [each.op for each in second.models.outbox.waiting] == [
        each.op for each in first.store.journal.unsent()
    ]
    assert second.identity.name == "林岚"


def test_nothing_can_be_done_in_the_second_and_every_window_says_so(qtbot, start, tmp_path) -> None:
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    first, second = both(qtbot, start, tmp_path / "seat")
    number = first.store.journal.last_number()
    (seen,) = second.models.queue.alerts()
    result = done(qtbot, second.acts.alerts.acknowledge(seen))
    assert not result.is_saved and result.zh == "只读旁观，不能办理；请到正在值守的窗口办理"
    second.commands.run(intake_commands.OPEN.id)
    assert not second.pages.intake.isVisible()
    second.commands.run(note_commands.NOTE.id)
    assert not second.frame.window.findChildren(NoteLine), "words are not typed in vain"
    assert first.store.journal.last_number() == number
    for window in (second.frame.window, second.pages.wall):
        (frame,) = window.findChildren(WindowFrame)
        assert frame.words.startswith("只读旁观") and window.windowTitle().startswith("只读旁观")


def test_the_link_shown_is_the_one_of_the_first(qtbot, start, tmp_path) -> None:
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    first, second = both(qtbot, start, tmp_path / "seat")
    first.models.link.update_view(refused=3)
    qtbot.waitUntil(lambda: second.models.link.view.refused == 3, timeout=PATIENCE)
    assert (tmp_path / "seat" / FILE).exists(), "the link was not read of the recording"


def test_a_grant_that_ended_asks_for_a_person_of_this_seat(qtbot, start, tmp_path) -> None:
    enrol(tmp_path / "seat", ("linlan", "林岚"), over=True)
    start.unlocked(tmp_path / "seat")
    second = start.unlocked(tmp_path / "seat")
    page = second._page
    assert isinstance(page, LoginPage) and second.viewing.seat is None
    page.login_requested.emit(form("linlan", "nonsense"))
    assert second.viewing.seat is None and page.failure
    page.login_requested.emit(form("linlan"))
    assert second.viewing.seat.identity.name == "林岚"
