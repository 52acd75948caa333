# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The strip above the pictures: what is shown, how many are well, what waits, the time."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.domain.patrol_state import PatrolState
from console.screens.common.grade_run import grade_run
from console.screens.wall.patrol_strip import patrol_runs
from widgets.common.base import Painted
from widgets.common.text import Run, chip_run, key_cap, paint_runs, runs_width, tag
from widgets.common.theme import Grade, Ink, Theme
from widgets.video.tile_source import TileState

HEIGHT = 40
_SIDE, _LINE = 16, 16


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


@dataclass(frozen=True, slots=True)
class StripView:
    """What the strip says."""

    title: str
    page: int
    pages: int
    states: Counter[TileState]
    clock: str
    is_demo: bool = False
    hot_grade: Grade | None = None
    hot_seconds: int = 0
    hot_waiting: int = 0
    is_enlarged: bool = False
    name: str = ""
    patrol: PatrolState = field(default_factory=PatrolState)
    keys: tuple[tuple[str, str], ...] = ()
    """Words and keys at the right of a wall on patrol."""
    asks: str = ""
    """What is asked of the person; it stands before everything else at the right."""
    machine: str = ""
    """How busy the seat is; it gives way before the keys where there is no room."""


def count_runs(states: Counter[TileState], is_brief: bool = False) -> list[list[Run]]:
    """Return the counts as items: what is well, one chip for what is not, the quiet rest.

    Args:
        states: how many tiles are in which state; none of them is left out.
        is_brief: whether the quiet rest is one number, where its words have no room.
    """
    items = [
        [
            Run(str(states[TileState.LIVE]), Ink.TEXT, bold=True),
            Run(_t("OK"), gap=4),
        ]
    ]
    bad = _joined(
        ((_t("frozen"), states[TileState.FROZEN]), (_t("failed"), states[TileState.FAILED]))
    )
    quiet = (
        (_t("weak"), states[TileState.WEAK]),
        (_t("no permission"), states[TileState.DENIED]),
        (_t("no free session"), states[TileState.NO_SESSION]),
        (_t("waiting"), states[TileState.WAITING]),
        (_t("playback"), states[TileState.PLAYBACK]),
    )
    rest, others = _joined(quiet), _joined([(_t("others"), sum(count for _, count in quiet))])
    if is_brief and sum(count > 0 for _, count in quiet) > 1:
        rest = others
    second: list[Run] = []
    if bad:
        second.append(chip_run(bad, "video-off", gap=0))
    if rest:
        second.append(Run(rest, gap=12 if bad else 0))
    return [*items, second] if second else items


def least_runs(states: Counter[TileState]) -> list[list[Run]]:
    """Return the counts as short as they are still all: what is well, and all others in one."""
    items = count_runs(Counter({TileState.LIVE: states[TileState.LIVE]}))
    others = _joined([(_t("others"), states.total() - states[TileState.LIVE])])
    return [*items, [chip_run(others, "video-off", gap=0)]] if others else items


def _joined(counts: Sequence[tuple[str, int]]) -> str:
    return "·".join(f"{word} {count}" for word, count in counts if count)


def _keys(view: StripView) -> list[Run]:
    """Return the keys a person needs most; on patrol those of the patrol."""
    if view.keys:
        runs: list[Run] = []
        for words, key in view.keys:
            runs += [Run(words, gap=16 if runs else 0), key_cap(key)]
        return runs
    caps = [key_cap(key, gap=8 if at == 0 else 4) for at, key in enumerate("1496G")]
    keys = [Run(_t("tiles")), *caps]
    if view.pages > 1:
        keys += [Run(_t("turn"), gap=16), key_cap("PgDn")]
    enlarge = _t("back to all") if view.is_enlarged else _t("enlarge")
    return [*keys, Run(enlarge, gap=16), key_cap("Enter")]


