# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A page that cannot be drawn: what is wrong, whom to call, and that the rest goes on."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.plugin_api.manifest import Owner
from console.plugin_host.pages.ports import PluginState, Standing, said
from console.runtime.hall_time import hall_day_minute
from widgets.common.base import Painted
from widgets.common.facts_grid import Fact, FactsGrid
from widgets.common.key_button import KeyButton
from widgets.common.rolled import rolled
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel

WIDTH = 640


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class StateCard(Painted):
    """A card in the middle: heading, what happened, what to do, the owner with the duty phone.

    Args:
        theme: the look.
        name: of the plugin, or its id where nobody can read a name.
        owner: whom to call; None where the manifest cannot be read.
        release: starts it again; asked by the button of a stopped one.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        owner: Owner | None,
        release: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._name, self._owner = name, owner
        self._title = WordLabel(theme, "", Ink.TEXT, Step.TITLE, bold=True)
        self._words = WordLabel(theme, "", Ink.TEXT, Step.BODY)
        self._calm = WordLabel(theme, _t("Everything else works as usual"), step=Step.BODY)
        self._facts = FactsGrid(theme, 1, 88)
        self._lines = WordLabel(theme)
        self._again = KeyButton(theme, _t("Start it again"), "Enter")
        self._again.setVisible(False)
        self.setFocusProxy(self._again)
        self._release = release
        self._again.clicked.connect(self._start_again)
        self._build()

    def _build(self) -> None:
        body = QWidget()
        body.setMaximumWidth(self.theme.grown(WIDTH))
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(12)
        column.addStretch(1)
        for widget in (self._title, self._words, self._calm, self._facts, self._lines):
            column.addWidget(widget)
        column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.addStretch(1)
        row.addWidget(body, 100)
        row.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(rolled(middle))

    @property
    def text(self) -> str:
        """All it says."""
        facts = self._facts.accessibleName()
        labels = (self._title, self._words, self._calm, self._lines)
        return "\n".join([*(label.text() for label in labels), facts])

    def show_state(self, state: PluginState) -> None:
        """Say how the plugin is."""
        heading = said(state.heading) or standing_words(state.standing)
        self._title.setText(f"{self._name}·{heading}")
        self._words.setText(said(state.words))
        self._words.setVisible(state.words is not None)
        self._facts.set_facts(self._told(state))
        self._lines.setText("\n".join(said(fact) for fact in state.facts))
        self._lines.setVisible(bool(state.facts))
        self._again.setVisible(state.standing is Standing.STOPPED and self._release is not None)
        self.setAccessibleName(self.text)

    def _told(self, state: PluginState) -> list[Fact]:
        facts = []
        if state.since is not None:
            facts.append(Fact(_t("Since"), hall_day_minute(state.since)))
        if self._owner is not None:
            facts.append(Fact(_t("Owner"), said(self._owner.bureau)))
            facts.append(Fact(_t("Duty phone"), self._owner.phone, icon="phone"))
            if self._owner.hours:
                facts.append(Fact(_t("Duty hours"), self._owner.hours))
        facts.append(Fact(_t("What to do"), to_do(state.standing)))
        return facts

    def _start_again(self) -> None:
        if self._release is not None:
            self._release()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)


def standing_words(standing: Standing) -> str:
    """Return how a plugin is, in a word or two."""
    return {
        Standing.WELL: _t("Running"),
        Standing.SLOW: _t("Not answering"),
        Standing.STOPPED: _t("Stopped after faults"),
        Standing.OFF: _t("Not in use"),
        Standing.BROKEN: _t("Cannot be used"),
        Standing.MISSING: _t("Not on this seat"),
    }[standing]


def to_do(standing: Standing) -> str:
    """Return what a duty officer does about it."""
    return {
        Standing.WELL: "",
        Standing.SLOW: _t("Wait a moment; if it stays so, call the duty phone"),
        Standing.STOPPED: _t("Call the duty phone; start it again when the owner says so"),
        Standing.OFF: _t("The shift leader approves it, or it stays out"),
        Standing.BROKEN: _t(
            "Read file and line below to the owner, who mends it and sends it again"
        ),
        Standing.MISSING: _t("Have it installed; its place in the plan and its settings are kept"),
    }[standing]
