"""Turning the hall to 急 or 专, and responses: what, who agreed, why; held to be done."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.commands.mode_commands import Turn
from console.domain.hall_mode import HallMode, Level, Mode
from console.domain.rule import RuleBook
from console.settings.mode_effects import load_mode_data
from console.settings.response_profile import ResponseSort
from console.shell.mode_carried import CarriedList, PastList
from console.shell.mode_effect_list import EffectList, EndingFields, KnownList, names_of
from console.shell.mode_rules import rule_effects
from console.shell.mode_words import (
    level_words,
    mode_words,
    modes_of,
    responses_words,
    sort_words,
    turning_words,
)
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.hold_button import HoldButton
from widgets.common.rolled import rolled
from widgets.common.runs_label import RunsLabel
from widgets.common.segmented import Segment, Segmented
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel
from widgets.forms.combo import Choice, Combo
from widgets.forms.field import Labelled, TextField

WIDTH, _SIDE, _GAP = 720, 16, 8
_LOW = 600
"""Below this its lines stand closer: the button has to be in sight, also with night's targets."""
_MODES = {
    "calm": frozenset[Mode](),
    "urgent": frozenset({Mode.EMERGENCY}),
    "special": frozenset({Mode.SPECIAL}),
    "both": frozenset(Mode),
}
_NONE = "-"


def _t(source: str) -> str:
    return QCoreApplication.translate("mode", source)