class WallStrip(Painted):
    """40 px."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._view: StripView | None = None
        self.hold_height(lambda: theme.grown(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_view(self, view: StripView) -> None:
        """Say something else."""
        if view != self._view:
            self._view = view
            left = [*self._told(), *count_runs(view.states)]
            words = [run.text for item in (*left, *self._right()) for run in item]
            self.setAccessibleName(" ".join(word for word in words if word))
            self.update()

    def _told(self) -> list[list[Run]]:
        """Return what stands before the counts."""
        view = self._view
        assert view is not None
        title = [Run(view.title, Ink.TEXT, bold=True)]
        if view.name:
            title = [Run(view.name, Ink.TEXT, bold=True), Run(view.title, gap=8)]
        if view.is_demo:
            title.append(tag(_t("Demo · invented places")))
        items = [title]
        if view.patrol.is_running:
            items += patrol_runs(view.patrol)
        elif view.pages:
            items.append(
                [
                    Run(_t("Group")),
                    Run(str(view.page + 1), Ink.TEXT, bold=True, gap=6),
                    Run(_t("of {0}").format(view.pages), gap=0),
                ]
            )
        return items

    def _right(self, has_keys: bool = True, has_machine: bool = True) -> list[list[Run]]:
        view = self._view
        assert view is not None
        items = [[chip_run(view.asks, "user", gap=0)]] if view.asks else []
        if view.hot_grade is not None:
            words = _t("hot spot")  # its time is told while it runs, or others wait for it
            if view.hot_waiting or view.hot_seconds:
                words = _t("hot spot {0} s").format(f"{view.hot_seconds:02d}")
            hot = [grade_run(view.hot_grade, 16), Run(words, Ink.TEXT, gap=8)]
            if view.hot_waiting:
                hot.append(Run(_t(", {0} more waiting").format(view.hot_waiting)))
            items.append(hot)
        if has_keys and not view.asks:
            items.append(_keys(view))
        if has_machine and view.machine:
            items.append([Run(view.machine)])
        return [*items, self._clock()]

    def _clock(self) -> list[Run]:
        return [Run(self._view.clock, Ink.TEXT, bold=True)] if self._view else []

    @property
    def _is_under_line(self) -> bool:
        """Whether a line lies over it, beside which the time alone is seen."""
        lines = (each for each in self.children() if isinstance(each, QWidget))
        return any(line.isVisibleTo(self) for line in lines)

    @property
    def before_clock(self) -> QRect:
        """All of it but the time at its end, which a line that lies over it leaves in sight."""
        clock = self._width([self._clock()]) if self._view else 0
        return self.rect().adjusted(0, 0, -round(clock), 0)

    def sizeHint(self) -> QSize:
        return QSize(1920, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(self.rect(), theme.raised if self._is_under_line else theme.surface)
        if self._view is None:
            return
        left, right = ([], [self._clock()]) if self._is_under_line else self._fitting()
        start = self.width() - self._width(right) + _SIDE
        x, end = float(_SIDE), start - 2 * _SIDE
        for number, item in enumerate(left):
            over = self._width(left[1:]) if number == 0 else 0  # the title gives way to the counts
            x = self._item(painter, item, x, number > 0, end - over)
        x = start
        for number, item in enumerate(right):
            x = self._item(painter, item, x, number > 0, float(self.width()))

    def _fitting(self) -> tuple[list[list[Run]], list[list[Run]]]:
        """Leave out where there is no room, one after the other.

        How busy the seat is and the keys of every wall; the words of what merely waits, the
        shift's account. The two keys of a patrol go last: nobody patrols without them. Every tile
        stays in the counts, which nobody could add up otherwise.
        """
        view = self._view
        assert view is not None
        told, counts = self._told(), count_runs(view.states)
        for has_machine in (True, False):
            left, right = [*told, *counts], self._right(has_machine=has_machine)
            if self._fits(left, right):
                return left, right
        brief = count_runs(view.states, is_brief=True)
        for has_keys in (True, False) if view.keys else (False,):
            right = self._right(has_keys, has_machine=False)
            for left in _narrower(told, counts, brief, 1 if has_keys else 2):
                if self._fits(left, right):
                    return left, right
        return [told[0], *least_runs(view.states)], right

    def _fits(self, left: list[list[Run]], right: list[list[Run]]) -> bool:
        return self._width(left) + self._width(right) <= self.width()

    def _width(self, items: list[list[Run]]) -> float:
        return sum(runs_width(self.theme, item) + 2 * _SIDE + 1 for item in items)

    def _item(
        self, painter: QPainter, runs: list[Run], x: float, has_line: bool, end: float
    ) -> float:
        theme, centre = self.theme, self.height() / 2
        if has_line:
            x += _SIDE
            painter.fillRect(QRectF(round(x), centre - _LINE / 2, 1, _LINE), theme.line2)
            x += 1 + _SIDE
        return paint_runs(painter, theme, runs, round(x), centre, end - x)


def _narrower(
    told: list[list[Run]], counts: list[list[Run]], brief: list[list[Run]], least: int
) -> Iterator[list[list[Run]]]:
    """Yield less and less of what is told, down to the `least`, and the counts in fewer words."""
    yield [*told, *counts]
    for count in range(len(told), min(len(told), least) - 1, -1):
        yield [*told[:count], *brief]
