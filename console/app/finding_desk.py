"""发现 at a seat: snapshot, clip, place, time and who gets the order come by themselves."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from console.app.finding_pictures import FindingPictures
from console.app.order_ask import Offer, offers, order_of
from console.commands.executor import Result
from console.commands.proof_acts import Found
from console.commands.proof_commands import FIND
from console.domain.alert import Alert
from console.domain.camera import Camera
from console.domain.entity import decode
from console.domain.patrol_finding import FindingCategory, PatrolFinding, same_finding
from console.domain.reference import Matter
from console.models.futures import when_done
from console.runtime.hall_time import hall_minute
from console.screens.common.words import refusal_words
from console.screens.wall.finding_line import Choice, FindingLine
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.screens.common.views import View
    from console.screens.wall.patrol_wall import PatrolWall
    from console.screens.wall.wall_window import WallWindow

LATEST = 20
"""Findings of a camera that are looked at for the same one."""
MOST_OFFERS = 2
TOOK_BACK, ORDER, SAME, NEW = "back", "order", "same", "new"
_ORDER_KEYS = ((Qt.Key.Key_5, "5"), (Qt.Key.Key_6, "6"))


def _t(source: str) -> str:
    return QCoreApplication.translate("patrol", source)


@dataclass(slots=True)
class _Doing:
    """The finding that is being made on a wall."""

    wall: "WallWindow"
    line: FindingLine
    camera: Camera
    view: "View | None"
    at: datetime
    """When the key was pressed."""
    plan: str = ""
    page: int = 0
    category: FindingCategory | None = None
    same: PatrolFinding | None = None
    made: PatrolFinding | None = None
    order: str = ""
    """Operation of the order that can still be taken back."""


class FindingDesk(QObject):
    """F on a wall, with or without a patrol.

    Args:
        seat: whose walls.
        theme: the look.

    Signals:
        found: a PatrolFinding was saved.
        filed: a PatrolFinding has its clip, or it is known that there is none.
    """

    found = Signal(object)
    filed = Signal(object)

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self._lines: dict[str, FindingLine] = {}
        self._doing: _Doing | None = None
        self._offers: list[tuple[Offer, Alert, Matter | None]] = []
        self._pictures = FindingPictures(seat.acts.proofs)
        self._without_still: list[tuple[_Doing, PatrolFinding | None]] = []
        """Findings, and those they add to, whose snapshot is still being kept."""
        self._is_over = False
        seat.stopped.connect(self._save_without_still)

    def line(self, page: str) -> FindingLine | None:
        """Return the line of a wall, if one was ever opened there."""
        return self._lines.get(page)

    def follow(self, patrol: "PatrolWall") -> None:
        """Hear the key of a wall that stands now."""
        for grid in (patrol.wall.grid, patrol.wall.one):
            grid.finding_requested.connect(self._requested)

    def _requested(self, tile: int) -> None:
        self._seat.commands.run(FIND.id)

    # What was found

    def find(self) -> None:
        """Ask what was found on the picture keys act on."""
        page = self._seat.pages.walls.at_hand
        wall = self._seat.pages.walls.wall(page)
        id = wall.keep_at_hand()
        camera = self._seat.models.directory.camera(id) if id else None
        if camera is None:
            self._seat.frame.notices.say_refused(_t("There is no picture on this tile"))
            return
        if self._seat.wall_tools.playbacks.plays(id):
            self._seat.frame.notices.say_refused(self._seat.wall_tools.playbacks.refusal())
            return
        patrol = self._seat.patrols.on(page)
        running = None if patrol is None else patrol.runner.page
        if patrol is not None:
            patrol.runner.person_acts()
        self._doing = _Doing(
            wall,
            self._line(page, wall),
            camera,
            wall.pictures.view_of(id),
            self._seat.clock.now(),
            running.plan if running else "",
            running.number if running else 0,
        )
        self._doing.line.ask_category(camera.name, self._seat.proofs.profile.categories)

    def _line(self, page: str, wall: "WallWindow") -> FindingLine:
        line = self._lines.get(page)
        if line is None:
            line = self._lines[page] = FindingLine(self._theme, wall.strip)
            line.chosen.connect(self._chosen)
            line.closed.connect(partial(wall.pictures.setFocus, Qt.FocusReason.OtherFocusReason))
        return line

    def _chosen(self, id: str) -> None:
        doing = self._doing
        if doing is None:
            return
        if id.isdigit() and doing.made is None:
            self._begin(doing, int(id))
        elif id in (SAME, NEW) and doing.made is None:
            self._save(doing, doing.same if id == SAME else None)
        elif id.startswith(ORDER):
            self._send(doing, int(id.removeprefix(ORDER)))
        elif id == TOOK_BACK:
            self._take_back(doing)

    def _begin(self, doing: _Doing, digit: int) -> None:
        doing.category = self._seat.proofs.profile.category(digit)
        if doing.category is not None:
            camera, lane = doing.camera.id, self._seat.lanes.pages
            read = lane.submit(lambda: self._findings(camera))
            when_done(read, self, partial(self._look_for_same, doing))

    def _findings(self, camera: str) -> list[PatrolFinding]:
        rows = self._seat.store.cache.select(
            PatrolFinding.KIND, {"camera": camera}, order="-at", limit=LATEST
        )
        found = []
        for row in rows:
            try:
                found.append(decode(PatrolFinding, row.body))
            except ValueError:
                continue  # of a newer version
        return found

    def _look_for_same(self, doing: _Doing, known: Sequence[PatrolFinding]) -> None:
        if doing.category is None or doing.made is not None:
            return
        now, within = self._seat.clock.now(), self._seat.proofs.profile.same_within
        doing.same = same_finding(known, doing.camera.id, doing.category.id, now, within)
        if doing.same is None:
            self._save(doing, None)
            return
        words = _t("The same as {0} at {1}? {2}")
        told = words.format(doing.category.name, hall_minute(doing.same.at), doing.same.name)
        choices = [
            Choice(Qt.Key.Key_Return, "Enter", _t("the same, add to it"), SAME),
            Choice(Qt.Key.Key_N, "N", _t("a new one"), NEW),
        ]
        doing.line.ask(told, choices)

    # Saving it

    def _save(self, doing: _Doing, same: PatrolFinding | None) -> None:
        """Keep the snapshot, then save the finding that names it; without one, the finding."""
        name = f"{doing.camera.name}_{doing.at:%Y%m%d_%H%M%S}.png"
        kept = self._pictures.keep_still(name, doing.view)
        self._without_still.append((doing, same))
        when_done(kept, self, partial(self._still_kept, doing, same))

    def _still_kept(self, doing: _Doing, same: PatrolFinding | None, ref: str) -> None:
        if (doing, same) in self._without_still:  # else the seat has ended meanwhile
            self._without_still.remove((doing, same))
            self._save_with(doing, same, ref)

    def _save_without_still(self) -> None:
        """The seat ends: what was found is saved without waiting for its picture."""
        self._is_over = True
        for doing, same in self._without_still:
            self._put(doing, same, "")
        self._without_still.clear()

    def _save_with(self, doing: _Doing, same: PatrolFinding | None, ref: str) -> None:
        when_done(self._put(doing, same, ref), self, partial(self._saved, doing))

    def _put(self, doing: _Doing, same: PatrolFinding | None, ref: str) -> "Future[Result]":
        category, camera = doing.category, doing.camera
        assert category is not None
        place = camera.place
        finding = PatrolFinding(
            "",
            category.id,
            f"{place.town}{place.name or camera.name}{category.title}",
            camera.id,
            doing.at,
            category.name,
            camera.name,
            place,
            alert=same.alert if same else "",
            same_as=same.root if same else "",
            plan=doing.plan,
            page=doing.page,
            files=(ref,) if ref else (),
        )
        found = Found(category, finding, ref.partition("/")[2])
        doing.made, saved = self._seat.acts.proofs.find(found)
        return saved

    def _saved(self, doing: _Doing, result: Result) -> None:
        if self._is_over:
            return  # nobody is there to be told
        made = doing.made
        assert made is not None
        if not result.is_saved:
            doing.line.put_away()
            self._seat.frame.notices.say_refused(refusal_words(result))
            return
        after = self._seat.proofs.profile.clip_after
        QTimer.singleShot(int(after * 1000), self, partial(self._clip, doing, made))
        self._tell(doing)
        self.found.emit(made)

    def _tell(self, doing: _Doing) -> None:
        """Say what was saved, and offer the order."""
        made = doing.made
        assert made is not None
        words = _t("Added: {0}") if made.same_as else _t("Saved: {0}")
        told = [words.format(made.title)]
        told.append(_t("snapshot") if made.files else _t("no snapshot"))
        if doing.view is not None:
            told.append(_t("clip follows"))
        choices = [] if made.same_as else self._order_choices(made)
        doing.line.ask("·".join(told), choices, is_news=True)

    def _order_choices(self, made: PatrolFinding) -> list[Choice]:
        row = self._seat.store.cache.get(Alert.KIND, made.alert)
        if row is None:
            return []
        alert = decode(Alert, row.body)
        matter = self._seat.models.directory.matter_of(alert)
        self._offers = [(o, alert, matter) for o in offers(self._seat, alert, matter)][:MOST_OFFERS]
        words = _t("order to {0} ({1})")
        return [
            Choice(key, cap, words.format(offer.recipient.name, offer.why), f"{ORDER}{number}")
            for number, ((key, cap), (offer, _, _)) in enumerate(
                zip(_ORDER_KEYS, self._offers, strict=False)
            )
        ]

    # Its clip

    def _clip(self, doing: _Doing, made: PatrolFinding) -> None:
        """Take the seconds before and after, while the stream is still open."""
        profile = self._seat.proofs.profile
        name = f"{made.camera_name}_{made.at:%Y%m%d_%H%M%S}.ts"
        kept = self._pictures.keep_clip(name, doing.view, profile.clip_before + profile.clip_after)
        when_done(kept, self, partial(self._clipped, made))

    def _clipped(self, made: PatrolFinding, ref: str) -> None:
        if ref:
            made = replace(made, files=(*made.files, ref))
            self._seat.acts.proofs.add_files(made, (ref,))
        else:
            self._seat.frame.notices.say(_t("No clip could be had: {0}").format(made.title))
        self.filed.emit(made)

    # Its order

    def _send(self, doing: _Doing, number: int) -> None:
        if number >= len(self._offers) or doing.order:
            return
        offer, alert, matter = self._offers[number]
        saved = self._seat.acts.work_orders.register([order_of(alert, matter, offer.recipient)])
        when_done(saved, self, partial(self._sent, doing, offer))

    def _sent(self, doing: _Doing, offer: Offer, result: Result) -> None:
        if not result.is_saved:
            doing.line.warn(refusal_words(result))
            return
        doing.order = result.op
        words = _t("Work order to {0}").format(offer.recipient.name)
        back = Choice(Qt.Key.Key_U, "U", _t("take back, nothing has left"), TOOK_BACK)
        doing.line.ask(words, [back], is_news=True)

    def _take_back(self, doing: _Doing) -> None:
        def done(is_withdrawn: bool) -> None:
            doing.order = ""
            said = _t("Taken back, nothing was sent") if is_withdrawn else _t("It has left")
            doing.line.ask(said, [], is_news=True)

        when_done(self._seat.acts.work_orders.take_back(doing.order), self, done)
