"""Pictures of 值守 in its four states: `python -m tests.gui.duty.pictures OUTDIR`."""

import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication, QWidget

from console.commands.call_out_commands import town_of
from console.domain.alert import Severity
from console.domain.call_out import Reply
from console.domain.geo import Place
from console.domain.hall_mode import HallMode
from console.domain.reference import Unit
from console.models.forecast_clocks import forecast_clocks
from console.models.forecasts import in_force
from console.models.standing_words import is_chinese
from console.runtime.clock import from_text
from console.settings.profile import load_shifts
from console.settings.response_profile import load_response_sorts
from console.shell.badges import DutyBadge
from console.shell.header_presenter import HeaderPresenter, Sitting
from console.shell.login_page import LoginPage
from console.shell.main_window import MainWindow
from console.shell.mode_words import mode_shown
from console.shell.notices import Notices
from console.shell.offline_line import OfflineLine
from console.shell.palette import Palette
from console.shell.rail_pages import DUTY, rail_items
from console.shell.sound import SoundHealth
from console.shell.strip_presenter import StripPresenter
from tests.gui.duty import directory, evening, hard_evening
from tests.gui.duty.posts import evening_posts, post_book, said_of_posts
from tests.gui.duty.room import LIMITS, NAME, SEAT_NAME, Room
from tests.gui.shell.chinese import either, speak_chinese
from widgets.common.theme import apply, load_theme

STATES = ("normal", "storm", "offline", "empty")


class Scene:
    """The window with 值守 on it."""

    def __init__(self, folder: Path, theme, mode: HallMode) -> None:
        self.room = room = Room(folder, theme)
        room.clock.moment = evening.NOW
        room.hall = mode
        self.window = MainWindow(theme, rail_items(), OfflineLine(theme, room.link))
        self.page = room.page()
        self.window.add_page(DUTY, self.page)
        role = either("值班员", "Duty officer")
        self.posts = post_book(room)
        self.header = HeaderPresenter(
            self.window.header,
            room.clock,
            room.link,
            lambda: Sitting(
                "云汀区城运中心", SEAT_NAME, role, NAME, True, *said_of_posts(self.posts)
            ),
            lambda: in_force(room.queue.alerts(), room.clock.now()),
            lambda: SoundHealth.WELL,
            lambda: mode_shown(mode, load_response_sorts()),
            self.window,
            shifts=load_shifts,
        )
        self.strip = StripPresenter(
            self.window.strip,
            room.clock,
            room.queue.profile,
            room.queue.alert,
            self.window,
            lambda: forecast_clocks(room.forecasts, LIMITS, room.clock.now()),
            spared=lambda: room.queue.places.spared,
        )
        self._reload = lambda: self.strip.reload(room.queue.alerts())
        room.queue.modelReset.connect(self._reload)
        room.queue.alerts_changed.connect(self.strip.touch)
        self.badge = DutyBadge(self.window.rail, DUTY, room.queue, self.window)
        self.notices = Notices(theme, room.clock, self.window)
        self.window.resize(1920, 1080)
        self.window.show()
        self.window.show_page(DUTY)

    def settle(self, milliseconds: int = 500) -> None:
        timer = QElapsedTimer()
        timer.start()
        while timer.elapsed() < milliseconds:
            QApplication.processEvents()
        self.page.queue.refresh()
        self.strip.refresh()
        self.header.refresh()
        QApplication.processEvents()

    def say_unsent(self) -> None:
        """Let the header say what really waits here, as sync would."""
        self.room.sent.refresh()
        waiting = self.room.sent.waiting
        oldest = from_text(waiting[0].saved_at) if waiting else None
        self.room.link.update_view(pending=len(waiting), oldest_pending_at=oldest)
        self.page.queue._refresh_heads()  # as its clock does each second

    def save(self, file: Path) -> None:
        self.window.grab().save(str(file))

    def close(self) -> None:
        self.window.close_now()
        QApplication.processEvents()
        self.room.queue.modelReset.disconnect(self._reload)  # it would keep all of this alive
        self.room.close()


def normal(scene: Scene, without: Sequence[str] = ()) -> None:
    room = scene.room
    rows = [alert for alert in evening.normal() if alert.id not in without]
    room.put(*directory.reference(), *directory.feeds(), *rows, *evening_posts())
    room.link.update_view(state="online", since=evening.NOW)
    room.load()
    scene.page.queue.list.setFocus()


def storm(scene: Scene) -> None:
    room = scene.room
    room.put(*directory.reference(), *directory.feeds(("视频",)), *hard_evening.storm())
    room.link.update_view(
        state="online", since=evening.NOW, pending=2, oldest_pending_at=evening.NOW
    )
    room.load()
    scene.page.queue.list.setFocus()


def offline(scene: Scene) -> None:
    room = scene.room
    room.put(*directory.reference(), *directory.feeds(), *hard_evening.offline_rows())
    room.load()
    scene.settle(200)
    room.clock.moment = evening.NOW - timedelta(seconds=20)
    id, _ = room.intake.register(
        "映川街道 3 号地块：工地围挡倒塌，压伤 1 名行人，已送医",
        Severity.RED,
        Place("3 号地块", "映川街道", "映川三网格", evening.CRANE),
        evening.call(),
        sort="site",
        occurred_at=evening.NOW - timedelta(minutes=4),
    )
    scene.settle(200)
    room.acts.acknowledge(room.queue.alert(id))
    units = [
        Unit("u1", "映川城管中队", "城管", phone="0000-6270"),
        Unit("u2", "映川派出所", "公安", phone="0000-6210"),
    ]
    room.order_acts.send(room.queue.alert(id), "到 3 号地块清障", units, by_phone=True)
    room.clock.moment = evening.NOW
    room.link.update_view(
        state="offline",
        since=evening.NOW - timedelta(seconds=52),
        attempt=4,
        next_probe_in=12.0,
        data_as_of=evening.NOW - timedelta(seconds=52),
    )
    room.states["3 号地块塔吊旁"] = "frozen"
    scene.settle(200)
    scene.say_unsent()
    scene.page.open_alert(id)


