"""Pages on windows on monitors: what a person sees when cables are pulled and pages are moved."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from console.settings.plans.area import Side, Split, Way
from console.settings.plans.plan import Kind
from console.shell.plans.hall_window import HallWindow
from console.shell.plans.window_places import area_of

LEFT = Qt.MouseButton.LeftButton


def titles(hall) -> set[str]:
    return {w.windowTitle() for _, w, _ in hall.windows.standing() if isinstance(w, HallWindow)}


def test_a09_a_plan_puts_pages_on_their_monitors(hall):
    hall.use("command-calm", 4)
    where = hall.where()
    assert where["duty"] == "desk"
    assert len({where[page] for page in ("duty", "video", "deploy", "log")}) == 4
    geometries = [w.geometry().left() for _, w, _ in hall.windows.standing()[1:]]
    assert sorted(geometries) == [1920, 3840, 5760]
    assert titles(hall) == {"视频", "调度", "日志"}


def test_every_window_has_the_header_of_its_kind(hall):
    """Walls: 40 px and no rail; the video wall has its own strip."""
    hall.use("command-calm", 3)
    for name, window, _ in hall.windows.standing()[1:]:
        is_video = window.windowTitle() == "视频"
        assert window.header.isVisible() is not is_video, name
        assert window.header.height() == 40
    assert hall.desk.header.height() == 56


def test_b21_an_unplugged_monitor_parks_its_page_with_everything_in_it_and_gives_it_back(hall):
    hall.use("command-calm", 4)
    page = hall.pages["log"]
    page.draft.setText("写了一半")
    page.rows.setCurrentRow(321)
    page.rows.scrollToItem(page.rows.currentItem())
    top = page.rows.verticalScrollBar().value()
    for _ in range(3):
        hall.monitors.plug(1, 2, 3)
        assert hall.where()["log"] == "desk"
        assert hall.windows.placement.parked_pages == ("log",)
        hall.desk.show_page("log")
        assert page.isVisible() and page.draft.text() == "写了一半"
        hall.monitors.plug(4, 2, 1, 3)
        assert hall.where()["log"] != "desk" and page.isVisible()
    assert page.draft.text() == "写了一半"
    assert page.rows.currentRow() == 321
    assert page.rows.verticalScrollBar().value() == top


def test_the_page_on_the_desk_is_as_before_when_the_cable_is_back(hall):
    hall.use("command-calm", 4)
    hall.monitors.plug(1)
    assert hall.desk.area.home == "duty"
    hall.monitors.plug(1, 2, 3, 4)
    assert hall.desk.area.home == "duty" and hall.desk.current_page == "duty"


def test_without_any_monitor_everything_waits_as_it_is(hall):
    hall.use("command-calm", 2)
    before = hall.where()
    hall.monitors.plug()
    assert hall.where() == before
    hall.monitors.plug(1, 2)
    assert hall.where() == before


def test_the_keyboard_stays_where_it_was_when_a_page_moves(hall, qtbot):
    hall.use("command-calm", 2)
    draft = hall.pages["deploy"].draft
    hall.desk.show_page("deploy")
    qtbot.waitUntil(draft.hasFocus)
    QTest.keyClicks(draft, "ab")
    hall.hand.send_on("deploy")
    qtbot.waitUntil(draft.hasFocus)
    QTest.keyClicks(draft, "cd")
    assert draft.text() == "abcd" and hall.where()["deploy"] != "desk"


def test_torn_off_and_back_by_key(hall):
    before = hall.use("command-calm", 3)
    hall.hand.tear_off_or_back("deploy")
    loose = hall.windows.layout.window_of("deploy")
    assert loose.kind is Kind.LOOSE and hall.pages["deploy"].isVisible()
    hall.hand.tear_off_or_back("deploy")
    assert hall.windows.layout == before


def test_closing_a_torn_off_window_brings_its_page_back(hall):
    before = hall.use("command-calm", 3)
    hall.hand.tear_off("deploy")
    hall.windows.window_of("deploy").close()
    assert hall.windows.layout == before
    assert hall.pages["deploy"].isVisible()


def test_a_closed_wall_is_put_away_and_opened_again(hall):
    hall.use("command-calm", 3)
    hall.windows.window_of("video").close()
    assert hall.windows.placement.parked_pages == ("video",)
    assert hall.where()["video"] == "desk"
    assert hall.windows.open_own("video")
    assert hall.where()["video"] != "desk"


def test_a_wall_of_its_own_takes_the_free_monitor(hall):
    hall.use("command-calm", 1)
    hall.monitors.plug(1, 2)
    assert hall.windows.open_own("video")
    assert hall.windows.monitor_of("video") == hall.monitors.plugged[1]
    hall.monitors.plug(1)
    assert not hall.windows.open_own("log")


def test_h916_where_the_system_puts_a_window_whose_monitor_went_is_no_wish_of_a_hand(hall):
    """H916: the page comes back to its monitor with the cable, and does not stay on the desk's."""
    hall.use("command-calm", 2)
    hall.hand.tear_off("log", QRect(2100, 200, 600, 400))
    window, before = hall.windows.window_of("log"), hall.windows.layout
    hall.monitors.plugged.pop()  # the notices of it have not come to rest yet
    window.move(150, 150)
    hall.monitors.plug(1)
    assert hall.where()["log"] == "desk"
    hall.monitors.plug(1, 2)
    assert hall.windows.layout == before
    assert hall.windows.window_of("log").geometry() == QRect(2100, 200, 600, 400)


