"""Patrols at a seat: which runs on which wall, kept over a crash, held by key, and logged."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from console.app.late import Late
from console.app.patrol_choice import TRIAL, PatrolChoice
from console.app.walls import wall_name
from console.commands import patrol_commands as commands
from console.domain.patrol_plan import PatrolPlan
from console.domain.patrol_state import PatrolCoverage, PatrolMark
from console.screens.common.page_shortcuts import bind_shortcuts
from console.settings.patrol_rules import patrol_rules
from widgets.common.key_words import key_words
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from console.app.hub_swivels import HubSwivels
    from console.app.patrol_log import PatrolLog
    from console.app.patrol_plans import PatrolPlans
    from console.app.seat import Seat
    from console.screens.wall.patrol_wall import PatrolWall
    from console.screens.wall.wall_window import WallWindow
    from console.settings.patrol.marks import PatrolMarks
    from console.settings.plans.wall_view import WallView

FOLDER, FILE = "patrol", "patrol-marks.json"
KEEP_AFTER = 300
"""Milliseconds after a turn at which the place is written."""
LOOK_AFTER = 500
"""Milliseconds after a change of directory or link at which pools are read again."""


def _t(source: str) -> str:
    return QCoreApplication.translate("patrol", source)


class PatrolDesk(QObject):
    """Runs patrols on the walls of a seat; each wall may have its own.

    Args:
        seat: whose walls.
        theme: the look.
        folder: where plans and places are kept; None for a seat that keeps nothing.

    Attributes:
        coverage: what was proven seen in this shift; whoever keeps proofs puts it here.

    Signals:
        attached: a wall stands, with what runs patrols on it (a PatrolWall).
        changed: another patrol runs on a wall, or none any more.
    """

    attached = Signal(object)
    changed = Signal()

    def __init__(self, seat: "Seat", theme: Theme, folder: "Path | None") -> None:
        super().__init__(seat)
        self._seat, self._folder = seat, folder
        self._plans = Late(self._build_plans)
        self._swivels = Late(self._build_swivels)
        self.choice = PatrolChoice(self, seat, theme)
        self._kept: dict[str, PatrolMark] | None = None
        began = seat.clock.now()
        self.coverage: Callable[[], PatrolCoverage] = lambda: PatrolCoverage(began)
        self._patrols: dict[str, PatrolWall] = {}
        self._logs: dict[str, PatrolLog] = {}
        self._waiting: dict[str, tuple[PatrolPlan, PatrolMark | None, WallView]] = {}
        self._keep = self._timer(KEEP_AFTER, self._write)
        self._again = self._timer(LOOK_AFTER, self._look_again)
        self._is_listening = False
        self._told: dict[str, str] = {}
        table = seat.commands
        table.add(commands.CHOOSE, self.choice.choose)
        table.add(commands.HOLD, self.hold)
        table.add(commands.HOLD_TILE, self.hold_tile)
        table.add(commands.STOP, self.stop)
        seat.pages.walls.made.connect(self._attach)
        seat.stopped.connect(self._end)

    def _timer(self, wait: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(call)
        return timer

    # What runs

    def on(self, page: str) -> "PatrolWall | None":
        """Return what runs patrols on a wall that stands."""
        return self._patrols.get(page)

    @property
    def running(self) -> "Iterator[tuple[str, PatrolWall]]":
        """Pages of the wall with the patrols that run on them."""
        return (each for each in self._patrols.items() if each[1].runner.state.is_running)

    def name_on(self, page: str) -> str:
        """Return the name of the plan that runs on a wall; empty for none."""
        patrol = self._patrols.get(page)
        plan = None if patrol is None else patrol.runner.plan
        return "" if plan is None else plan.name

    def start(self, page: str, plan: PatrolPlan, mark: PatrolMark | None = None) -> None:
        """Run a plan on a wall, from the place it stood at where a mark says so."""
        if page not in self._patrols:
            self._seat.pages.walls.wall(page)
        self.listen()
        if not self._seat.cameras.finder.is_ready:
            self._waiting[page] = plan, mark, self._patrols[page].wall.view
            self._seat.frame.notices.say(_t("The directory of cameras is being read"))
            return
        from console.app.patrol_pool import resolve

        cameras, skips = resolve(self._seat, plan)
        words = "恢复视频轮巡" if mark else "开始视频轮巡"
        self._logs[page].begin(words, plan, len(cameras))
        self._patrols[page].runner.start(plan, cameras, skips, mark)

    @property
    def plans(self) -> "PatrolPlans":
        """The plans there are."""
        return self._plans()

    @property
    def swivels(self) -> "HubSwivels":
        """What turns cameras."""
        return self._swivels()

    def _build_plans(self) -> "PatrolPlans":
        from console.app.patrol_plans import PatrolPlans

        return PatrolPlans(self._seat, self._folder / FOLDER if self._folder else None)

    def _build_swivels(self) -> "HubSwivels":
        from console.app.hub_swivels import HubSwivels

        return HubSwivels(self._seat)

    def _marks(self) -> "PatrolMarks":
        from console.settings.patrol.marks import PatrolMarks

        return PatrolMarks(self._folder / FILE if self._folder else None)

    # What a person does

    def hold(self) -> None:
        """Hold the wall at hand, or let it go on."""
        patrol = self._at_hand()
        if patrol is None:
            return
        runner, was_held = patrol.runner, patrol.runner.is_held
        if not was_held:
            runner.hold_wall()
            return
        runner.resume()
        if not runner.is_held:
            self._log_of(patrol).tell("继续轮巡")

    def hold_tile(self) -> None:
        """Keep the picture keys act on over turns, whoever put it there, or let it go on."""
        patrol = self._at_hand()
        if patrol is None:
            return
        wall, runner, tile = patrol.wall, patrol.runner, patrol.wall.grid.focused_tile
        seen = wall.camera_on(tile) if wall.is_on_patrol_page else ""
        if seen and runner.release_tile(tile):
            self._log_of(patrol).tell(f"不再保持画面“{self._name(seen)}”")
        elif seen and runner.hold_tile(tile, seen):
            self._log_of(patrol).tell(f"保持画面“{self._name(seen)}”")
        else:
            self._refuse(_t("There is no picture of the patrol on this tile"))

    def stop(self) -> None:
        """End the patrol of the wall at hand, also one that waits for the directory."""
        page = self._seat.pages.walls.at_hand
        if self._waiting.pop(page, None) is not None:
            self._show_own(page)
            self._seat.frame.notices.say(_t("The patrol does not begin"))
            return
        patrol = self._at_hand()
        if patrol is not None:
            patrol.runner.stop()

    def _log_of(self, patrol: "PatrolWall") -> "PatrolLog":
        return self._logs[patrol.wall.view.page]

    def _at_hand(self) -> "PatrolWall | None":
        patrol = self._patrols.get(self._seat.pages.walls.at_hand)
        if patrol is None or not patrol.runner.state.is_running:
            key = key_words(self._seat.commands.get(commands.CHOOSE.id).key)
            words = _t("No patrol runs on this wall: choose a plan with {0}")
            self._refuse(words.format(key) if key else _t("No patrol runs on this wall"))
            return None
        return patrol

    # Walls that come to stand

    def _attach(self, wall: "WallWindow") -> None:
        from console.app.hub_swivels import preset_words
        from console.app.patrol_log import PatrolLog
        from console.models.patrol_runner import PatrolRunner
        from console.screens.wall.patrol_wall import PatrolWall

        page = wall.view.page
        rules = patrol_rules()
        runner = PatrolRunner(self._seat.clock, lambda: self.coverage(), wall, rules)
        presets = self.swivels.follow(runner)
        self._patrols[page] = patrol = PatrolWall(wall, runner, presets)
        self._logs[page] = PatrolLog(self._seat, patrol)
        wall.pictures.notes_of.append(partial(preset_words, presets))
        for signal in (runner.turned, runner.held, runner.changed):
            signal.connect(self._keep.start)
        runner.stopped.connect(partial(self._forget, page))
        bind_shortcuts(wall, self._seat.commands, [command.id for command in commands.COMMANDS])
        runner.changed.connect(partial(self._changed, page))
        wall.patrol_wanted.connect(partial(self._wanted, page))
        self.attached.emit(patrol)
        if wall.view.patrol:
            self._wanted(page, wall.view.patrol)

    def _changed(self, page: str) -> None:
        """Tell when another patrol runs here; a turn is none."""
        plan = self._patrols[page].runner.plan
        now = "" if plan is None else plan.id
        if self._told.get(page, "") != now:
            self._told[page] = now
            self.changed.emit()

    def _wanted(self, page: str, id: str) -> None:
        """A wall was given a patrol: by what was kept of it, or by a screen plan or wall task."""
        self._waiting.pop(page, None)
        running = self._patrols[page].runner.plan
        if not id:
            self._forget(page)
        if not id or (running is not None and running.id == id):
            return
        is_trial, is_closed = id == TRIAL, self._seat.executor.closed
        plan = None if is_trial or is_closed else self.plans.get(id)
        if plan is None:
            self._show_own(page)
            if not (is_trial or is_closed):
                words = _t("The patrol plan of {0} is not there any more")
                self._refuse(words.format(wall_name(page)))
            return
        mark = self._places.get(page)
        self.start(page, plan, mark if mark and mark.plan == id else None)

    def _show_own(self, page: str) -> None:
        """No patrol after all: the wall has what it shows by itself."""
        wall = self._patrols[page].wall
        wall.end_patrol()
        if wall.isVisible():
            wall.fill()

    # Cameras that come and go

    def listen(self) -> None:
        """Hear of directory, link, grants and people, from the first patrol on."""
        if not self._is_listening:
            self._is_listening = True
            finder = self._seat.cameras.finder
            finder.ready.connect(self._begin_waiting)
            finder.changed.connect(self._again.start)
            self._seat.models.link.changed.connect(self._link_changed)
            self._seat.cameras.viewings.changed.connect(self._again.start)
            self._seat.passed_on.connect(self._again.start)
            self._was_away = self._is_away()

    def _begin_waiting(self) -> None:
        while self._waiting:
            page, (plan, mark, before) = self._waiting.popitem()
            wall = self._patrols[page].wall
            now, incident = wall.view, wall.incident
            self.start(page, plan, mark)
            if now.cameras != before.cameras:  # opened meanwhile: it stands, and the patrol waits
                wall.show_group(now.title, now.cameras)
                wall.incident = incident

    def _link_changed(self) -> None:
        was, self._was_away = self._was_away, self._is_away()
        if was != self._was_away:
            self._again.start()

    def _is_away(self) -> bool:
        from console.app.patrol_pool import is_away

        return is_away(self._seat)

    def _look_again(self) -> None:
        """Read the pools anew: a camera, a right, or the link is another."""
        from console.app.patrol_pool import resolve

        for _, patrol in self.running:
            plan = patrol.runner.plan
            assert plan is not None
            patrol.runner.set_pool(*resolve(self._seat, plan))

    # Kept

    @property
    def _places(self) -> dict[str, PatrolMark]:
        """Where patrols stand, or stood when the console ended, on walls that are not built yet."""
        if self._kept is None:
            self._kept = self._marks().read()
        return self._kept

    def _forget(self, page: str) -> None:
        """No patrol is on the wall: what comes there next begins anew."""
        if self._places.pop(page, None) is not None:
            self._keep.start()

    def _write(self) -> None:
        """Keep where the patrols stand."""
        from console.runtime.workers import run_aside

        found = ((page, patrol.runner.mark) for page, patrol in self._patrols.items())
        self._places.update({page: mark for page, mark in found if mark is not None})
        run_aside("patrol-marks", partial(self._marks().write, dict(self._places)))

    def _end(self) -> None:
        """Nobody sits here any more: where it stands is kept, and nothing turns."""
        self._keep.stop()
        self._again.stop()

    # Said

    def _refuse(self, words: str) -> None:
        self._seat.frame.notices.say_refused(words)

    def _name(self, camera: str) -> str:
        known = self._seat.models.directory.camera(camera) if camera else None
        return known.name if known else camera
