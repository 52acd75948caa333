# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The left of the page: the matter, where it is, what it looks like, what to do, what was said."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QFont, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from console.commands.plan_commands import ON_DEPLOY
from console.domain.alert import Alert
from console.domain.dispatch_history import Advice
from console.domain.prepared_order import PreparedOrder
from console.domain.reference import Card, Matter
from console.models.alert_rows import GRADES, grade_word, place_text
from console.models.dispatch_book import Question
from console.models.mask_words import aside_words
from console.models.order_book import OrderView
from console.models.row_notes import aside_of
from console.runtime.hall_time import hall_time
from console.screens.common.due_steps import DueStep, DueSteps
from console.screens.common.layer_line import LayerLine
from console.screens.common.near_tiles import NearTiles
from console.screens.common.place_map import PlaceMap
from console.screens.common.spot import Spot
from console.screens.deploy.advice_facts import advice_facts
from console.screens.deploy.force_board import Board, has_left
from console.screens.deploy.parts import DeployParts
from widgets.common.base import Painted
from widgets.common.facts_grid import Fact, FactsGrid
from widgets.common.rolled import rolled
from widgets.common.runs_label import RunsLabel
from widgets.common.section_head import SectionHead
from widgets.common.text import Run, draw_text, text_width, wrap
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.card_steps import CardStep, CardSteps, phones, step

WIDTH = 416
MAP = QSize(384, 208)
TILE = QSize(188, 106)
SHOWN = 4_200
"""Metres across the small map: far enough for the units that are sent."""


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


class WrappedText(Painted):
    """A few lines of one text."""

    def __init__(
        self, theme: Theme, step: Step, lines: int, ink: Ink = Ink.TEXT, bold: bool = False
    ) -> None:
        super().__init__(theme)
        self._step, self._lines, self._ink, self._bold = step, lines, ink, bold
        self._text = ""
        self.hold_height(lambda: lines * theme.line_height(step))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Change the words."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def _broken(self, font: QFont) -> list[str]:
        """Break after a comma where two lines do, so that no single hanzi stands alone."""
        lines = wrap(font, self._text, self.width(), self._lines)
        head, comma, rest = self._text.rpartition("，")
        fits = text_width(font, rest) <= self.width() and text_width(font, head) <= self.width()
        return [head + comma, rest] if len(lines) == 2 and comma and fits else lines

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        font, height = theme.font(self._step, self._bold), theme.line_height(self._step)
        for number, line in enumerate(self._broken(font)):
            row = QRectF(0, number * height, self.width(), height)
            draw_text(painter, font, theme.ink(self._ink), row, line)


