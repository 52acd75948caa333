"""信源: all sources with state, since when, last heard, what they cover, and whom to call."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from console.commands.registry import CommandTable
from console.domain.alert import Alert
from console.domain.feed import Feed
from console.models import feed_words
from console.models.channel_words import ICONS, channel_word, end_of, end_word
from console.models.link_status import LinkStatus
from console.models.subject import Subject
from console.models.town_names import town_list
from console.runtime.hall_time import hall_time
from console.settings.discovery_profile import End
from console.shell.shell_commands import QUARANTINE
from console.shell.table_panel import TablePanel
from console.shell.way_out import way_out
from widgets.common.key_button import KeyButton
from widgets.common.key_words import KeyCaps
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, chip_run
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain

WIDTH = 1440
_MOST_HEIGHT = 728


def _t(source: str) -> str:
    return QCoreApplication.translate("feeds", source)


class FeedsPanel(TablePanel):
    """A table of the sources, those that are not seen on top; Esc closes it.

    Args:
        theme: the theme.
        link: has the sources, and says whether the seat is cut off.
        alerts: returns the open alerts, for how many came by which end.
        window: what it lies over.

    Signals:
        aside_requested: the list of what could not be taken is to be opened.
    """

    aside_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        link: LinkStatus,
        alerts: Callable[[], Sequence[Alert]],
        table: CommandTable,
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, WIDTH, _columns(), _t("Sources"), _MOST_HEIGHT)
        self._link = link
        self._alerts = alerts
        self._empty.set_runs([Run(_t("No source is connected; the hub watches none yet"))], ())
        self._ends = RunsLabel(theme, height=40)
        aside = KeyButton(theme, _t("Messages not taken"))
        caps = KeyCaps(lambda _: table.key_of(QUARANTINE))
        caps.show(QUARANTINE.id, aside.set_key)
        table.follow_keys(caps.refresh)
        aside.clicked.connect(self._ask_for_aside)
        self._foot.addWidget(aside)
        self._foot.addStretch()
        self._foot.addWidget(self._ends)
        link.changed.connect(self._changed)

    def refresh(self) -> None:
        """Say everything anew."""
        feeds, link = self._link.feeds, self._link
        as_of = link.view.data_as_of if link.is_cut_off else None
        self._head.set_runs(_head(feeds, as_of), way_out())
        self._ends.set_runs([], _ends(self._alerts()))
        self._show_rows([_row(feed, as_of) for feed in sorted(feeds, key=_silent_first)])

    def subject(self) -> Subject | None:
        """Return the source under the cursor, for a note."""
        id = self.table.current_id
        feed = next((each for each in self._link.feeds if each.id == id), None)
        return None if feed is None else Subject(feed.name)

    def _ask_for_aside(self) -> None:
        self.put_away()
        self.aside_requested.emit()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()


def _silent_first(feed: Feed) -> tuple[bool, str]:
    return feed.is_alive, feed.id


def _columns() -> list[TableColumn]:
    return [
        TableColumn(_t("Source"), 208),
        TableColumn(_t("Channel"), 136, leaves=2),
        TableColumn(_t("State"), 256),
        TableColumn(_t("Since"), 96, leaves=3),
        TableColumn(_t("Last heard"), 176),
        TableColumn(_t("Covers"), 288, stretches=True, gives=True, leaves=1),
        TableColumn(_t("Call"), 200),
    ]


def _row(feed: Feed, as_of: datetime | None) -> TableRow:
    state = feed_words.state_words(feed)
    word = channel_word(feed.channel)
    end = end_of(feed.channel)
    shown = (
        Run(state, icon="check") if feed.is_alive else chip_run(state, "exclamation-circle", gap=0)
    )
    return TableRow(
        feed.id,
        (
            Cell(
                (Run(feed.name, Ink.TEXT, bold=not feed.is_alive),),
                (Run(feed_words.probe_words(feed), step=Step.SMALL),),
            ),
            Cell(
                (Run(word, Ink.TEXT, icon=ICONS.get(feed.channel, "")),),
                (Run(end_word(end), step=Step.SMALL),) if end else (),
            ),
            Cell((shown,), (Run(feed.note, step=Step.SMALL),) if feed.note else ()),
            plain("—" if feed.since is None else hall_time(feed.since), Ink.TEXT),
            plain(feed_words.heard_words(feed, as_of)),
            _covers(feed),
            Cell(
                (Run(feed.phone or "—", Ink.TEXT, icon="phone" if feed.phone else ""),),
                (Run(feed.contact, step=Step.SMALL),) if feed.contact else (),
            ),
        ),
        is_raised=not feed.is_alive,
    )


def _covers(feed: Feed) -> Cell:
    """Return what it covers, and what of that is not seen."""
    covered = town_list(feed.towns) or _t("the whole district")
    lost = _t("not seen: {0}").format(town_list(feed.lost)) if feed.lost else ""
    return Cell((Run(covered, Ink.TEXT),), (Run(lost, step=Step.SMALL),) if lost else ())


def _head(feeds: Sequence[Feed], as_of: datetime | None) -> list[Run]:
    well = sum(feed.is_alive for feed in feeds)
    told = [
        Run(_t("Sources"), Ink.TEXT, bold=True, step=Step.TITLE),
        Run(_t("well {0} of {1}").format(well, len(feeds)), gap=16),
    ]
    if as_of is not None:
        told.append(Run(_t("as of {0}").format(hall_time(as_of)), icon="history", gap=16))
    return told


def _ends(alerts: Sequence[Alert]) -> list[Run]:
    """Return how many open matters came by which end."""
    counts = Counter(end_of(alert.channel) for alert in alerts)
    told = _t("·").join(_t("{0} {1}").format(end_word(end), counts[end]) for end in End)
    return [Run(_t("Open: {0}").format(told))]
