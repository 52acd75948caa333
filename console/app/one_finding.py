"""One 发现, from the key on a picture to its order; it never answers for another one.

Its pictures are those of the moment of the key, however long the person takes to answer.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from console.app.finding_pictures import FindingPictures, still_of
from console.app.order_ask import Offer, offers, order_of
from console.commands.executor import Result
from console.commands.proof_acts import Found
from console.domain.alert import Alert
from console.domain.camera import Camera
from console.domain.entity import decode
from console.domain.patrol_finding import FindingCategory, PatrolFinding, same_finding
from console.domain.reference import Matter
from console.models.futures import when_done
from console.runtime.hall_time import hall_minute
from console.screens.common.words import refusal_words
from console.screens.wall.finding_line import Choice, FindingLine

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.screens.common.views import View

T = TypeVar("T")
LATEST = 20
"""Findings of a camera that are looked at for the same one."""
MOST_OFFERS = 2
TOOK_BACK, ORDER, SAME, NEW = "back", "order", "same", "new"
_ORDER_KEYS = ((Qt.Key.Key_5, "5"), (Qt.Key.Key_6, "6"))


def _t(source: str) -> str:
    return QCoreApplication.translate("patrol", source)


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood under the hand when the key was pressed.

    Attributes:
        tile: its number.
        plan, page: of the patrol that ran there; empty for none.
    """

    camera: Camera
    view: "View | None"
    tile: int
    at: datetime
    plan: str = ""
    page: int = 0


class _Stage(Enum):
    """How far it is; UNSURE: it is asked whether it is the same as an earlier one."""

    ASKED = auto()
    CHOSEN = auto()
    UNSURE = auto()
    KEEPING = auto()
    SAVING = auto()
    SAVED = auto()
    DROPPED = auto()


