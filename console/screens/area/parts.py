"""What the page is built from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from console.commands.registry import CommandTable
from console.models.data_age import DataAge
from console.models.link_status import LinkStatus
from console.models.town_board import TownBoard
from widgets.board.tiles import BoardTile
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class AreaParts:
    """Everything the page needs, handed in by the composition root.

    Attributes:
        signs: returns the tiles of further vital signs, which stand behind the towns.
    """

    theme: Theme
    towns: TownBoard
    link: LinkStatus
    age: DataAge
    commands: CommandTable
    signs: Callable[[], Sequence[BoardTile]] = tuple