def drag(hall, page: str, to: QPoint) -> None:
    """Take a page by its head and let it go at a point of the desktop."""
    _, _, area = next(s for s in hall.windows.standing() if page in s[2].seen)
    head = area.head_of(page)
    start = head.tab_rect(page).center().toPoint()
    QTest.mousePress(head, LEFT, pos=start)
    for step in (0.3, 1.0):
        at = head.mapToGlobal(start) + (to - head.mapToGlobal(start)) * step
        QTest.mouseMove(head, head.mapFromGlobal(at))
    QTest.mouseRelease(head, LEFT, pos=head.mapFromGlobal(to))


def test_dragged_by_mouse_to_the_edge_of_another_window_and_out_of_all(hall):
    hall.use("command-calm", 3)
    hall.windows.set_arranging(True)
    wall = hall.windows.window_of("video").area
    right = wall.mapToGlobal(QPoint(wall.width() - 20, wall.height() // 2))
    drag(hall, "deploy", right)
    area = hall.windows.layout.window_of("video").area
    assert isinstance(area, Split) and area.way is Way.ACROSS
    assert area.parts[1].pages == ("deploy",)
    drag(hall, "deploy", QPoint(500, 3000))
    assert hall.windows.layout.window_of("deploy").kind is Kind.LOOSE
    assert len(set(hall.where())) == len(hall.pages)


def test_h917_a_page_goes_into_the_window_it_is_dropped_on_not_into_the_one_behind(hall):
    """H917: a loose window lies over the desk, which fills its monitor."""
    hall.use("command-calm", 1)
    hall.hand.tear_off("deploy", QRect(200, 200, 400, 400))
    hall.windows.set_arranging(True)
    drag(hall, "duty", QPoint(400, 400))
    assert hall.where()["duty"] == hall.where()["deploy"] != "desk"


def test_a_page_dropped_on_a_free_monitor_stands_on_that_one(hall):
    """It stood on the next one, over the wall there, when it was let go at the right."""
    hall.use("command-calm", 3)
    hall.windows.window_of("video").close()
    free = hall.monitors.plugged[1]
    hall.windows.set_arranging(True)
    drag(hall, "duty", QPoint(free.left + 1700, 500))
    window = hall.windows.window_of("duty")
    assert hall.windows.layout.window_of("duty").kind is Kind.LOOSE
    assert area_of(free).contains(window.geometry())


def test_a_drag_that_is_not_meant_moves_nothing(hall):
    """Without 调整布局 a tab is pressed, never dragged; with Esc a drag ends where it began."""
    before = hall.use("command-flood", 2)
    window = hall.windows.window_of("deploy")
    head = window.area.head_of("deploy")
    QTest.mousePress(head, LEFT, pos=QPoint(20, 10))
    QTest.mouseMove(head, QPoint(400, 300))
    QTest.mouseRelease(head, LEFT, pos=QPoint(400, 300))
    assert hall.windows.layout.pages == before.pages
    assert hall.windows.layout.window_of("deploy").name == before.window_of("deploy").name
    before = hall.windows.layout
    hall.windows.set_arranging(True)
    QTest.mousePress(head, LEFT, pos=QPoint(20, 10))
    QTest.mouseMove(head, QPoint(400, 300))
    QTest.keyClick(head, Qt.Key.Key_Escape)
    QTest.mouseRelease(head, LEFT, pos=QPoint(400, 300))
    assert hall.windows.layout.window_of("deploy") == before.window_of("deploy")


def test_tabs_are_chosen_and_the_line_between_panes_moves_by_key(hall):
    hall.use("scene-flood", 2)
    window = hall.windows.window_of("deploy")
    assert window.area.seen == ("deploy", "video")
    handle = window.area._handles[0]
    before = hall.pages["deploy"].width()
    QTest.keyClick(handle, Qt.Key.Key_Right)
    assert hall.pages["deploy"].width() > before
    hall.hand.join("video")
    assert window.area.seen == ("video",)
    hall.desk.show_page("deploy")
    assert hall.pages["deploy"].isVisible() and not hall.pages["video"].isVisible()
    hall.hand.split("video", Side.BELOW)
    assert window.area.seen == ("deploy", "video")


def test_one_monitor_works_as_tabs(hall):
    hall.use("command-calm", 1)
    assert set(hall.where().values()) == {"desk"}
    for number, page in enumerate(hall.desk.catalogue):
        hall.desk.show_page(page)
        assert hall.pages[page].isVisible(), number
        assert sum(other.isVisible() for other in hall.pages.values()) == 1


def test_global_keys_work_in_every_window(hall):
    hall.use("command-calm", 2)
    seen = []
    hall.desk.key_handler = lambda event: seen.append(event.key()) or True
    QTest.keyClick(hall.windows.window_of("video"), Qt.Key.Key_F2)
    assert seen == [Qt.Key.Key_F2]
