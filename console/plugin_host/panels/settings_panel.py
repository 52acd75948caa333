# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Settings of one plugin: declared in its manifest, held against its schema, changed at once."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console.plugin_api.dataset import Value
from console.plugin_api.manifest import PluginSetting
from console.plugin_host.pages.ports import said
from console.shell.keys import key_words
from console.shell.line_field import LineField, line_field
from console.shell.overlay import Overlay
from console.shell.setting_line import lay_setting, with_edge
from console.shell.way_out import way_out
from widgets.common.key_button import KeyButton
from widgets.common.rolled import rolled
from widgets.common.runs_label import RunsLabel
from widgets.common.segmented import Segment, Segmented
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel

_FOR_ALL = "Ctrl+{0}"
"""Sets the setting of a row for all seats, or gives it back: each row has a key of its own."""
WIDTH, _CONTROL, _HIGH = 960, 320, 480
Change = Callable[[PluginSetting, Value], None]
"""Changes a setting; raises ValueError where its schema says otherwise."""


@dataclass(frozen=True, slots=True)
class HallWay:
    """What the hall has to do with the settings of a plugin.

    Attributes:
        held: who set what for all seats, and when, in words, by setting.
        leads: whether who sits here sets for all.
        hold: sets one for all seats, or gives it back (None).
    """

    held: Mapping[str, str] = field(default_factory=dict)
    leads: bool = False
    hold: Callable[[PluginSetting, Value | None], None] = lambda setting, value: None


ALONE = HallWay()
"""A seat of its own: nothing is held, nobody sets for others."""


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin_settings", source)


class PluginSettingRow(QWidget):
    """One setting: what it is, its control, what it can be.

    Args:
        theme: the look.
        setting: as declared.
        value: what it is now.
        change: changes it.
        way: what the hall has to do with it.
        number: of the row, from 1.
    """

    def __init__(
        self,
        theme: Theme,
        setting: PluginSetting,
        value: Value,
        change: Change,
        way: HallWay,
        number: int,
    ) -> None:
        super().__init__()
        self.setting, self._value, self._change = setting, value, change
        self._way, self._held = way, way.held.get(setting.id, "")
        self.told = WordLabel(theme, self._about())
        self.control = self._control(theme)
        self.control.setEnabled(not self._held or way.leads)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(WordLabel(theme, said(setting.name), Ink.TEXT, Step.BODY, bold=True))
        words.addWidget(self.told)
        words.addStretch(1)
        self.for_all = self._button(theme, number)
        lay_setting(self, words, self.control, said(setting.name))
        if self.for_all is not None:
            self._lay_below(self.for_all)

    def _lay_below(self, button: KeyButton) -> None:
        """Let a button stand below the control; Tab goes the same way."""
        line = self.layout()
        assert isinstance(line, QHBoxLayout)
        line.removeWidget(self.control)
        column = QVBoxLayout()
        for each in (self.control, button):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        line.addLayout(column)

    def _about(self) -> str:
        if not self._held:
            return _usual(self.setting)
        words = _t("The same at all seats, set by {0}")
        if not self._way.leads:
            words = _t("Locked, the same at all seats, set by {0}")
        return words.format(self._held)

    def _button(self, theme: Theme, number: int) -> KeyButton | None:
        """Return what sets it for all seats or gives it back; a secret is the seat's alone."""
        if not self._way.leads or self.setting.is_secret:
            return None
        held = _t("Give back to the seats") if self._held else _t("Set for all seats")
        button = KeyButton(theme, held, key_words(_FOR_ALL.format(number % 10)), small=True)
        button.clicked.connect(self._turn)
        return button

    def _turn(self) -> None:
        """Hold what stands in the line, also while its words are not taken by Enter yet."""
        if not self._held and isinstance(self.control, LineField):
            self.typed(self.control.text())
            if _read(self.setting, self.control.text()) != self._value:
                return
        self._way.hold(self.setting, None if self._held else self._value)

    def typed(self, text: str) -> None:
        """Take what was typed or chosen, or say what it can be."""
        value = _read(self.setting, text)
        if value == self._value:
            return
        try:
            self._change(self.setting, value)
        except ValueError:
            words = _t("Not accepted; allowed: {0}").format(_allowed(self.setting))
            self.told.say(words, Ink.TEXT)
            return
        self._value = value
        self.told.say(_t("Holds now; {0}").format(_usual(self.setting)), Ink.TEXT2)

    def _control(self, theme: Theme) -> Segmented | LineField:
        choices = _choices(self.setting)
        if choices:
            chosen = Segmented(theme, choices, _word(self._value))
            chosen.chosen.connect(self.typed)
            return chosen
        hint = _t("type it here") if self.setting.is_secret else _allowed(self.setting)
        field = line_field(theme, hint)
        field.setFixedWidth(theme.grown(_CONTROL))
        if self.setting.is_secret:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setText(_word(self._value))
        field.editingFinished.connect(lambda: self.typed(field.text()))
        return field


