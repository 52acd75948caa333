"""Keys that end the matter, point by point of its list, and open it again."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from console.commands.matter_commands import log_name
from console.domain.closing import HARMLESS, OpenPoint, OpenSort
from console.domain.closing_settled import Settled, Settling
from console.models.incident_record import Room
from console.screens.incident import own_commands as own
from console.screens.incident.closing_pane import point_title
from console.screens.incident.closing_places import ClosingPlaces
from console.screens.incident.room_form import Form, FormField
from console.screens.incident.room_hand import RoomHand
from widgets.common.key_words import key_words

_FORM = "closing"
_LIST = "closing_points"
"""Under this what was decided of points is kept until the matter is over."""
_LOW = 700
"""Height of the page below which the list needs the room of the pictures."""


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class ClosingKeys(QObject):
    """Shows what is still open and lets each point be settled, handed on, or left for a reason."""

    def __init__(self, hand: RoomHand) -> None:
        super().__init__(hand)
        self._hand, self._page = hand, hand.page
        self._decided: dict[str, Settled] = {}
        self._places = ClosingPlaces(hand)
        table = hand.parts.commands
        for command, handler in (
            (own.CLOSE, self._close),
            (own.HAND_ON, partial(self._ask, Settling.HANDED)),
            (own.ACCEPT, partial(self._ask, Settling.ACCEPTED)),
            (own.SETTLE, self._settle),
            (own.ACCEPT_REST, self._accept_rest),
            (own.REOPEN, self._reopen),
        ):
            table.add(command, handler)
        self._page.foot.form.closed.connect(self._form_closed)
        self._page.closing.block.table.activated.connect(self._go_to)
        self._page.closing.block.table.installEventFilter(self)
        hand.parts.room.changed.connect(self._follow)

    # The list

    def _close(self) -> None:
        """Show the list; once each of its points is decided, ask how the matter ended."""
        room = self._hand.room()
        if room is None or self._hand.open_matter() is None:
            return
        if not self._is_listed:
            self._open_list(room)
            if room.points:
                return
        left = self._undecided()
        if left:
            words = _t("{0} points are not decided yet: settle, hand on or leave each")
            self._hand.refuse(words.format(len(left)))
            return
        field = FormField("result", _t("How it ended"))
        title = _t("End the matter, {0} points stay open").format(len(room.points))
        form = Form(_FORM, title if room.points else _t("End the matter"), (field,), self._end)
        self._hand.open_form(form)

    @property
    def _is_listed(self) -> bool:
        return not self._page.closing.isHidden()

    def _open_list(self, room: Room) -> None:
        page = self._page
        kept = self._hand.kept(_LIST)
        self._decided = {key: _settled(key, words) for key, words in kept.items()}
        page.trail.hide()
        page.closing.show()
        page.pictures.setVisible(page.height() >= _LOW)
        page.foot.be_brief(page.height() < _LOW)
        page.columns.show_side("trail")
        self._show(room)
        self._to_rows()

    def _show(self, room: Room) -> None:
        undecided = [point for point in room.points if point.key not in self._decided]
        can_take = bool(undecided) and all(point.sort in HARMLESS for point in undecided)
        self._page.closing.show_points(room.points, self._decided, can_take)

    def _to_rows(self) -> None:
        table = self._page.closing.block.table
        if table.isVisible():
            left = self._undecided()
            table.set_current(left[0].key if left else self._page.closing.points[0].key)
            table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undecided(self) -> list[OpenPoint]:
        room = self._hand.parts.room.room
        points = () if room is None else room.points
        return [point for point in points if point.key not in self._decided]

    def _follow(self) -> None:
        """What is accepted is what is shown: a list that has grown is shown anew."""
        room = self._hand.parts.room.room
        if room is not None and self._is_listed:
            self._show(room)

    def _form_closed(self) -> None:
        """From a form the keyboard goes back to the list; with no list nothing is to be done."""
        if self._is_listed:
            self._to_rows()

    def leave(self) -> None:
        """Back to the trail; what was decided is kept until the matter is over."""
        self._page.foot.form.put_away()
        self._hide_list()
        self._page.trail.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide_list(self) -> None:
        page = self._page
        page.closing.hide()
        page.trail.show()
        page.pictures.show()
        page.foot.be_brief(False)

    # One point

    def _close_key(self) -> str:
        return key_words(self._hand.parts.commands.key_of(own.CLOSE))

    def _point(self) -> OpenPoint | None:
        """Return the point under the cursor; says so where the list does not stand there."""
        if not self._is_listed:
            words = _t("{0} shows what is still open; then each point is decided")
            self._hand.refuse(words.format(self._close_key()))
            return None
        id = self._page.closing.block.table.current_id
        found = next((point for point in self._page.closing.points if point.key == id), None)
        if found is None:
            self._hand.refuse(_t("Nothing is open any more"))
        return found

    def _ask(self, how: Settling) -> None:
        point = self._point()
        if point is None:
            return
        label = _t("To whom") if how is Settling.HANDED else _t("Why it may stay open")
        save, id = partial(self._put, point, how), f"point_{how}_{point.key}"
        self._hand.open_form(Form(id, point_title(point), (FormField("words", label),), save))

    def _put(self, point: OpenPoint, how: Settling, values: Mapping[str, str]) -> str:
        if not values["words"]:
            return (
                _t("To whom it goes is needed")
                if how is Settling.HANDED
                else _t("A reason is needed")
            )
        self._decide([Settled(point.key, how.value, values["words"], log_name(point))])
        return ""

    def _decide(self, settled: list[Settled]) -> None:
        room = self._hand.parts.room.room
        self._decided |= {each.key: each for each in settled}
        told = {key: f"{s.how}|{s.title}|{s.words}" for key, s in self._decided.items()}
        self._hand.keep(_LIST, told)
        if room is not None:
            self._show(room)

    def _accept_rest(self) -> None:
        """Leave the rest as it is, where each of it goes on by itself."""
        if self._point() is None:
            return
        left = self._undecided()
        harmful = [point for point in left if point.sort not in HARMLESS]
        if harmful:
            words = _t("“{0}” does not go on by itself: it is decided by itself")
            self._hand.refuse(words.format(point_title(harmful[0])))
            return
        why = {
            OpenSort.WORK_ORDER: _t("goes on as a work order with its clocks"),
            OpenSort.CHILD: _t("goes on as a matter of its own"),
            OpenSort.PLAN: _t("no longer needed, the matter is over"),
        }
        how = Settling.ACCEPTED.value
        self._decide([Settled(p.key, how, why.get(p.sort, ""), log_name(p)) for p in left])

    def _settle(self) -> None:
        point = self._point()
        if point is not None and not self._places.settle(point):
            self._go_to(point.key)

    def _go_to(self, key: str) -> None:
        point = next((each for each in self._page.closing.points if each.key == key), None)
        if point is not None and self._places.go_to(point):
            self._hide_list()

    # The end

    def _end(self, values: Mapping[str, str]) -> str:
        room = self._hand.parts.room.room
        if room is None:
            return _t("No matter is open")
        if not values["result"]:
            return _t("How it ended is needed")
        if self._undecided():
            words = _t("The list has grown: {0} shows what is not decided yet")
            return words.format(self._close_key())
        points = self._page.closing.points
        saved = self._hand.parts.acts.close(
            room.incident,
            values["result"],
            points,
            room.known,
            room.looked,
            [self._decided[point.key] for point in points],
        )
        self._hand.keep(_LIST, {})
        self._hide_list()
        return self._hand.done(saved, _t("The matter is over"))

    def _reopen(self) -> None:
        room = self._hand.room()
        if room is None:
            return
        if room.incident.is_open:
            self._hand.refuse(_t("This matter is open"))
            return
        field = FormField("reason", _t("Why it is opened again"))
        self._hand.open_form(
            Form("reopen", _t("Open it again"), (field,), partial(self._again, room))
        )

    def _again(self, room: Room, values: Mapping[str, str]) -> str:
        if not values["reason"]:
            return _t("A reason is needed")
        saved = self._hand.parts.acts.reopen(room.incident, values["reason"])
        return self._hand.done(saved, _t("Open again"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if self._page.foot.ask.is_open:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # else the page's Esc, which drops a question, takes it
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        self.leave()
        return True


def _settled(key: str, kept: str) -> Settled:
    """Return what was decided, as it was kept."""
    how, _, rest = kept.partition("|")
    title, _, words = rest.partition("|")
    return Settled(key, how, words, title)