class MatterPane(Painted):
    """416 px wide."""

    def __init__(self, parts: DeployParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        theme = parts.theme
        self._grade = RunsLabel(theme, height=32)
        self._title = WrappedText(theme, Step.TITLE, 2, bold=True)
        self.map = PlaceMap(theme, parts.ground, SHOWN, MAP, picks=True)
        self.map.draws_areas = True
        self.layers = LayerLine(theme, parts.layers)
        parts.layers.changed.connect(self._show_layers)
        self.tiles = NearTiles(theme, parts.directory.cameras_near, parts.open_view, 2, TILE)
        self._facts = FactsGrid(theme, 1)
        self._card_head = SectionHead(theme, _t("Handling card"))
        self._card = CardSteps(theme, 36)
        self._said_head = SectionHead(theme, _t("What the caller said"))
        self._said = WrappedText(theme, Step.BODY, 2)
        self._told: list[Fact] = []
        self._advice: list[Fact] = []
        self._asked: Question | None = None
        self.due = DueSteps(parts.open_plans, self)
        self.setFixedWidth(WIDTH)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(0)
        for widget, gap in (
            (self._grade, 0),
            (self._title, 8),
            (self.map, 0),
            (self.layers, 8),
            (self.tiles, 8),
            (self._facts, 8),
            (self._card_head, 0),
            (self._card, 8),
            (self._said_head, 0),
            (self._said, 0),
        ):
            column.addWidget(widget)
            column.addSpacing(gap)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(rolled(body))
        self._show_layers()

    @property
    def words(self) -> str:
        """The title as shown."""
        return self._title.accessibleName()

    def show_matter(
        self,
        alert: Alert,
        matter: Matter | None,
        card: Card | None,
        orders: Sequence[OrderView],
        prepared: PreparedOrder | None = None,
    ) -> None:
        """Show an alert with what rule, dictionary and cards know of it."""
        grade = GRADES[alert.severity]
        left = [
            Run(
                grade_word(alert.severity),
                Ink(grade.value),
                bold=True,
                shape=grade,
                shape_size=20,
            ),
            Run(_sent_words(orders), gap=8),
        ]
        shelf = aside_of(alert, self._parts.clock.now())
        if shelf is not None:
            left.append(Run(aside_words(shelf), step=Step.SMALL, icon="clock", gap=8))
        self._grade.set_runs(left, [Run(alert.id[-6:], step=Step.SMALL)])
        self._title.set_text(alert.title)
        self._told = _facts(alert, matter, prepared)
        self._facts.set_facts([*self._told, *self._advice])
        self._ask(alert, matter)
        self._show_card(card, self.due.of(alert))
        said = alert.text or (alert.call.told if alert.call else "")
        self._said_head.set_texts(
            _t("What the caller said") if alert.call else _t("What the source said"),
            f"{self._source(alert)}·{hall_time(alert.received_at)}",
        )
        self._said.set_text(f"“{said}”" if said else "—")
        if alert.place.point != self.tiles.point:
            self.tiles.show_point(alert.place.point)

    def _ask(self, alert: Alert, matter: Matter | None) -> None:
        """Ask past orders who takes such a matter; what they say follows the facts."""
        question = Question(alert.title, alert.place.town, matter.id if matter else "")
        if question == self._asked:
            return
        self._asked, self._advice = question, []
        self._facts.set_facts(self._told)
        lead = matter.lead if matter else ""
        self._parts.advise(question, self, partial(self._advised, question, lead))

    def _advised(self, question: Question, lead: str, advice: Advice) -> None:
        if question == self._asked:
            self._advice = advice_facts(advice, lead)
            self._facts.set_facts([*self._told, *self._advice])

    def show_forces(self, alert: Alert, board: Board, chosen: frozenset[str]) -> None:
        """Show on the map which units are sent or ticked, and the cameras."""
        units = [
            Spot(force.unit.point, force.unit.name)
            for force in board.forces
            if force.unit.point is not None
            and (force.assignment is not None or force.unit.id in chosen)
        ]
        cameras = [
            Spot(near.camera.place.point, is_camera=True, id=near.camera.id)
            for near in self.tiles.found
            if near.camera.place.point is not None
        ]
        self.map.show_place(
            alert.place.point, [*cameras, *units[:6]], GRADES[alert.severity], 300.0
        )

    def _show_layers(self) -> None:
        self.map.show_layers(self._parts.layers.spots())

    def _show_card(self, card: Card | None, due: Sequence[DueStep]) -> None:
        """Show what a plan at work asks for now, then the first steps of the card."""
        planned = [self._planned(n, each) for n, each in enumerate(due)]
        if card is None:
            self._card_head.set_note("" if planned else _t("none for this kind"))
            self._card.set_lines(planned)
            return
        told = {each.step.title for each in due}  # a plan's step stands above, with its clock
        steps = enumerate(card.steps[:5], start=1)
        lines = [*planned]
        lines += [step(str(n), n, words) for n, words in steps if words not in told]
        if card.phones:
            name, _, number = card.phones[0].rpartition(" ")
            lines.append(phones([(name, number)]))
        self._card_head.set_note(card.name)
        self._card.set_lines(lines)

    def _planned(self, number: int, due: DueStep) -> CardStep:
        """Return the line of a plan's step that is due, the first with the key that ticks it."""
        words = due.until(self._parts.clock.now())
        key = "" if number else self._parts.commands.get(ON_DEPLOY.id).key
        runs = (Run(due.step.title, Ink.TEXT, bold=not number),)
        return CardStep(f"plan{number}", "", runs, words, icon="clock", key=key)

    @staticmethod
    def _source(alert: Alert) -> str:
        if alert.call is not None:
            return "·".join(p for p in (alert.call.unit, alert.call.caller) if p) or _t("call")
        return alert.source

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._parts.layers.look(self, True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._parts.layers.look(self, False)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 920)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)


def _sent_words(orders: Sequence[OrderView]) -> str:
    """Return whether forces were sent; an order that has not left this seat sends nobody."""
    if not orders:
        return _t("nothing sent yet")
    return _t("forces sent") if any(map(has_left, orders)) else _t("order not yet at the hub")


def _facts(alert: Alert, matter: Matter | None, prepared: PreparedOrder | None) -> list[Fact]:
    unknown = _t("unknown")
    kind = matter.name if matter else unknown
    minutes = prepared.limit_minutes if prepared else matter.limit_minutes if matter else 0
    limit = _t("to be on scene within {0} min").format(minutes) if minutes else ""
    basis = matter.source if matter and matter.source else "—"
    basis = prepared.source if prepared is not None else basis
    by_rule = [] if prepared is None else [_rule_fact(prepared)]
    return [
        *by_rule,
        Fact(_t("Where"), place_text(alert) or unknown),
        Fact(_t("What"), "·".join(p for p in (kind, matter.lead if matter else "") if p)),
        Fact(_t("Level"), "·".join(p for p in (grade_word(alert.severity), limit) if p)),
        Fact(_t("Basis"), basis, ink=Ink.TEXT2, step=Step.SMALL),
    ]


def _rule_fact(prepared: PreparedOrder) -> Fact:
    words = prepared.rule
    if prepared.lacking:
        words = _t("{0}·no such unit: {1}").format(words, "、".join(prepared.lacking))
    return Fact(_t("Prepared by rule"), words)
