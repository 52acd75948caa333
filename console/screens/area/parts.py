"""What the page is built from."""

from dataclasses import dataclass

from console.commands.registry import CommandTable
from console.models.data_age import DataAge
from console.models.link_status import LinkStatus
from console.models.town_board import TownBoard
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class AreaParts:
    """Everything the page needs, handed in by the composition root."""

    theme: Theme
    towns: TownBoard
    link: LinkStatus
    age: DataAge
    commands: CommandTable
