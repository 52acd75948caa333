"""本班岗位 at a desk: the panel by digits, and what the header says beside the name."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from console.domain.duty_post import DutyPost
from console.domain.hall_mode import HallMode
from console.shell.post_panel import PostPanel
from console.shell.post_words import PostRow, post_rows
from tests.gui.duty import pictures as duty
from tests.gui.duty.posts import END, PERSON, evening_posts, said
from widgets.frame.header_bar import HeaderBar

KEY = Qt.Key
SIZES = {"100": QSize(1920, 1080), "150": QSize(1280, 720)}
"""What a monitor of 1920 by 1080 has, by its scale."""


@pytest.fixture
def scene(qtbot, chinese, theme, tmp_path) -> Iterator[duty.Scene]:
    made = duty.Scene(tmp_path, theme, HallMode())
    duty.normal(made)
    qtbot.waitUntil(lambda: made.posts.held_by(PERSON) is not None)
    made.settle(60)
    yield made
    made.close()


def panel_of(qtbot, scene: duty.Scene) -> PostPanel:
    panel = PostPanel(
        scene.window.theme, lambda: post_rows(scene.posts, PERSON), lambda: "20:30", scene.window
    )
    scene.window.activateWindow()
    qtbot.waitUntil(scene.window.isActiveWindow)
    panel.open()
    return panel


def put(qtbot, scene: duty.Scene, *told: DutyPost) -> None:
    """Let the hub tell what somebody said."""
    with qtbot.waitSignal(scene.posts.changed):
        scene.room.put(*told)


def who(bar: HeaderBar) -> str:
    """What stands in the header of who sits here, as it fits."""
    return next(placed.item.words for placed in bar._place() if placed.item.id == "who")


def tip(bar: HeaderBar) -> str:
    return next(placed.item.hint for placed in bar._place() if placed.item.id == "who")


@pytest.mark.parametrize("scale", SIZES)
def test_the_panel_shows_who_holds_what_and_stands_whole_in_its_window(
    qtbot, scene: duty.Scene, scale: str
) -> None:
    scene.window.resize(SIZES[scale])
    panel = panel_of(qtbot, scene)
    assert panel.words == [
        "本班岗位 至 20:30 Esc 关闭",
        "值班长 程朗（六号席）08:30 起",
        "主班 林岚（一号席）08:31 起 本人",
        "副班 周砚（二号席）08:33 起",
        "视频轮巡岗 还没有人登记",
        "技术保障 还没有人登记",
        "按数字改任别的岗位",
    ]
    assert scene.window.rect().contains(panel.geometry())
    for button, label in panel._lines:
        assert label.width() >= label.sizeHint().width() and button.geometry().right() < label.x()


def test_a_free_post_is_taken_by_its_digit_and_a_held_one_asks_in_the_same_place(
    qtbot, scene: duty.Scene
) -> None:
    panel = panel_of(qtbot, scene)
    taken: list[int] = []
    panel.taken.connect(taken.append)
    QTest.keyClick(panel, KEY.Key_Return)
    QTest.keyClick(panel, KEY.Key_2)
    QTest.keyClick(panel, KEY.Key_7)
    assert taken == [] and panel.isVisible(), "one's own, and what there is not"
    QTest.keyClick(panel, KEY.Key_1)
    assert panel.words[-1] == "值班长现由 程朗 担任" and panel._instead.isVisible()
    QTest.keyClick(panel, KEY.Key_Escape)
    assert taken == [] and panel.isHidden()
    panel.open()
    assert panel.words[-1] == "按数字改任别的岗位", "what was asked before is not asked any more"
    QTest.keyClick(panel, KEY.Key_Return)
    assert taken == []
    QTest.keyClick(panel, KEY.Key_1, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(panel, KEY.Key_Return)
    assert taken == [0] and panel.isHidden()
    panel.open()
    QTest.keyClick(panel, KEY.Key_3)
    assert taken == [0, 2], "several hold that one: nobody gives way"


def test_the_question_follows_who_holds_it_while_it_stands(qtbot, scene: duty.Scene) -> None:
    """What is confirmed is what is read."""
    panel = panel_of(qtbot, scene)
    scene.posts.changed.connect(panel.follow)
    QTest.keyClick(panel, KEY.Key_1)
    put(qtbot, scene, said("shift_leader", "20:21", "p9", "顾青禾", "seat-05", "五号席"))
    assert panel.words[-1] == "值班长现由 顾青禾 担任"
    put(qtbot, scene, said("shift_leader", "20:21", PERSON, "林岚", "seat-01", "一号席"))
    put(qtbot, scene, said("shift_leader", "20:20", "p9", "顾青禾", "seat-05", "五号席"))
    assert "本人" in panel.words[1] and panel._instead.isHidden()


def test_one_gives_ones_own_post_back_by_0_and_only_where_one_has_one(
    qtbot, theme, chinese
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    rows = [PostRow("主班", ("林岚（一号席）08:31 起",), True, "林岚"), PostRow("副班")]
    panel = PostPanel(theme, lambda: rows, lambda: "20:30", window)
    given: list[bool] = []
    panel.given_back.connect(lambda: given.append(True))
    panel.open()
    QTest.keyClick(panel, KEY.Key_0)
    assert given == [True] and panel.isHidden()
    rows[0] = PostRow("主班")
    panel.open()
    assert panel._back.isHidden() and panel.words[-1] == "按数字即任该岗位，到本班结束"
    QTest.keyClick(panel, KEY.Key_0)
    assert given == [True] and panel.isVisible()


@pytest.mark.parametrize("scale", SIZES)
def test_the_header_says_the_post_beside_the_name(qtbot, scene: duty.Scene, scale: str) -> None:
    scene.window.resize(SIZES[scale])
    QApplication.processEvents()
    bar = scene.window.header
    assert who(bar) == "一号席·值班员林岚主班"
    assert tip(bar) == "\n".join(
        (
            "本班至 20:30",
            "值班长：程朗（六号席）08:30–20:30",
            "主班：林岚（一号席）08:31–20:30",
            "副班：周砚（二号席）08:33–20:30",
        )
    )


def test_where_there_is_no_room_the_post_goes_before_the_name(scene: duty.Scene) -> None:
    """And the tip has it."""
    bar, shown = scene.window.header, dict[str, None]()
    for width in range(1920, 640, -8):
        bar.resize(width, bar.height())
        shown[who(bar)] = None
        assert "林岚" in who(bar)
        assert "主班：林岚" in tip(bar) and ("主班" in who(bar) or "林岚主班" in tip(bar))
    assert list(shown) == ["一号席·值班员林岚主班", "一号席·值班员林岚", "林岚"]


def test_after_the_shift_the_header_says_nothing_of_posts(scene: duty.Scene) -> None:
    """H961."""
    bar, clock = scene.window.header, scene.room.clock
    clock.jump((END - clock.now() - timedelta(seconds=1)).total_seconds())
    scene.header.refresh()
    assert who(bar).endswith("主班")
    clock.jump(1)
    scene.header.refresh()
    assert who(bar) == "一号席·值班员林岚"
    assert tip(bar).splitlines() == [
        "本班至 08:30",
        "本班还没有人登记岗位",
        "本人还没有登记本班岗位：按 Ctrl Shift W 登记",
    ]


def test_whoever_was_taken_over_from_is_not_shown_in_the_post_any_more(
    qtbot, scene: duty.Scene
) -> None:
    put(qtbot, scene, said("lead", "20:20", "p2", "周砚", "seat-02", "二号席"))
    scene.header.refresh()
    assert who(scene.window.header) == "一号席·值班员林岚"
    assert "主班：周砚（二号席）20:20–20:30" in tip(scene.window.header)
    lost = scene.posts.lost_by(PERSON)
    assert lost is not None and lost[1].name == "周砚" and scene.posts.lost_by("p2") is None


def test_what_a_newer_console_said_is_left_alone(qtbot, scene: duty.Scene) -> None:
    chief = evening_posts()[0]
    odd = said("night_chief", "20:20", "p8", "沈知夏", "seat-04", "四号席")
    put(qtbot, scene, odd)
    assert scene.posts.held_by("p8") is None and scene.posts.held_by(chief.id) is not None