class OneFinding(QObject):
    """Asks on the line of its wall as long as that is its own; later it tells in passing.

    Args:
        seat: where it is found.
        line: of the wall.
        seen: what it is about.

    Signals:
        found: the PatrolFinding was saved.
        filed: the PatrolFinding has its clip, or it is known that there is none.
        changed: `needs_picture` or `is_over` may be another.
    """

    found = Signal(object)
    filed = Signal(object)
    changed = Signal()

    def __init__(self, seat: "Seat", line: FindingLine, seen: Seen, parent: QObject) -> None:
        super().__init__(parent)
        self._seat, self._line, self.seen = seat, line, seen
        self._pictures = FindingPictures(seat.acts.proofs)
        self._stage = _Stage.ASKED
        self._still = still_of(seen.view)
        self._clip: Future[bytes] | None = None
        self._is_clip_due = seen.view is not None
        self._has_line = True
        self._awaited = 0
        self._category: FindingCategory | None = None
        self._same: PatrolFinding | None = None
        self._made: PatrolFinding | None = None
        self._offers: list[tuple[Offer, Alert, Matter | None]] = []
        self._order = ""
        profile = seat.proofs.profile
        QTimer.singleShot(int(profile.clip_after * 1000), self, self._take_clip)
        line.ask_category(seen.camera.name, profile.categories)

    @property
    def has_line(self) -> bool:
        """Whether what the line asks and says is about this one."""
        return self._has_line

    @property
    def needs_picture(self) -> bool:
        """Whether the camera has to stay: a person looks at it, or its clip is to be taken."""
        return self._has_line or self._is_clip_due

    @property
    def is_over(self) -> bool:
        """Whether nothing comes of it any more."""
        return not (self.needs_picture or self._awaited)

    def _await(self, future: "Future[T]", then: Callable[[T], None]) -> None:
        self._awaited += 1
        when_done(future, self, partial(self._came, then))

    def _came(self, then: Callable[[T], None], result: T) -> None:
        self._awaited -= 1
        then(result)
        self.changed.emit()

    # What a person does

    def choose(self, id: str) -> None:
        """Take the answer to what was asked last."""
        if self._stage is _Stage.ASKED and id.isdigit():
            self._begin(int(id))
        elif self._stage is _Stage.UNSURE and id in (SAME, NEW):
            self._keep(self._same if id == SAME else None)
        elif self._stage is _Stage.SAVED and id.startswith(ORDER):
            self._send(*self._offers[int(id.removeprefix(ORDER))])
        elif self._stage is _Stage.SAVED and id == TOOK_BACK:
            self._await(self._seat.acts.work_orders.take_back(self._order), self._taken_back)

    def leave(self, is_by_hand: bool) -> None:
        """The line is closed, by hand or after a while, or it is for another finding now.

        Without a category there is nothing to be saved. With one there is, unless a person has
        closed the question whether it is the same.
        """
        self._has_line = False
        if self._stage is _Stage.ASKED or (self._stage is _Stage.UNSURE and is_by_hand):
            self._stage, self._is_clip_due = _Stage.DROPPED, False
            if not is_by_hand:
                words = _t("Not reported, no category was chosen: {0}")
                self._seat.frame.notices.say(words.format(self.seen.camera.name))
        elif self._stage is _Stage.UNSURE:
            self._keep(None)
        self.changed.emit()

    def save_now(self) -> None:
        """The seat ends: what was found is saved without waiting for picture or answer."""
        if self._stage in (_Stage.CHOSEN, _Stage.UNSURE, _Stage.KEEPING):
            self._put(self._same if self._stage is _Stage.KEEPING else None, "")
        self.blockSignals(True)
        self._stage, self._is_clip_due = _Stage.DROPPED, False  # nobody is there to be told

    def _begin(self, digit: int) -> None:
        self._category = self._seat.proofs.profile.category(digit)
        assert self._category is not None
        self._stage = _Stage.CHOSEN
        self._line.ask(_t("{0}: being saved").format(self._category.name), [])
        self._await(self._seat.lanes.pages.submit(self._known), self._look_for_same)

    def _known(self) -> list[PatrolFinding]:
        camera = self.seen.camera.id
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

    def _look_for_same(self, known: Sequence[PatrolFinding]) -> None:
        category = self._category
        if category is None or self._stage is not _Stage.CHOSEN:
            return
        within = self._seat.proofs.profile.same_within
        same = same_finding(known, self.seen.camera.id, category.id, self.seen.at, within)
        if same is None or not self._has_line:
            self._keep(None)  # nobody can be asked: rather twice than not at all
            return
        self._same, self._stage = same, _Stage.UNSURE
        words = _t("The same as {0} at {1}? {2}")
        told = words.format(category.name, hall_minute(same.at), same.name)
        choices = [
            Choice(Qt.Key.Key_Return, "Enter", _t("the same, add to it"), SAME),
            Choice(Qt.Key.Key_N, "N", _t("a new one"), NEW),
        ]
        self._line.ask(told, choices)

    # Saving it

    def _file_name(self, suffix: str) -> str:
        return f"{self.seen.camera.name}_{self.seen.at:%Y%m%d_%H%M%S}.{suffix}"

    def _keep(self, same: PatrolFinding | None) -> None:
        """Keep the snapshot, then save the finding that names it; without one, the finding."""
        self._same, self._stage = same, _Stage.KEEPING
        self._await(self._pictures.keep_still(self._file_name("png"), self._still), self._kept)

    def _kept(self, ref: str) -> None:
        if self._stage is _Stage.KEEPING:  # else the seat has ended meanwhile
            self._await(self._put(self._same, ref), self._saved)

    def _put(self, same: PatrolFinding | None, ref: str) -> "Future[Result]":
        category, seen = self._category, self.seen
        assert category is not None
        camera, place = seen.camera, seen.camera.place
        finding = PatrolFinding(
            "",
            category.id,
            f"{place.town}{place.name or camera.name}{category.title}",
            camera.id,
            seen.at,
            category.name,
            camera.name,
            place,
            alert=same.alert if same else "",
            same_as=same.root if same else "",
            plan=seen.plan,
            page=seen.page,
            files=(ref,) if ref else (),
        )
        self._stage = _Stage.SAVING
        found = Found(category, finding, ref.partition("/")[2])
        self._made, saved = self._seat.acts.proofs.find(found)
        return saved

    def _saved(self, result: Result) -> None:
        if self._stage is not _Stage.SAVING or self._made is None:
            return
        if not result.is_saved:
            self._stage, self._is_clip_due = _Stage.DROPPED, False
            self._seat.frame.notices.say_refused(refusal_words(result))
            if self._has_line:
                self._line.put_away()
            return
        self._stage = _Stage.SAVED
        self._say_saved(self._made)
        self.found.emit(self._made)
        self._file()

    def _tell(self, words: str, choices: Sequence[Choice] = ()) -> None:
        """Say what became of it: on the line, or in passing where that is for something else."""
        if self._has_line:
            self._line.ask(words, choices, is_news=True)
        else:
            self._seat.frame.notices.say(words)

    def _say_saved(self, made: PatrolFinding) -> None:
        """Say what was saved, and offer the order."""
        words = _t("Added: {0}") if made.same_as else _t("Saved: {0}")
        told = [words.format(made.title)]
        told.append(_t("snapshot") if made.files else _t("no snapshot"))
        if self.seen.view is not None:
            told.append(_t("clip follows"))
        self._tell("·".join(told), [] if made.same_as else self._order_choices(made))

    # Its clip

    def _take_clip(self) -> None:
        """Take the seconds before and after the key, whether it is answered by now or not."""
        if self._is_clip_due and self.seen.view is not None:
            profile = self._seat.proofs.profile
            self._clip = self.seen.view.clip(profile.clip_before + profile.clip_after)
            self._is_clip_due = False
            self._file()
            self.changed.emit()

    def _file(self) -> None:
        """Keep the clip, once it is taken and there is something it belongs to."""
        if self._stage is _Stage.SAVED and not self._is_clip_due:
            kept = self._pictures.keep_clip(self._file_name("ts"), self._clip)
            self._await(kept, self._clipped)

    def _clipped(self, ref: str) -> None:
        made = self._made
        assert made is not None
        if ref:
            made = replace(made, files=(*made.files, ref))
            self._seat.acts.proofs.add_files(made, (ref,))
        else:
            self._seat.frame.notices.say(_t("No clip could be had: {0}").format(made.title))
        self.filed.emit(made)

    # Its order

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

    def _send(self, offer: Offer, alert: Alert, matter: Matter | None) -> None:
        saved = self._seat.acts.work_orders.register([order_of(alert, matter, offer.recipient)])
        self._await(saved, partial(self._sent, offer))

    def _sent(self, offer: Offer, result: Result) -> None:
        if result.is_saved:
            self._order = result.op
            back = Choice(Qt.Key.Key_U, "U", _t("take back, nothing has left"), TOOK_BACK)
            self._tell(_t("Work order to {0}").format(offer.recipient.name), [back])
        elif self._has_line and self._made is not None:
            self._say_saved(self._made)
            self._line.warn(refusal_words(result))
        else:
            self._seat.frame.notices.say_refused(refusal_words(result))

    def _taken_back(self, is_withdrawn: bool) -> None:
        self._tell(_t("Taken back, nothing was sent") if is_withdrawn else _t("It has left"))
