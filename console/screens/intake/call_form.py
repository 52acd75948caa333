# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The fields of one call, in the order in which one asks on the phone."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.alert import Casualties
from console.domain.geo import NOWHERE, Place
from console.models.sounds import sound_of
from console.runtime.hall_time import hall_time
from console.screens.common.near_tiles import NearTiles
from console.screens.common.place_map import PlaceMap
from console.screens.intake.draft import CallDraft, occurred_at
from console.screens.intake.parts import IntakeParts
from widgets.common.base import Painted
from widgets.common.text import Run
from widgets.common.theme import Ink, Step
from widgets.forms.composition import composition_of, is_composing
from widgets.forms.field import Labelled, TextField
from widgets.forms.number_box import NumberBox
from widgets.forms.suggestion_rows import SuggestionRows
from widgets.forms.text_area import TextArea

TILE = QSize(208, 120)
MAP = QSize(200, 120)
REASON_AT = 248
GROUP = 16


def _t(source: str) -> str:
    return QCoreApplication.translate("intake", source)


class CallForm(Painted):
    """Shows and reads one draft.

    Signals:
        edited: a person has changed something.
        place_typed: the words of the place.
    """

    edited = Signal()
    place_typed = Signal(str)

    def __init__(self, parts: IntakeParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        theme = parts.theme
        self._place: Place = NOWHERE
        self.words = TextArea(theme, _t("What happened, in the caller's words"), name=_t("Matter"))
        hint = _t("Name, pinyin or initials")
        self.place = TextField(theme, hint, "map-pin", name=_t("Place"))
        self.place_rows = SuggestionRows(theme)
        self.same_rows = SuggestionRows(theme)
        self.taker_rows = SuggestionRows(theme, REASON_AT)
        self.tiles = NearTiles(theme, parts.directory.cameras_near, parts.open_view, 2, TILE)
        self.map = PlaceMap(theme, parts.ground, 500, MAP, picks=True)
        self.called = TextField(theme, right=_t("automatic"), bold=True, name=_t("Called"))
        self.occurred = TextField(
            theme, _t("unknown"), right=_t("as told"), bold=True, name=_t("Happened")
        )
        self.counts = [NumberBox(theme, label) for label in _count_labels()]
        self.unit = TextField(theme, _t("Unit"))
        self.caller = TextField(theme, _t("Name"))
        self.post = TextField(theme, _t("Post"))
        self.phone = TextField(theme, _t("Phone"))
        self.told = TextField(
            theme, _t("e.g. police station 20:20, nobody else yet"), name=_t("Told to")
        )
        self.measures = TextField(
            theme, _t("e.g. people on site, cordon set"), name=_t("Done so far")
        )
        needed = _t("e.g. power supply, people, vehicles")
        self.needs = TextField(theme, needed, name=_t("Needs"))
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = self._parts.theme
        self.words.setFixedHeight(112)
        self.called.edit.setReadOnly(True)
        self.called.edit.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # nothing to write: no stop
        self.called.set_runs((Run(_t("Called")),), (Run(_t("automatic"), step=Step.SMALL),))
        self.occurred.set_runs((Run(_t("Happened")),), (Run(_t("as told"), step=Step.SMALL),))
        for field, width in ((self.unit, 208), (self.caller, 104), (self.post, 104)):
            field.setFixedWidth(width)
        self._same = Labelled(theme, _t("The same?"), [self.same_rows], 32)
        self._takers = Labelled(theme, _t("Suggested"), [self.taker_rows], 32)
        around = Labelled(theme, _t("Around"), [self._around()], 24)
        self._places = Labelled(theme, "", [self.place_rows], 32)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(0)
        for label, widgets, gap in (
            (_t("Matter"), [self.words], 8),
            (_t("Place"), [self.place], 0),
            (self._places, [], 8),
            (self._same, [], 8),
            (self._takers, [], 8),
            (around, [], GROUP),
            (_t("Time"), [self.called, self.occurred], 8),
            (_t("Casualties"), self.counts, 8),
            (_t("Caller"), [self.unit, self.caller, self.post, self.phone], GROUP),
            (_t("Told to"), [self.told], 8),
            (_t("Done so far"), [self.measures], 8),
            (_t("Needs"), [self.needs], 0),
        ):
            line = label if isinstance(label, QWidget) else Labelled(theme, label, widgets)
            column.addWidget(line)
            column.addSpacing(gap)
        column.addStretch()

    def _around(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.tiles)
        row.addWidget(self.map)
        row.addStretch()
        return line

    def _connect(self) -> None:
        self.words.edited.connect(self.edited)
        self.place.edited.connect(self._place_edited)
        composition = composition_of(self.place.edit)
        if composition is not None:
            composition.changed.connect(self._place_composed)
        self.occurred.edited.connect(self._weigh_time)
        for field in (self.occurred, *self._plain()):
            field.edited.connect(self.edited)
        for box in self.counts:
            box.edited.connect(self.edited)

    def _plain(self) -> tuple[TextField, ...]:
        return (
            self.unit,
            self.caller,
            self.post,
            self.phone,
            self.told,
            self.measures,
            self.needs,
        )

    @property
    def editors(self) -> list[QWidget]:
        """Every editor a person writes in, in the order of Tab."""
        fields: tuple[TextField | NumberBox, ...] = (
            self.place,
            self.occurred,
            *self.counts,
            *self._plain(),
        )
        return [self.words.edit, *(field.edit for field in fields)]

    def show_draft(self, draft: CallDraft) -> None:
        """Fill every field from a draft, without a signal."""
        self.words.set_text(draft.words)
        self.set_place(draft.place, draft.place_words)
        self.called.set_text(hall_time(draft.called_at))
        self.occurred.set_text(draft.occurred)
        told = draft.casualties
        numbers = (told.dead, told.badly_hurt, told.hurt, told.trapped, told.missing)
        for box, number in zip(self.counts, numbers, strict=True):
            box.set_value(number)
        texts = (
            draft.unit,
            draft.caller,
            draft.post,
            draft.phone,
            draft.told,
            draft.measures,
            draft.needs,
        )
        for field, text in zip(self._plain(), texts, strict=True):
            field.set_text(text)
        self._weigh_time()

    def read(self, draft: CallDraft) -> CallDraft:
        """Return `draft` with what stands in the fields."""
        unit, caller, post, phone, told, measures, needs = (f.text for f in self._plain())
        return replace(
            draft,
            words=self.words.text,
            place_words=self.place.text,
            place=self._place,
            occurred=self.occurred.text,
            casualties=Casualties(*(box.value for box in self.counts)),
            unit=unit,
            caller=caller,
            post=post,
            phone=phone,
            told=told,
            measures=measures,
            needs=needs,
        )

    @property
    def at(self) -> Place:
        """The known place that was chosen, or NOWHERE."""
        return self._place

    def set_place(self, place: Place, words: str = "") -> None:
        """Show a known place, or the words alone when it is none."""
        self._place = place
        if place.name:
            words = "·".join(part for part in (place.town, place.name) if part)
        self.place.set_text(words)
        located = _t("Grid {0}·located").format(place.grid) if place.grid else _t("located")
        self.place.set_right(located if place.point else "")

    def show_same(self, has_rows: bool, has_takers: bool, has_places: bool) -> None:
        """Show the lines of suggestions that have something to say."""
        self._same.setVisible(has_rows)
        self._takers.setVisible(has_takers)
        self._places.setVisible(has_places)

    def _place_edited(self, words: str) -> None:
        self._place = NOWHERE
        self.place.set_right("")
        self.place_typed.emit(words)
        self.edited.emit()

    def _place_composed(self, words: str) -> None:
        composing = is_composing(self.place.edit)
        self.place_typed.emit(sound_of(words) if composing else words)

    def _weigh_time(self, _: str = "") -> None:
        """Say when the time of the happening cannot be read; it stays as written."""
        text = self.occurred.text
        now = self._parts.clock.now()
        is_bad = bool(text.strip()) and occurred_at(text, now) is None
        right = Run(_t("as 19:50"), Ink.TEXT, bold=True) if is_bad else Run(_t("as told"))
        self.occurred.set_runs((Run(_t("Happened")),), (replace(right, step=Step.SMALL),))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)


def _count_labels() -> tuple[str, ...]:
    return (_t("Dead"), _t("Badly hurt"), _t("Hurt"), _t("Trapped"), _t("Missing"))