class ModePanel(Overlay):
    """Says what holds, asks for all a turn needs, and says before it is held what will change.

    Args:
        theme: the theme.
        hall: returns what holds now.
        sorts: what responses there are.
        window: what it lies over.
        now: the hall's time.
        plan_name: returns the name of a playbook by its id.
        rules: returns the alert rules of the hall; None where it has none.

    Signals:
        turned: a Turn, when the button was held to the end.
    """

    turned = Signal(object)

    def __init__(
        self,
        theme: Theme,
        hall: Callable[[], HallMode],
        sorts: Sequence[ResponseSort],
        window: QWidget,
        now: Callable[[], datetime],
        plan_name: Callable[[str], str] = str,
        rules: Callable[[], RuleBook | None] = lambda: None,
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self._hall, self._now_at, self._rules = hall, now, rules
        self._sorts, self._data = sorts, load_mode_data()
        self._now = RunsLabel(theme, height=32)
        self._change = RunsLabel(theme, height=32)
        self.modes = Segmented(theme, [], "calm", _t("Mode"))
        self.sort = Combo(
            theme,
            [Choice(each.id, sort_words(each.id, sorts)) for each in sorts],
            name=_t("Response"),
        )
        self.level = Segmented(theme, [], _NONE, _t("Level"))
        self.basis = TextField(theme, _t("Forecast, plan or order it rests on"))
        self.authority = TextField(theme, _t("Who agreed: post and name"))
        self.announced = TextField(theme, _t("Who is told, with commas between them"))
        self.effects = EffectList(theme, _t("Taken with the change"))
        self.ending = EndingFields(theme)
        self.history = WordLabel(theme, step=Step.BODY)
        self.history.setMinimumHeight(theme.grown(32))
        self.known = KnownList(theme, _t("Who is told of the last turn"))
        self.carried = CarriedList(theme, plan_name, rules)
        self.past = PastList(theme)
        self._lists = QWidget()
        self.button = HoldButton(theme, _t("Hold to switch"), _t("1 second"), _t("Space"))
        self._build(theme)
        for choice in (self.modes, self.level):
            choice.chosen.connect(self._tell)
        self.sort.chosen.connect(self._sort_chosen)
        for field in (self.basis, self.authority, *self.ending.fields):
            field.edited.connect(self._tell)
        self.button.held.connect(self._held)

    def _build(self, theme: Theme) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(_SIDE, 8, _SIDE, 16)
        box.setSpacing(_GAP)
        title = Run(_t("Mode of the hall and responses"), Ink.TEXT, bold=True, step=Step.TITLE)
        close = way_out(_t("Leave it as it is"))
        for widget in (
            RunsLabel(theme, [title], close, height=48),
            self._now,
            Labelled(theme, _t("Mode"), [self.modes], 32, is_wide=False),
            Labelled(theme, _t("Response"), [self.sort, self.level], 32, is_wide=False),
            Labelled(theme, _t("Basis"), [self.basis]),
            Labelled(theme, _t("Agreed by"), [self.authority]),
            Labelled(theme, _t("Told to"), [self.announced]),
            self._build_lists(),
            self._change,
            self.button,
        ):
            box.addWidget(widget)

    def _build_lists(self) -> QWidget:
        """Return what scrolls where the window is low: the button stays in reach."""
        column = QVBoxLayout(self._lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (
            self.effects, self.ending, self.carried, self.history, self.past, self.known,
        ):  # fmt: skip
            column.addWidget(widget)
        self._area = rolled(self._lists)
        return self._area

    def place(self) -> None:
        """Find its place, closer together where the window is low."""
        layout = self.layout()
        assert layout is not None
        layout.setSpacing(_GAP // 2 if self._window.height() < _LOW else _GAP)
        super().place()

    def _fit_lists(self) -> None:
        """Give the lists the height they want, as far as the window has it."""
        lists, height = self._lists, self._lists.sizeHint().height()
        if lists.hasHeightForWidth():  # the last turn may take more than a line
            height = lists.heightForWidth(self.width() - 2 * _SIDE)
        self.let_shrink(self._area, height)
        if self.isVisible():
            self.place()

    def open(self, proposed: Turn | None = None) -> None:
        """Show what holds; nothing is chosen yet but what is proposed, and that is only shown."""
        hall = self._hall()
        self.modes.set_segments([Segment(id, mode_words(m)) for id, m in _MODES.items()])
        present = modes_of(hall)
        self.modes.set_current(next(id for id, modes in _MODES.items() if modes == present))
        levels = [(_NONE, None), *((level.value, level) for level in Level)]
        self.level.set_segments([Segment(id, level_words(level)) for id, level in levels])
        self._sort_chosen()
        said = _t("Now: {0}·{1}").format(
            mode_words(present), responses_words(hall, self._sorts) or _t("no response in force")
        )
        self._now.set_runs([Run(said, Ink.TEXT)])
        for field in (self.basis, self.authority, *self.ending.fields):
            field.set_text("")
        self.follow()
        if proposed is not None:
            self._propose(proposed)
        self._tell()
        self.open_over()
        first = self.modes if proposed is None else self.authority
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self) -> None:
        """Say anew how the hall came to be as it is, who knows, and what was carried out."""
        hall = self._hall()
        last = hall.turnings[-1:]
        self.known.show_turning(last[0] if last else None)
        self.history.setVisible(bool(last))
        self.history.setText("".join(turning_words(each, self._sorts) for each in last))
        self.carried.show_hall(hall, self._now_at())
        self.past.show_hall(hall, self._sorts)
        self._fit_lists()

    def _propose(self, turn: Turn) -> None:
        self.modes.set_current(next(id for id, modes in _MODES.items() if modes == turn.modes))
        self.sort.set_current(turn.sort)
        self.level.set_current(_NONE if turn.level is None else turn.level.value)
        self.basis.set_text(turn.basis)
        self.authority.set_text(turn.authority)

    @property
    def words(self) -> list[str]:
        """What holds, and what will change, as one reads them."""
        return [self._now.accessibleName(), self._change.accessibleName()]

    def turn(self) -> Turn:
        """Return what was chosen."""
        level = None if self.level.current == _NONE else Level(self.level.current)
        return Turn(
            _MODES[self.modes.current],
            self.sort.current,
            level,
            self.basis.text.strip(),
            self.authority.text.strip(),
            announced=names_of(self.announced.text),
            effects=self.effects.taken,
            ending=self.ending.ending if self._leaves_emergency else None,
        )

    @property
    def _leaves_emergency(self) -> bool:
        stays = Mode.EMERGENCY in _MODES[self.modes.current]
        return not stays and self._hall().standing(Mode.EMERGENCY) is not None

    def _sort_chosen(self, _: str = "") -> None:
        response = self._hall().response(self.sort.current)
        self.level.set_current(_NONE if response is None else response.level.value)
        self._tell()

    def _tell(self, _: str = "") -> None:
        """Say what will change, or what is missing for it."""
        self._show_effects()
        turn, changes = self.turn(), self.changes()
        words, is_ready = _t("Nothing is to change"), False
        if changes:
            words, is_ready = _t("Will change: {0}").format(_t("; ").join(changes)), True
            missing = self._missing(turn)
            if missing:
                words, is_ready = missing.format(words), False
        self._fit_lists()
        self._change.set_runs([Run(words, Ink.TEXT if is_ready else Ink.TEXT2, bold=is_ready)])
        self.button.setEnabled(is_ready)

    def _show_effects(self) -> None:
        """Show what goes with what is chosen and does not hold yet, and who is told of it."""
        hall, wanted = self._hall(), []
        for mode in _MODES[self.modes.current] - modes_of(hall):
            wanted.append(mode.value)
        response = hall.response(self.sort.current)
        present = _NONE if response is None else response.level.value
        if self.level.current not in (_NONE, present):
            wanted.append(f"{self.sort.current}.{self.level.current}")
        self.ending.setVisible(self._leaves_emergency)
        effects = (*self._data.effects, *rule_effects(wanted, self._rules()))
        if not self.effects.show_of(wanted, effects):
            return
        told = dict.fromkeys(n for of in wanted for n in self._data.announce.get(of, ()))
        self.announced.set_text("、".join(told))

    def _missing(self, turn: Turn) -> str:
        """Return the sentence that says what is not filled in yet; empty when all is."""
        if not turn.basis and not turn.authority:
            return _t("{0}; basis and who agreed are needed")
        if not turn.basis:
            return _t("{0}; the basis is needed")
        if not turn.authority:
            return _t("{0}; who agreed is needed")
        lacks = self._leaves_emergency and not self.ending.is_whole
        return _t("{0}; end order, what was let go and the last report are needed") if lacks else ""

    def changes(self) -> list[str]:
        """Return what will change, a sentence each."""
        hall, turn = self._hall(), self.turn()
        sentence = _t("{0} → {1}")
        changes = []
        if turn.modes != modes_of(hall):
            changes.append(sentence.format(mode_words(modes_of(hall)), mode_words(turn.modes)))
        response = hall.response(turn.sort)
        before = None if response is None else response.level
        if turn.level is not before:
            steps = sentence.format(level_words(before), level_words(turn.level))
            name = sort_words(turn.sort, self._sorts)
            changes.append(_t("response ({0}) {1}").format(name, steps))
        return changes

    def _held(self) -> None:
        turn = self.turn()
        self.put_away()
        self.turned.emit(turn)