class PluginSettingsPanel(Overlay):
    """All settings of one plugin; Esc closes it.

    Args:
        theme: the look.
        window: what it lies over.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self.rows: Sequence[PluginSettingRow] = ()
        self._head = RunsLabel(theme, height=40)
        self._area = rolled(QWidget())
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 0, 16)  # what scrolls has its bar in the edge
        box.setSpacing(8)
        box.addLayout(with_edge(self._head))
        box.addWidget(self._area)

    def open_with(
        self,
        name: str,
        settings: Sequence[PluginSetting],
        values: Mapping[str, Value],
        change: Change,
        way: HallWay = ALONE,
    ) -> None:
        """Open with the settings of a plugin.

        Args:
            name: of the plugin.
            settings: as declared.
            values: what each is now.
            change: changes one.
            way: what the hall has to do with them.
        """
        title = Run(_t("Settings: {0}").format(name), Ink.TEXT, bold=True, step=Step.TITLE)
        self._head.set_runs([title], way_out())
        self.rows = [
            PluginSettingRow(self.theme, each, values[each.id], change, way, number)
            for number, each in enumerate(settings, 1)
        ]
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 16, 0)
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)
        self._area.setWidget(inner)
        inner.setAutoFillBackground(False)  # what lies behind shows through
        self.let_shrink(self._area, min(_HIGH, inner.sizeHint().height()))
        self.open_over()
        self.rows[0].control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = (event.key() - int(Qt.Key.Key_0) - 1) % 10 if _is_digit(event) else -1
        is_chord = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        button = self.rows[at].for_all if is_chord and 0 <= at < len(self.rows) else None
        if button is not None and not event.isAutoRepeat():
            button.click()
            return
        super().keyPressEvent(event)


def _is_digit(event: QKeyEvent) -> bool:
    return Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9


def _choices(setting: PluginSetting) -> list[Segment]:
    if isinstance(setting.default, bool):
        return [Segment("true", _t("On")), Segment("false", _t("Off"))]
    return [Segment(_word(each), _word(each)) for each in setting.schema.get("enum", ())]


def _allowed(setting: PluginSetting) -> str:
    """Return what a setting can be, in words."""
    schema = setting.schema
    if choices := _choices(setting):
        return _t(", ").join(each.text for each in choices)
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is not None and most is not None:
        return _t("{0} to {1}").format(_word(least), _word(most))
    if isinstance(setting.default, str):
        longest = schema.get("maxLength")
        return _t("{0} letters at most").format(longest) if longest else _t("any text")
    if least is not None:
        return _t("{0} or more").format(_word(least))
    return _t("{0} or less").format(_word(most)) if most is not None else _t("a number")


def _usual(setting: PluginSetting) -> str:
    if setting.is_secret:
        return _t("kept encrypted, shown to nobody")
    usual = next((s.text for s in _choices(setting) if s.id == _word(setting.default)), "")
    return _t("{0}; default {1}").format(_allowed(setting), usual or _word(setting.default))


def _word(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else "" if value is None else str(value)


def _read(setting: PluginSetting, text: str) -> Value:
    """Return what was typed, as the kind of value the setting has."""
    if isinstance(setting.default, bool):
        return text == "true"
    if isinstance(setting.default, str):
        return text.strip()
    with suppress(ValueError):
        return int(text)
    with suppress(ValueError):
        return float(text)
    return text.strip()  # no number: its schema says so
