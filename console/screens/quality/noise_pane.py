"""整治建议: which places make noise, and what holding back would have done to the last week."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from console.domain.figures.nuisance import Proposal
from console.models.futures import when_done
from console.models.nuisance_book import NuisanceBook
from console.runtime.hall_time import hall_day_minute
from console.screens.quality.noise_rows import noise_columns, noise_row, row_id, trying_words
from console.screens.quality.own_commands import TRY
from console.screens.quality.parts import QualityParts
from console.screens.quality.rule_text import rule_text
from widgets.common.empty_note import EmptyNote
from widgets.common.key_words import key_words
from widgets.common.notice_bar import NoticeBar, warning
from widgets.common.pane import Pane
from widgets.common.text import Run
from widgets.common.theme import Step
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


class NoisePane(Pane):
    """The table of proposals.

    Signals:
        chosen: the Proposal under the cursor; None for none.
        said: something was done. refused: it was not, and why.
    """

    chosen = Signal(object)
    said = Signal(str)
    refused = Signal(str)

    def __init__(self, parts: QualityParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme.panel, parent=parent)
        self._parts = parts
        self._book: NuisanceBook = parts.noise
        self.state = NoticeBar(parts.theme)
        self.model: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(parts.theme, noise_columns(), 40)
        self.table.set_model(self.model)
        self.table.setAccessibleName(_t("Proposals"))
        self._empty = EmptyNote(parts.theme, self.table, top=parts.theme.size.column_head)
        self.column.addWidget(self.state)
        self.column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self._book.changed.connect(self.refresh)
        self.table.current_changed.connect(self._choose)
        self.refresh()

    @property
    def proposal(self) -> Proposal | None:
        """The proposal under the cursor."""
        at = self.table.current_id
        return next((p for p in self._book.trying.proposals if row_id(p.origin) == at), None)

    def refresh(self) -> None:
        """Say everything anew."""
        trying = self._book.trying
        chip, words = trying_words(trying, key_words(self._parts.commands.key_of(TRY)))
        line = warning(chip, words) if chip else [Run(words, step=Step.SMALL, icon="info-circle")]
        self.state.set_runs(line)
        self.model.set_rows([noise_row(proposal) for proposal in trying.proposals])
        self._empty.say("" if trying.proposals else _t("No proposal yet"))
        if self.model.rows and not self.table.current_id:
            self.table.set_current(self.model.rows[0].id)

    def _choose(self, _: str) -> None:
        self.chosen.emit(self.proposal)

    def try_or_stop(self) -> None:
        """Try the last days again; stop where that is under way."""
        if self._book.trying.is_under_way:
            self._book.leave()
        else:
            self._book.begin()

    def save_rules(self) -> None:
        """Keep what is proposed as a piece of a rule file."""
        trying = self._book.trying
        found = [p for p in trying.proposals if p.filters is not None]
        if not found:
            self.refused.emit(_t("Nothing is proposed that could be a rule"))
            return
        days = self._parts.book.targets.replayed
        until = datetime.fromtimestamp(trying.until, UTC)
        of_when = _t("{0} to {1}").format(hall_day_minute(until - days), hall_day_minute(until))
        name = _t("alert-rules-{0}.toml").format(f"{self._parts.clock.now():%Y%m%d-%H%M}")
        kept = self._parts.save(name, rule_text(found, of_when))
        when_done(kept, self, self._saved, self._not_saved)

    def _saved(self, path: Path) -> None:
        self.said.emit(_t("Saved: {0}").format(path))

    def _not_saved(self, error: BaseException) -> None:
        self.refused.emit(_t("Not saved: {0}").format(error))
