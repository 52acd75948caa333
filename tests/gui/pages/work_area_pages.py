"""Pages with a stage of their own, as large as the work area: towns, map, matters, plugins."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from tests.gui.area import stage as area
from tests.gui.city_map import stage as city_map
from tests.gui.clocks import stage as clocks
from tests.gui.incident import stage as incident
from tests.gui.instruction import stage as instruction
from tests.gui.orders import stage as orders
from tests.gui.pages.deploy_states import turn
from tests.gui.pages.shown import FRAME, Showing, Shown, put_up
from tests.gui.plugins.bureau_stage import EXAMPLES, BureauStage
from tests.gui.quality import stage as quality
from widgets.common.theme import Theme

PluginStage = Callable[[Path, Theme, QSize], tuple[QWidget, Callable[[], None]]]
"""Stages a page; returns it and how to take it down."""


class Stage(Protocol):
    """A seat with one page."""

    @property
    def page(self) -> QWidget: ...

    def close(self) -> None: ...


S = TypeVar("S", bound=Stage)


def towns(fill: area.Fill, is_wall: bool = False) -> Showing:
    """Return the towns in the work area, or on a wall with its small header."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        room = size - (QSize(0, area.HEADER) if is_wall else FRAME)
        stage = area.AreaStage(folder, theme, room, size.height() if is_wall else 0)
        fill(stage)
        turn()
        return Shown(stage.page, stage.close)

    return show


def instructions(fill: instruction.Fill) -> Showing:
    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        stage = instruction.InstructionStage(folder, theme, size)
        fill(stage)
        return Shown(stage.window, stage.close)

    return show


def in_room(make: Callable[[Path, Theme, QSize], S], fill: Callable[[S], None]) -> Showing:
    """Return the page of a stage in the work area."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        stage = make(folder, theme, size - FRAME)
        fill(stage)
        turn()
        return Shown(stage.page, stage.close)

    return show


def figures(fill: quality.Fill) -> Showing:
    """Return the figures in the work area."""
    return in_room(quality.QualityStage, fill)


def board(fill: clocks.Fill) -> Showing:
    """Return the board of clocks in the work area."""
    return in_room(clocks.ClockStage, fill)


def city(fill: Callable[[city_map.MapStage], None], has_ground: bool = True) -> Showing:
    """Return the map in the work area."""
    return in_room(partial(city_map.MapStage, has_ground=has_ground), fill)


def room_of_matter(fill: incident.Fill) -> Showing:
    """Return the room of one matter in the work area."""

    def filled(stage: incident.RoomStage) -> None:
        fill(stage)
        turn()
        stage.page.pictures.tell()  # as it does each second

    return in_room(incident.RoomStage, filled)


def order_pool(fill: orders.Fill) -> Showing:
    """Return S7 in the work area."""
    return in_room(orders.OrdersStage, fill)


def of_plugin(build: PluginStage) -> Showing:
    """Return a page of a plugin in the work area."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        page, close = build(folder, theme, size - FRAME)
        turn()
        return Shown(page, close)

    return show


def of_bureau(id: str) -> Showing:
    """Return the page of an example bureau, made by its workbook."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        stage = BureauStage(EXAMPLES / id, folder, theme)
        page = stage.show(size - FRAME)
        turn()
        return Shown(page, stage.close)

    return show


def in_work_area(build: Callable[[Path, Theme], QWidget]) -> Showing:
    """Return a page without a seat in the work area."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        return put_up(build(folder, theme), size - FRAME)

    return show
