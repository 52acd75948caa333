"""Issue C 3: the keys of the whole seat: none clashes, each works from a field."""

from itertools import combinations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from console.app.seat import Seat
from console.commands.fixed_keys import FIXED_KEYS, fixed_on
from console.commands.registry import key_parts, rival_of
from console.screens.duty.foot_bar import FootState
from console.screens.intake.intake_panel import IntakePanel
from console.settings.reserved_keys import reserved_keys
from console.shell.keys import key_sheet, scope_words
from console.shell.note_line import NoteLine
from console.shell.overlay import Overlay
from tests.end2end.keyboard_walk import clickable, out_of_reach
from tests.end2end.test_alone import PATIENCE, done, enrol


@pytest.fixture
def seat(qtbot, start, tmp_path) -> Seat:
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    seat = start.unlocked(tmp_path / "seat").seat
    assert seat is not None
    window = seat.frame.window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the page that was before
    give_keyboard(qtbot, seat, window)
    return seat


def give_keyboard(qtbot, seat: Seat, widget: QWidget) -> None:
    """Give a widget the keyboard; offscreen there is no window manager that keeps it there."""

    def has_it() -> bool:
        seat.frame.window.activateWindow()
        widget.setFocus()
        return widget.isActiveWindow() and (widget.isWindow() or widget.hasFocus())

    qtbot.waitUntil(has_it, timeout=PATIENCE)


def press(seat: Seat, key: str) -> None:
    """Press a key as the keyboard does: the window gets it first."""
    combination = QKeySequence(key)[0]
    handle = seat.frame.window.windowHandle()
    QTest.keyClick(handle, combination.key(), combination.keyboardModifiers())


def test_no_key_clashes_and_none_belongs_to_others(seat):
    """Every page and panel: what is declared, and what rows and forms do by themselves."""
    commands = [command for command in seat.commands if command.key]
    assert len(commands) > 40, "every page has said what it has"
    rivals = {c.id: rival_of(c, commands) for c in commands}
    assert {id: r.id for id, r in rivals.items() if r is not None} == {}
    reserved = {key_parts(key) for key in reserved_keys()}
    theirs = [c.id for c in commands if key_parts(c.key) in reserved and not c.fixed]
    assert theirs == []
    fixed = {c.id: fixed_on(c.key, c.on) for c in commands if not c.fixed}
    assert {id: f.keys for id, f in fixed.items() if f is not None} == {}
    for one, other in combinations(FIXED_KEYS, 2):
        shared = set(map(key_parts, one.keys)) & set(map(key_parts, other.keys))
        assert one.on != other.on or not shared, (one, other)


def test_every_page_that_has_keys_has_a_name_on_the_sheet(seat):
    """H854: the heads of fourteen pages and panels all read 本页."""
    pages = {command.on.split(".")[0] for command in seat.commands if command.on}
    nameless = {page for page in pages if scope_words(page) == scope_words("nobody's")}
    assert len(pages) > 15 and nameless <= {"plugin"}


def test_the_sheet_shows_every_key_there_is(seat):
    """F1 is made of the declarations: nothing that has a key is left out."""
    scopes = {command.on for command in seat.commands if command.on}
    for scope in scopes:
        shown = {line.title for group in key_sheet(seat.commands, [scope]) for line in group.lines}
        own = [c for c in seat.commands if c.key and c.on in ("", scope)]
        assert len(shown) >= len({c.title for c in own})
    assert scopes >= {"duty", "deploy", "intake", "outbox", "check"}


def test_keys_of_everywhere_work_while_somebody_writes(qtbot, seat):
    """Ctrl+U would empty the line, Ctrl+K cut it: the seat has them first."""
    filter_line = seat.pages.duty.queue.findChild(QLineEdit)
    ran: list[str] = []
    wanted = [command for command in seat.commands if command.key and not command.on]
    for command in wanted:
        seat.commands.redirect(command.id, lambda id=command.id, **_: ran.append(id))
    give_keyboard(qtbot, seat, filter_line)
    QTest.keyClicks(filter_line, "abc")
    for command in wanted:
        press(seat, command.key)
        assert ran[-1:] == [command.id], command.key
        assert filter_line.text() == "abc", command.key


def test_f1_in_a_panel_shows_the_panels_keys_and_the_pages(qtbot, seat):
    press(seat, "Ctrl+O")
    press(seat, "F1")
    sheet = next(c for c in seat.frame.window.children() if type(c).__name__ == "KeySheet")
    qtbot.waitUntil(sheet.isVisible)
    assert "知道了" in sheet.accessibleDescription(), "of the panel"
    assert "签收" in sheet.accessibleDescription(), "of the page behind it"
    press(seat, "Esc")
    assert not sheet.isVisible()


