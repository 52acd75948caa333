"""Cameras by keys on the wall: the directory, a number, a look asked for, and who decides it."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from console.app.late import Late
from console.commands import camera_commands, viewing_commands
from console.commands.executor import Result
from console.commands.registry import Command
from console.domain.reference import Camera
from console.models.futures import when_done
from console.runtime.hall_time import hall_minute
from console.screens.common.page_shortcuts import bind_shortcuts
from console.screens.common.words import refusal_words
from console.shell import shell_commands
from console.shell.over_pages import OverPages
from offline_cache.values import ChangeSet
from widgets.common.key_words import key_words
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Future

    from console.app.seat import Seat
    from console.domain.viewing import Viewing
    from console.models.viewing_book import ViewingBook
    from console.screens.wall.wall_window import WallWindow
    from console.shell.ask_panel import AskPanel
    from console.shell.camera_panel import CameraPanel
    from console.shell.number_line import NumberLine
    from console.shell.viewing_list import ViewingList

MINUTES = 30
"""How long a look is asked for unless somebody says otherwise."""
DAYS = 7
"""How long it is given unasked unless somebody says otherwise."""


def _t(source: str) -> str:
    return QCoreApplication.translate("cameras", source)


class CameraPanelDesk(QObject):
    """Nothing of it stands before its first key.

    Args:
        seat: the seat.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self._panels = OverPages(self._build_panel)
        self._numbers = OverPages(self._build_number)
        self._list, self._book = Late(self._build_list), Late(self._build_book)
        self.asking: AskPanel | None = None
        """What asks for lines now, or did so last."""
        self._told: set[str] = set()
        self._mine: dict[str, Viewing] = {}
        table = seat.commands
        table.add(camera_commands.DIRECTORY, lambda: self.panel(self._wall).open())
        table.add(camera_commands.NUMBER, lambda: self.number(self._wall).begin())
        table.add(camera_commands.KEEP, self.keep)
        table.add(viewing_commands.ASK, self.ask)
        table.add(viewing_commands.LIST, lambda: self._list().open())
        seat.pages.walls.made.connect(self._bind)
        for wall in seat.pages.walls.built:
            self._bind(wall)
        seat.models.feed.changed.connect(self._on_changed)

    @property
    def list(self) -> "ViewingList":
        """Requests and grants."""
        return self._list()

    @property
    def _wall(self) -> "WallWindow":
        walls = self._seat.pages.walls
        return walls.wall(walls.at_hand)

    def _bind(self, wall: "WallWindow") -> None:
        keys = [*camera_commands.OF_WALL, viewing_commands.ASK]
        bind_shortcuts(wall, self._seat.commands, [command.id for command in keys])
        wall.grid.installEventFilter(self)
        self._book()  # what was asked for and given before this start has its hours and its end

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A digit begins a camera's number; one that lays out and stays alone does that."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        is_pad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (is_plain and event.text().isdecimal() and event.text().isascii()):
            return False
        wall = next((w for w in self._seat.pages.walls.built if w.grid is watched), None)
        if wall is not None:
            from console.screens.wall.wall_window import COUNTS

            layout = "" if is_pad else COUNTS.get(Qt.Key(event.key()), "")
            alone = partial(wall.layouts.use, layout) if layout else None
            self.number(wall).begin(event.text(), alone)
        return wall is not None

    # The directory, and a number

    def panel(self, wall: "WallWindow") -> "CameraPanel":
        """Return the directory over a wall."""
        return self._panels.over(wall)

    def _build_panel(self, wall: "WallWindow") -> "CameraPanel":
        from console.shell.camera_panel import CameraPanel

        directory, finder = self._seat.models.directory, self._seat.cameras.finder
        late = self._seat.on_walls.silences
        silences = late() if late is not None else None
        silent = (lambda: silences.words) if silences is not None else dict
        panel = CameraPanel(self._theme, finder, directory.orgs, wall.window(), silent)
        if silences is not None:
            silences.words_changed.connect(panel.follow)
        directory.changed.connect(panel.follow)
        panel.chosen.connect(partial(self._put, wall))
        panel.group_chosen.connect(wall.show_group)
        panel.patrol_chosen.connect(partial(self._patrol, wall))
        return panel

    def _patrol(self, wall: "WallWindow", title: str, pool: str) -> None:
        """Go round cameras that were found, under a plan that is kept nowhere."""
        from console.app.patrol_choice import TRIAL
        from console.domain.patrol_plan import PatrolPlan

        plan = PatrolPlan(TRIAL, _t("{0} (once)").format(title), (pool,))
        self._seat.patrols.start(wall.view.page, plan)

    def number(self, wall: "WallWindow") -> "NumberLine":
        """Return the line of numbers over a wall."""
        return self._numbers.over(wall)

    def _build_number(self, wall: "WallWindow") -> "NumberLine":
        from console.shell.number_line import NumberLine

        finder, may_see = self._seat.cameras.finder, self._seat.cameras.may_see
        line = NumberLine(
            self._theme,
            finder.numbered,
            may_see,
            lambda: finder.is_ready,
            lambda: len(wall.placed),
            partial(self._key, viewing_commands.ASK),
            wall.window(),
        )
        line.called.connect(partial(self._put, wall))
        finder.changed.connect(line.look)
        return line

    def _key(self, command: Command) -> str:
        return key_words(self._seat.commands.key_of(command))

    def _put(self, wall: "WallWindow", camera: str, tile: int) -> None:
        if tile < 0:
            wall.show_camera(camera)
        elif tile < len(wall.placed):
            wall.place(camera, tile)
        else:
            self._seat.frame.notices.say_refused(_t("There is no tile {0}").format(tile + 1))

    def keep(self) -> None:
        """Keep what the wall shows with the incident it was opened for."""
        from console.app import quick_wall

        wall = self._wall
        if wall.incident:
            quick_wall.keep(self._seat, wall, is_asked=True)
        else:
            words = _t("This wall was not opened for an incident")
            self._seat.frame.notices.say_refused(words)

    # Restricted cameras

    def ask(self) -> None:
        """Ask the shift leader for a look at the camera keys act on."""
        seat, wall = self._seat, self._wall
        id = seat.walls.picture().camera
        camera = seat.models.directory.camera(id) if id else None
        notices = seat.frame.notices
        if camera is None:
            notices.say_refused(_t("There is no camera on this tile"))
        elif seat.cameras.may_see(camera):
            notices.say(_t("{0} may be looked at already").format(camera.name))
        elif seat.cameras.viewings.asked_by_me(camera.id):
            notices.say(
                _t("{0} is asked for already; the shift leader answers").format(camera.name)
            )
        else:
            self._ask(wall, camera)

    def _ask(self, wall: "WallWindow", camera: Camera) -> None:
        from console.shell.ask_form import AskedLine

        def send(answers: "Mapping[str, str]") -> str:
            reason, minutes = answers["reason"], answers["minutes"]
            if not reason:
                return _t("A reason is needed")
            if not minutes.isdecimal() or not 1 <= int(minutes) <= 720:
                return _t("Minutes: 1 to 720")
            acts = self._seat.acts.viewings
            self._say_saved(
                acts.ask(camera.id, camera.name, reason, int(minutes), wall.incident),
                _t("Asked for: {0}, {1} min; the shift leader answers").format(
                    camera.name, minutes
                ),
            )
            return ""

        lines = [
            AskedLine("reason", _t("Reason"), _t("what has to be seen there")),
            AskedLine("minutes", _t("Minutes"), value=str(MINUTES)),
        ]
        self._panel_over(wall.window()).ask(
            _t("Ask for a look at {0}").format(camera.name), lines, send
        )

    def _panel_over(self, window: QWidget) -> "AskPanel":
        from console.shell.ask_panel import AskPanel

        if self.asking is not None and isValid(self.asking):
            self.asking.deleteLater()
        self.asking = AskPanel(self._theme, window)
        return self.asking

    def _build_list(self) -> "ViewingList":
        from console.shell.viewing_list import ViewingList

        seat, window = self._seat, self._seat.frame.window
        shown = ViewingList(self._theme, seat.cameras.viewings, self.what, window)
        shown.decided.connect(self._decide)
        shown.give_wanted.connect(self._give)
        return shown

    def what(self, viewing: "Viewing") -> str:
        """Return what a grant opens, in words."""
        cameras = (self._seat.models.directory.camera(id) for id in viewing.cameras[:3])
        names = [*viewing.areas, *(c.name for c in cameras if c is not None)]
        more = len(viewing.cameras) - 3
        told = "、".join(names)
        return _t("{0} and {1} more").format(told, more) if more > 0 else told

    def _decide(self, viewing: "Viewing", is_given: bool) -> None:
        words = _t("Given: {0}") if is_given else _t("Not given: {0}")
        what = self.what(viewing)
        saved = self._seat.acts.viewings.decide(viewing, what, is_given)
        self._say_saved(saved, words.format(what))

    def _give(self) -> None:
        """Ask a leader for whom, which towns, which hours, until when and why."""
        from console.shell.ask_form import AskedLine

        lines = [
            AskedLine("seat", _t("Seat"), _t("id of a seat; empty for every seat of the hall")),
            AskedLine("areas", _t("Areas"), _t("towns or neighbourhoods, with blanks between")),
            AskedLine("hours", _t("Hours"), _t("22:00-06:00; empty for all day")),
            AskedLine("days", _t("Days"), value=str(DAYS)),
            AskedLine("reason", _t("Reason")),
        ]
        self.list.put_away()
        panel = self._panel_over(self._seat.frame.window)
        panel.ask(_t("Open restricted cameras of some towns"), lines, self._send_given)

    def _send_given(self, answers: "Mapping[str, str]") -> str:
        from console.domain.viewing import read_hours

        seat, days = self._seat, answers["days"]
        known = {seat.cameras.area(name): name for name in answers["areas"].split()}
        lost = [name for area, name in known.items() if not area]
        if not known or lost:
            return _t("No such unit: {0}").format("、".join(lost) or "—")
        try:
            read_hours(answers["hours"])
        except ValueError:
            return _t("Hours are written 22:00-06:00")
        if not days.isdecimal() or not 1 <= int(days) <= 31:
            return _t("Days: 1 to 31")
        if not answers["reason"]:
            return _t("A reason is needed")
        whom = answers["seat"] or _t("every seat")
        told = "、".join(known.values())
        words = _t("{0} → {1} {2}").format(told, whom, answers["hours"]).strip()
        saved = seat.acts.viewings.give(
            words,
            seat.executor.now() + timedelta(days=int(days)),
            answers["reason"],
            areas=list(known),
            hours=answers["hours"],
            to_seat=answers["seat"],
            name=answers["seat"],
        )
        self._say_saved(saved, _t("Given: {0}").format(words))
        return ""

    def _say_saved(self, saved: "Future[Result]", words: str) -> None:
        notices = self._seat.frame.notices

        def done(result: Result) -> None:
            if result.is_saved:
                notices.say(words)
            else:
                notices.say_refused(refusal_words(result))

        when_done(saved, self, done)

    def _on_changed(self, changes: ChangeSet) -> None:
        from console.domain.viewing import Viewing  # here: a start waits for no change

        if changes.keys is not None and any(kind == Viewing.KIND for kind, _ in changes.keys):
            self._book()

    def _build_book(self) -> "ViewingBook":
        from console.app.granted_looks import GrantedLooks

        book = self._seat.cameras.viewings
        book.changed.connect(self._tell)
        self._tell()
        GrantedLooks(self._seat, book)
        return book

    def _tell(self) -> None:
        """Let a leader hear of a request, and whoever asked of the answer; once each."""
        book, notices = self._seat.cameras.viewings, self._seat.frame.notices
        for each in book.asked if book.leads else []:
            if each.id not in self._told:
                self._told.add(each.id)
                words = _t("{0} asks for a look at {1}: {2}; {3} and 调看授权 answers it")
                told = each.name, self.what(each), each.reason, self._key(shell_commands.PALETTE)
                notices.say(words.format(*told))
        mine = {v.id: v for v in book.asked if v.person == self._seat.identity.person}
        given = {v.id: v for v in book.given}
        for id, each in self._mine.items():
            if id in given:
                end = hall_minute(given[id].until or self._seat.clock.now())
                notices.say(_t("You may look at {0} until {1}").format(self.what(each), end))
            elif id not in mine:
                notices.say_refused(_t("Not given: {0}").format(self.what(each)))
        self._mine = mine
