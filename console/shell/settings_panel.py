"""设置: every setting in one list, found by a few letters, changed at once, and who said so."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from console.runtime.workers import run_aside
from console.settings.declared import SETTINGS
from console.settings.schema import GROUPS, Level, Setting, Value
from console.settings.store import NotSet, Settings
from console.shell.line_field import line_field
from console.shell.link_words import said
from console.shell.overlay import Overlay
from console.shell.setting_line import EDGE, lay_setting, with_edge
from console.shell.way_out import way_out
from offline_cache.pinyin import prepare, spellings
from widgets.common.runs_label import RunsLabel
from widgets.common.segmented import Segment, Segmented
from widgets.common.text import Run, tag
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel
from widgets.forms.composition import composition_of
from widgets.forms.typed_text import plain

WIDTH = 960
_HEIGHT = 600
"""Of the rows."""
_CONTROL = 320


def _t(source: str) -> str:
    return QCoreApplication.translate("settings", source)


class SettingRow(QWidget):
    """One setting: what it is, its control, who said so."""

    def __init__(self, theme: Theme, setting: Setting, settings: Settings) -> None:
        super().__init__()
        self.setting = setting
        self._settings = settings
        self._source = WordLabel(theme)
        self.control = self._control(theme)
        told = QVBoxLayout()
        told.setSpacing(2)
        title = said(setting.title)
        unit = said(setting.unit)
        head = _t("{0} ({1})").format(title, unit) if unit else title
        self._lock = RunsLabel(theme, height=28)
        told.addWidget(_label(theme, head, Step.BODY, bold=True))
        told.addWidget(self._lock)
        told.addWidget(WordLabel(theme, said(setting.help)))
        told.addWidget(self._source)
        lay_setting(self, told, self.control, title)
        self.words = f"{title} {said(setting.help)} {setting.name}".lower()
        self.refresh()

    def _control(self, theme: Theme) -> Segmented | QLineEdit:
        setting = self.setting
        if isinstance(setting.default, bool):
            choices = [Segment("true", _t("On")), Segment("false", _t("Off"))]
        else:
            choices = [Segment(value, said(words)) for value, words in setting.choices]
        if choices:
            control = Segmented(theme, choices)
            control.chosen.connect(self._typed)
            return control
        field = line_field(theme, setting.allowed if setting.most or setting.is_time else "")
        field.setFixedWidth(_CONTROL)
        field.editingFinished.connect(lambda: self._typed(field.text()))
        return field

    def is_called(self, words: str) -> bool:
        """Whether its words hold these, or its title sounds like them (yl: 音量)."""
        if words in self.words:
            return True
        sounds = words.replace(" ", "").replace("'", "")
        return sounds.isascii() and any(each.startswith(sounds) for each in self._sounds)

    @cached_property
    def _sounds(self) -> list[str]:
        return spellings(tuple(said(self.setting.title)))

    @property
    def told(self) -> str:
        """Who said so, or why it was not taken."""
        return self._source.text()

    def refresh(self) -> None:
        """Show what holds."""
        setting = self.setting
        held = self._settings.in_force(setting)
        text = str(held.value).lower() if isinstance(held.value, bool) else str(held.value)
        if isinstance(self.control, Segmented):
            self.control.set_current(text)
        elif self.control.text() != text:
            self.control.setText(text)
        if isinstance(self.control, QLineEdit):  # locked it is words, which end where controls do
            is_typed = not held.is_locked and setting.level is not Level.HALL
            self.control.setAlignment(
                Qt.AlignmentFlag.AlignLeft if is_typed else Qt.AlignmentFlag.AlignRight
            )
        who = _level_words(held.level)
        is_halls = setting.level is Level.HALL
        self.control.setEnabled(not held.is_locked and not is_halls)
        self._show_lock(held.is_locked or is_halls)
        if setting.profile and held.level is Level.DEFAULT:
            who = _t("default of the hall's profile")
        if is_halls and not held.is_locked:
            who = _t("set in the hall's policy file only")
        when = _t("after a restart") if setting.needs_restart else _t("at once")
        where = str(held.file) if held.is_locked else ""
        self._source.say("·".join(part for part in (who, where, when) if part), Ink.TEXT3)

    def _show_lock(self, is_locked: bool) -> None:
        mark = tag(_t("Locked by the hall; it cannot be changed here"), strong=True)
        self._lock.setVisible(is_locked)
        self._lock.set_runs([replace(mark, icon="lock", bold=True)])

    def _typed(self, text: str) -> None:
        held = self._settings.value(self.setting)
        try:
            value: Value = self.setting.parse(text)
        except ValueError as error:
            self._source.say(_t("Not accepted; allowed: {0}").format(error), Ink.TEXT)
            return
        if value == held:
            self.refresh()
            return
        try:
            self._settings.set(self.setting.name, value)
        except NotSet as refusal:
            self.refresh()
            self._source.say(not_set_words(refusal), Ink.TEXT)


class SettingsPanel(Overlay):
    """All settings by group; a few letters leave those that match. Esc closes it."""

    def __init__(self, theme: Theme, settings: Settings, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self._field = line_field(theme, _t("Find a setting"))
        self._composition = composition_of(self._field)
        self._field.textChanged.connect(self._filter)
        if self._composition is not None:
            self._composition.changed.connect(self._filter)
        self.rows = [SettingRow(theme, each, settings) for each in SETTINGS]
        self._heads = {group: self._head(group) for group in GROUPS}
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 0, 16)  # what scrolls has its bar in the edge
        box.setSpacing(8)
        title = Run(_t("Settings"), Ink.TEXT, bold=True, step=Step.TITLE)
        box.addLayout(with_edge(RunsLabel(theme, [title], way_out(), height=40)))
        box.addLayout(with_edge(self._field))
        box.addWidget(self._area())
        settings.changed.append(self._changed)

    def put_away(self) -> None:
        """Close it; what was half typed is not taken: its field shows what holds, then goes."""
        for row in self.rows:
            row.refresh()
        super().put_away()

    def _head(self, group: str) -> RunsLabel:
        return RunsLabel(self.theme, [Run(said(GROUPS[group]), Ink.TEXT2, bold=True)], height=32)

    def _area(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(0)
        for group, head in self._heads.items():
            column.addWidget(head)
            for row in self._of(group):
                column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea()
        bar = area.verticalScrollBar().sizeHint().width()  # it always has one: there are many
        column.setContentsMargins(0, 0, max(0, EDGE - bar), 0)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the panel hands it the keys that scroll
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        inner.setAutoFillBackground(False)  # what lies behind shows through
        area.viewport().setAutoFillBackground(False)
        self.let_shrink(area, _HEIGHT)
        return area

    def _of(self, group: str) -> Sequence[SettingRow]:
        return [row for row in self.rows if row.setting.group == group]

    def open(self) -> None:
        """Open with everything; how hanzi sound is read aside, before somebody types."""
        run_aside("sounds", prepare)
        for row in self.rows:
            row.refresh()
        self._field.clear()
        self.open_over()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def field(self) -> QLineEdit:
        """The line to find one with."""
        return self._field

    def row(self, name: str) -> SettingRow:
        """Return the row of a setting."""
        return next(row for row in self.rows if row.setting.name == name)

    def _filter(self, _: str = "") -> None:
        """Leave what is called so, also in letters an input method has not made hanzi of yet."""
        typed = self._composition.text if self._composition else self._field.text()
        words = plain(typed).strip().lower()
        for group, head in self._heads.items():
            rows = self._of(group)
            for row in rows:
                row.setVisible(row.is_called(words))
            head.setVisible(any(row.is_called(words) for row in rows))

    def _changed(self, name: str) -> None:
        self.row(name).refresh()


def not_set_words(refusal: NotSet) -> str:
    """Say why a setting is as it was."""
    if refusal.code == "locked":
        return _t("Locked by the hall; it cannot be changed here")
    if refusal.code == "by_hand":
        words = _t("Not changed: its file has to be put right by hand, {0}")
        return words.format(refusal.detail)
    return _t("Not changed: {0}").format(refusal.detail)


def _label(theme: Theme, text: str, step: Step, bold: bool = False) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setFont(theme.font(step, bold))
    return label


def _level_words(level: Level) -> str:
    words = {
        Level.DEFAULT: _t("default"),
        Level.HALL: _t("the hall proposes it"),
        Level.MACHINE: _t("set for this machine"),
        Level.SEAT: _t("set for this seat"),
        Level.PERSON: _t("set by you"),
        Level.START: _t("said at this start"),
        Level.LOCKED: _t("locked by the hall"),
    }
    return words[level]
