# ruff: noqa: D102 - Qt's overrides are described by Qt
"""What a figure counts: what it is made of, its alerts, the trail of one of them."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.domain.alert import Alert
from console.domain.figures.figure import Figure
from console.domain.figures.nuisance import Proposal
from console.models.futures import when_done
from console.models.subject import Subject
from console.runtime.hall_time import hall_time
from console.screens.duty.trail import trail_who, trail_words
from console.screens.quality.figure_rows import (
    TIMES,
    alert_columns,
    alert_rows,
    part_columns,
    part_row,
)
from console.screens.quality.figure_words import NOT_KNOWN, name_of
from console.screens.quality.noise_rows import origin_words
from console.screens.quality.parts import QualityParts
from widgets.common.empty_note import EmptyNote
from widgets.common.notice_bar import NoticeBar
from widgets.common.pane import Pane
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow
from widgets.lists.trail_list import TrailLine, TrailList

LISTED = 200
"""Alerts listed: the newest; the head says how many there are."""
_PARTS, _PART, _TRAIL = 10, 28, 6


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


class ListPane(Pane):
    """The right side of the page.

    Signals:
        alert_requested: id of the alert somebody wants to see in the queue.
    """

    alert_requested = Signal(str)

    def __init__(self, parts: QualityParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme.panel, parent=parent)
        theme = parts.theme
        self._parts, self._book = parts, parts.book
        self._figure: Figure | None = None
        self._listed: tuple[str, ...] = ()
        self._is_chosen = False
        self._alerts: list[Alert] = []
        self.head = RunsLabel(theme, height=48, padding=16)
        self.basis = NoticeBar(theme)
        self.parts_model: RowsModel[TableRow] = RowsModel()
        self.rows: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, alert_columns(), 38)
        self._empty = EmptyNote(theme, self.table, top=theme.size.column_head)
        self.trail: TrailList = TrailList(theme)
        self._made_of = {is_times: self._parts_table(is_times) for is_times in (True, False)}
        self._build()

    def _build(self) -> None:
        self.table.set_model(self.rows)
        self.table.setAccessibleName(_t("Alerts of the figure"))
        self._empty.say(_t("The alerts a figure counts are listed here"))
        self.trail.setAccessibleName(_t("Trail"))
        self.restyle()
        for widget in (self.head, self.basis, *self._made_of.values()):
            self.column.addWidget(widget)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.trail)
        self.basis.hide()
        self.trail.hide()
        self.table.current_changed.connect(self._show_trail)
        self.table.activated.connect(self.alert_requested)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def _parts_table(self, is_times: bool) -> RankedTable:
        table = RankedTable(self._parts.theme, part_columns(is_times), _PART)
        table.set_model(self.parts_model)
        table.setAccessibleName(_t("Of which"))
        table.hide()
        return table

    def show_figure(self, figure: Figure | None) -> None:
        """Show what a figure counts; None for no figure."""
        if figure == self._figure:
            return
        self._figure = figure
        self._fill_parts({})
        if figure is None:
            self._listed, self._is_chosen = (), False
            self._say_head("", "", 0)
            self._take([])
            return
        source = figure.target.source or _t("no target is set: told, and not judged")
        self._say_head(name_of(figure.kind), source, len(figure.ids))
        heads = tuple(part.ids[-1] for part in figure.parts if part.ids)
        self._fetch(figure.ids, heads)

    def show_proposal(self, proposal: Proposal, source: str) -> None:
        """Show the alerts a proposal is about; `source` is on what it rests."""
        self._figure = None
        self._fill_parts({})
        self._say_head(origin_words(proposal.origin), source, len(proposal.ids))
        self._fetch(proposal.ids, ())

    def _fetch(self, ids: tuple[str, ...], heads: tuple[str, ...]) -> None:
        self._listed = shown = ids[-LISTED:]
        self._is_chosen = True
        book = self._book
        done = book.lane.submit(lambda: (book.alerts(heads), book.alerts(shown)))
        when_done(done, self, lambda found: self._took(shown, *found))

    def _took(self, ids: tuple[str, ...], heads: list[Alert], alerts: list[Alert]) -> None:
        if ids is self._listed:
            self._fill_parts({alert.id: alert.title for alert in heads})
            self._take(alerts)

    def _take(self, alerts: Sequence[Alert]) -> None:
        self._alerts = list(alerts)
        self.rows.set_rows(alert_rows(alerts))
        nothing = _t("No alerts counted")
        if not self._is_chosen:
            nothing = _t("The alerts a figure counts are listed here")
        self._empty.say("" if alerts else nothing)
        self._show_trail(self.table.current_id)

    def subject(self) -> Subject | None:
        """Return the alert under the cursor, for a note."""
        at = self.table.current_id
        alert = next((each for each in self._alerts if each.id == at), None)
        return None if alert is None else Subject(alert.title, (f"{Alert.KIND}/{alert.id}",))

    def _say_head(self, name: str, source: str, number: int) -> None:
        count = _t("{0} alerts").format(f"{number:,}")
        if number > LISTED:
            count = _t("{0} alerts, the newest {1} listed").format(f"{number:,}", LISTED)
        told = [Run(name, Ink.TEXT, bold=True), Run(count, step=Step.SMALL, gap=12)]
        self.head.set_runs(told if name else [])
        rests = Run(_t("Basis"), Ink.TEXT, bold=True, step=Step.SMALL)
        self.basis.set_runs([rests, Run(source, step=Step.SMALL, gap=12)])
        self.basis.setVisible(bool(source))

    def _fill_parts(self, titles: dict[str, str]) -> None:
        figure = self._figure
        parts = figure.parts[:_PARTS] if figure is not None else ()
        rows = [part_row(figure.kind, part, titles) for part in parts] if figure else []
        self.parts_model.set_rows(rows)
        for is_times, table in self._made_of.items():
            is_meant = figure is not None and is_times is (figure.kind in TIMES)
            table.setVisible(bool(rows) and is_meant)
        self.restyle()

    def restyle(self) -> None:
        """Take heights from the theme again."""
        theme = self._parts.theme
        self.trail.setFixedHeight(theme.grown(20) * _TRAIL + 16)
        rows = len(self.parts_model.rows) * theme.grown(_PART)
        for table in self._made_of.values():
            table.setFixedHeight(theme.size.column_head + rows)

    def _show_trail(self, id: str) -> None:
        alert = next((each for each in self._alerts if each.id == id), None)
        lines = () if alert is None else tuple(reversed(alert.trail[-_TRAIL:]))
        parts = self._parts
        if self.trail.isHidden() is bool(lines):  # the list has the room while there is no trail
            self.trail.setVisible(bool(lines))
            self.column.activate()
            self.table.set_current(id)
        self.trail.set_lines(
            [
                TrailLine(
                    hall_time(line.at),
                    trail_who(line, parts.seat, parts.seat_name(parts.seat)),
                    trail_words(line) or NOT_KNOWN,
                )
                for line in lines
            ]
        )

    def sizeHint(self) -> QSize:
        return QSize(676, 600)
