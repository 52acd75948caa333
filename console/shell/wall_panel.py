# ruff: noqa: D102 - Qt's overrides are described by Qt
"""推送: walls at the left, the tiles of the chosen one at the right, what was sent below.

↑↓ choose a wall, a digit too; Tab goes to the tiles; Enter does it. Nothing in it is modal.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.shell.overlay import Overlay
from console.shell.wall_list import WIDTH as LIST
from console.shell.wall_list import Target, WallList
from console.shell.way_out import way_out
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step, Theme
from widgets.video.tile_chart import TileChart

WIDTH = 960
_TALL = 300
MOST_SENT = 5


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


class WallPanel(Overlay):
    """Asks where a picture shall go.

    Args:
        theme: the theme.
        window: what it lies over.

    Signals:
        chosen: the target and the number of its tile.
    """

    chosen = Signal(object, int)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self._pick: Callable[[Target], int] = _free
        self._head = RunsLabel(theme, height=48, padding=16)
        self._sent = [RunsLabel(theme, height=28, padding=16) for _ in range(MOST_SENT)]
        self.walls = WallList(theme)
        self.tiles = TileChart(theme)
        self.tiles.setAccessibleName(_t("Tiles of the wall"))
        self.setAccessibleName(_t("To another wall"))
        self._build()
        self.walls.chosen.connect(self._show_tiles)
        self.walls.activated.connect(self._take)
        self.tiles.activated.connect(self._take)

    def _build(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.setContentsMargins(8, 0, 8, 8)
        self.walls.setFixedWidth(LIST)
        self.let_shrink(self.tiles, _TALL)
        middle.addWidget(self.walls, 0, Qt.AlignmentFlag.AlignTop)
        middle.addWidget(self.tiles, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 8)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addLayout(middle, 1)
        for label in self._sent:
            whole.addWidget(label)

    def ask(
        self,
        title: str,
        targets: Sequence[Target],
        sent: Sequence[str],
        pick: Callable[[Target], int] | None = None,
    ) -> None:
        """Ask.

        Args:
            title: what shall be done.
            targets: the walls there are.
            sent: what was sent before, and how it stands.
            pick: which tile of a wall is proposed; the first free one if not given.
        """
        self._pick = pick or _free
        keys = [key_cap("Tab"), Run(_t("to the tiles"), gap=6)]
        keys += [key_cap("Enter", gap=16), Run(_t("take it"), gap=6), *way_out(gap=16)]
        self._head.set_runs([Run(title, Ink.TEXT, bold=True, step=Step.TITLE)], keys)
        self.show_sent(sent)
        self.walls.show_targets(targets)
        self._show_tiles()
        self.open_over()
        self.walls.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_sent(self, sent: Sequence[str]) -> None:
        """Say how what was sent stands now."""
        for number, label in enumerate(self._sent):
            label.set_runs([Run(sent[number] if number < len(sent) else "", step=Step.SMALL)])
            label.setVisible(number < len(sent))

    @property
    def words(self) -> list[str]:
        """What was sent, as one reads it."""
        return [label.accessibleName() for label in self._sent if not label.isHidden()]

    def _show_tiles(self) -> None:
        target = self.walls.target
        names = target.names if target else ()
        self.tiles.show_tiles(names, self._pick(target) if target else 0)

    def _take(self, _: int = 0) -> None:
        target = self.walls.target
        if target is not None:
            self.put_away()
            self.chosen.emit(target, self.tiles.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - int(Qt.Key.Key_1)
        if 0 <= number < 9 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.walls.set_number(number)
            return
        super().keyPressEvent(event)


def _free(target: Target) -> int:
    return target.free