def empty(scene: Scene) -> None:
    scene.room.link.update_view(state="online", since=evening.NOW)
    scene.room.load()


def merging(scene: Scene) -> None:
    """The question of 并入 in the foot bar, and a notice above it."""
    normal(scene)
    scene.settle(200)
    scene.page.open_alert("a03")
    scene.room.commands.run("alert.merge")
    title = "望汐路下立交积水 12 厘米"
    if is_chinese():
        scene.notices.offer(f"已签收：{title}", "撤回", "Z", "alert.withdraw")
        scene.notices.say_refused("未能办理：须由值班长办理")
    else:
        scene.notices.offer(f"Signed: {title}", "Take back", "Z", "alert.withdraw")
        scene.notices.say_refused("Not done: the shift leader does it")


def finding(scene: Scene) -> None:
    """The palette over the page."""
    normal(scene)
    scene.settle(200)
    scene.palette = Palette(scene.page.theme, scene.room.finder, scene.room.commands, scene.window)
    scene.palette.open()
    scene.palette.field.setText("tl")


def low(scene: Scene) -> None:
    """A small monitor."""
    scene.window.resize(1366, 768)
    normal(scene)


def group(scene: Scene) -> None:
    """The cursor on the head of a group: what is near, and the orders that would go."""
    storm(scene)
    scene.settle(200)
    scene.page.queue.list.set_current("group/UNSIGNED/" + hard_evening.NODE)


def joining(scene: Scene) -> None:
    """The question of 并案处置."""
    group(scene)
    scene.room.commands.run("group.handle")


def joined(scene: Scene) -> None:
    """并案处置 was saved, and can be taken back."""
    joining(scene)
    scene.page.groups.keys.take_back_offered.connect(scene.notices.offer)
    scene.page.right.group.foot.ask.choose(1)
    scene.settle(300)


def opened(scene: Scene) -> None:
    """A group with all its members."""
    group(scene)
    scene.room.commands.run("group.toggle")


def listed(scene: Scene) -> None:
    """All of this flood."""
    group(scene)
    scene.room.commands.run("duty.list_flood")
    scene.page.right.flood.read()


def calling(scene: Scene) -> None:
    """Another panel has the right side."""
    storm(scene)
    panel = QWidget()
    panel.setFixedWidth(760)
    scene.page.set_side(panel)
    panel.setFocus()


def called_out(scene: Scene) -> None:
    """A forecast with 叫应: twelve of fourteen towns have answered, two are called again."""
    room = scene.room
    rows = [a for a in hard_evening.storm() if a.id != "a99"]
    raised = evening.forecast_raised()
    known = (*directory.reference(), *directory.feeds(("视频",)), *directory.towns_with_contacts())
    room.put(*known, *rows, raised)
    room.link.update_view(state="online", since=evening.NOW)
    room.load()
    scene.settle(200)
    room.clock.moment = evening.NOW - timedelta(seconds=830)
    room.call_out_acts.begin(raised, [town_of(o) for o in directory.towns_with_contacts()])
    scene.settle(400)
    for number, one in enumerate(room.calls.round_of(raised).call_outs):
        room.clock.jump(20 + number * 3)
        reply = {11: Reply.NO_ANSWER, 12: Reply.BUSY, 7: Reply.ANSWERED}
        room.call_out_acts.report(one.seen, reply.get(number, Reply.REPEATED), one.next_contact)
    room.clock.moment = evening.NOW
    room.hub_has_all()
    scene.settle(400)
    scene.say_unsent()
    scene.page.open_alert("a99")
    room.commands.run("forecast.call")


MORE = {
    "called_out": called_out,
    "group": group,
    "joining": joining,
    "joined": joined,
    "opened": opened,
    "listed": listed,
    "merging": merging,
    "finding": finding,
    "low": low,
    "calling": calling,
}


def login(out: Path, theme) -> None:
    page = LoginPage(theme, "https://192.0.2.1:8443", "linlan", "01")
    page.resize(1920, 1080)
    page.show_failure("wrong_password")
    page.grab().save(str(out / "login.png"))


def main(out: Path, wanted: Sequence[str] = ()) -> None:
    """Save one picture a state, or those that are named."""
    app = QApplication.instance() or QApplication([])
    theme = load_theme("dark")
    apply(app, theme)
    speak_chinese(app)
    out.mkdir(parents=True, exist_ok=True)
    urgent = evening.urgent(seconds=75)
    fills = dict(zip(STATES, (normal, storm, offline, empty), strict=True)) | MORE
    login(out, theme)
    for state, fill in fills.items():
        if wanted and state not in wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            mode = urgent if state in ("storm", "offline") else HallMode()
            scene = Scene(Path(folder), theme, mode)
            fill(scene)
            scene.settle()
            scene.save(out / f"duty_{state}.png")
            scene.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