def test_a_key_of_the_page_moves_with_its_cap_and_both_changes_are_in_the_audit(qtbot, seat):
    """Chosen in the panel; every change names the person in the audit; the disk's no is said."""
    ran: list[str] = []
    seat.commands.redirect("alert.acknowledge", lambda **_: ran.append("signed"))
    press(seat, "Ctrl+F1")
    panel = seat.keys.panel()
    panel.list.set_current("alert.acknowledge")
    panel.wait_for_key("alert.acknowledge")
    press(seat, "Ctrl+Alt+Y")
    press(seat, "Esc")
    give_keyboard(qtbot, seat, seat.pages.duty.queue.list)
    press(seat, "Space")
    assert ran == []
    press(seat, "Ctrl+Alt+Y")
    assert ran == ["signed"]
    seat.pages.duty.detail.foot.show_state(FootState("Q-1"))
    assert seat.pages.duty.detail.foot._buttons["alert.acknowledge"][1]._key == "Ctrl Alt Y"
    panel.reset("alert.acknowledge")
    done(qtbot, seat.lanes.acts.submit(lambda: None))
    assert _changes(seat) == [
        ("keys.alert.acknowledge", "Space -> Ctrl+Alt+Y"),
        ("keys.alert.acknowledge", "Ctrl+Alt+Y -> Space"),
    ]


def test_a_disk_that_takes_no_keys_is_said(seat, tmp_path, logged_errors):
    (tmp_path / "seat" / "keys").write_text("a file where the folder should be")
    panel = seat.keys.panel()
    panel.wait_for_key("alert.own")
    press(seat, "Ctrl+Alt+Y")
    assert seat.commands.get("alert.own").key == "Ctrl+Alt+Y"
    assert any("没能存下" in text for text in seat.frame.notices.texts)


PLACES = (
    "page:duty", "page:deploy", "page:log", "page:quality", "intake.open", "keys.choose",
    "check.open", "outbox.open", "settings.open", "plan.open", "palette.open", "log.note",
    "error.explain", "person.change", "seat.pin", "sound.test", "person.log_out",
)  # fmt: skip


def test_every_thing_to_click_is_reached_by_tab_or_has_a_key(qtbot, seat):
    """Each page and panel, with what stands in it: buttons, chips, rows, tabs, boxes."""
    window = seat.frame.window
    seen: set[str] = set()
    for act in PLACES:
        kind, _, page = act.partition(":")
        window.show_page(page) if page else seat.commands.run(kind)
        QCoreApplication.processEvents()
        assert page or any(o.isVisible() for o in over(window)), f"{act} opened nothing"
        seen |= {type(widget).__name__ for widget in clickable(window)}
        assert list(out_of_reach(window, seat.commands)) == [], act
        for panel in over(window):
            if page == "" and isinstance(panel, Overlay):
                panel.put_away()
    assert seen >= {"KeyButton", "CountChip", "Segmented", "Combo", "Rail", "Tabs", "HeaderBar"}
    assert seen >= {"PlanList", "Miniature", "PlaceMap", "HoldButton"}


def over(window: QWidget) -> list[QWidget]:
    """Return the panels that stand over the page."""
    kinds = (Overlay, IntakePanel, NoteLine)
    return [child for child in window.findChildren(QWidget) if isinstance(child, kinds)]


def test_every_thing_on_the_walls_own_window_is_reached(qtbot, seat):
    wall = seat.pages.wall
    wall.resize(1280, 720)
    with qtbot.waitExposed(wall):
        wall.show()
    assert {type(widget).__name__ for widget in clickable(wall)} >= {"TileGrid"}
    assert list(out_of_reach(wall, seat.commands)) == []
    wall.close()


def test_only_editors_take_an_input_method(seat):
    """A key outside a field never goes into the input method."""
    window = seat.frame.window
    for page in ("duty", "deploy", "log"):
        window.show_page(page)
    seat.commands.run("intake.open")
    takes = Qt.InputMethodQuery.ImEnabled
    others = [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if not isinstance(widget, QLineEdit | QTextEdit)
        and not isinstance(widget.parent(), QTextEdit)
        and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        and widget.inputMethodQuery(takes)
    ]
    assert others == []
    editors = window.findChildren(QLineEdit)
    written = [e for e in editors if e.isVisible() and e.isEnabled() and not e.isReadOnly()]
    assert written and all(editor.inputMethodQuery(takes) for editor in written)


def _changes(seat: Seat) -> list[tuple[str, str]]:
    lines = seat.store.journal.audit.lines()
    return [(each.object, each.detail) for each in lines if each.what == "setting.changed"]
