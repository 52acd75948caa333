"""The pages of the rail and those of the video wall.

The duty page stands before the window is shown; the others are built when they are asked for, or
when the program has time. Their commands and keys stand from the start.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.app import page_parts, page_ties
from console.app.kept_code import kept_code
from console.app.late import BuiltAhead, Late
from console.app.walls import Walls
from console.commands import (
    force_commands,
    intake_commands,
    log_commands,
    map_commands,
    order_commands,
    plan_commands,
)
from console.contract.running import load_kinds
from console.runtime.read_ahead import read_ahead
from console.runtime.workers import run_aside
from console.screens.area import own_commands as area_commands
from console.screens.clocks import own_commands as clock_commands
from console.screens.duty.duty_page import DutyPage
from console.screens.incident import own_commands as room_commands
from console.screens.orders import own_commands as work_commands
from console.screens.quality import own_commands as quality_commands
from console.shell import rail_pages
from console.shell.not_yet_page import NotYetPage
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from datetime import datetime

    from console.app.seat import Seat
    from console.domain.limits import Limit
    from console.models.clock_source import ClockSource
    from console.models.playbook_book import PlanBook
    from console.models.running_clock import RunningClock
    from console.screens.area.area_page import AreaPage
    from console.screens.city_map.map_page import MapPage
    from console.screens.clocks.board_page import ClockBoard
    from console.screens.deploy.deploy_page import DeployPage
    from console.screens.incident.incident_page import IncidentPage
    from console.screens.intake.intake_panel import IntakePanel
    from console.screens.log.log_page import LogPage
    from console.screens.orders.orders_page import OrdersPage
    from console.screens.quality.quality_page import QualityPage
    from console.screens.wall.wall_window import WallWindow

BESIDE = (rail_pages.INTAKE,)
"""Items of the rail that are no pages: they open beside one."""


class Pages:
    """The pages that exist; one that is asked for stands.

    Args:
        seat: whose pages they are.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        self._seat = seat
        self._theme = theme
        self._ground = Late(partial(page_parts.ground, seat))
        self._intake = Late(self._build_intake)
        self._deploy = Late(self._build_deploy)
        self._log = Late(self._build_log)
        self.walls = Walls(seat, theme)
        self._area = Late(self._build_area)
        self._quality = Late(self._build_quality)
        self._incident = Late(self._build_incident)
        self._clock_source = Late(self._build_clock_source)
        self._clocks = Late(self._build_clocks)
        self._plans = Late(self._build_plans)
        self._orders = Late(self._build_orders)
        self._map = Late(self._build_map)
        self.duty = DutyPage(page_parts.duty_parts(seat, theme))
        page_ties.tie_duty(seat, theme, self)
        self._announce()
        self._put_on_rail()
        page = seat.frame.window.page
        deploy, log = partial(page, rail_pages.DEPLOY), partial(page, rail_pages.LOG)
        area = partial(page, rail_pages.VITALS)
        keep_code = partial(run_aside, "kept-code", kept_code.end)
        in_memory = partial(read_ahead, seat.store.cache_file)
        warm = partial(run_aside, "read-ahead", in_memory)  # before somebody searches
        pages = (self._intake, deploy, self.walls.wall, log, area)
        begin = seat.plugins.begin
        first = (lambda: seat.posts, warm, load_kinds, self._clock_source, *pages, begin, keep_code)
        self.ahead = BuiltAhead(first, lambda: seat.presence.idle, seat.options.clock, seat)

    @property
    def intake(self) -> "IntakePanel":
        """接报登记."""
        return self._intake()

    @property
    def deploy(self) -> "DeployPage":
        """应急指挥调度."""
        return self._deploy()

    @property
    def log(self) -> "LogPage":
        """值班日志."""
        return self._log()

    @property
    def wall(self) -> "WallWindow":
        """视频墙 1."""
        return self.walls.wall()

    @property
    def area(self) -> "AreaPage":
        """城市体征."""
        return self._area()

    @property
    def incident(self) -> "IncidentPage":
        """突发事件处置室."""
        return self._incident()

    @property
    def plans(self) -> "PlanBook":
        """Playbooks being followed; one book for all pages."""
        return self._plans()

    @property
    def map(self) -> "MapPage":
        """一张图."""
        return self._map()

    @property
    def orders(self) -> "OrdersPage":
        """工单与时限."""
        return self._orders()

    def close(self) -> None:
        """Let go what pages hold: streams, and further windows."""
        self.ahead.stop()
        self.duty.detail.tiles.close()
        self.walls.close()
        if self._area.if_built is not None:
            self._area.if_built.stop()
        if self._quality.if_built is not None:
            self._quality.if_built.stop()
        if self._incident.if_built is not None:
            self._incident.if_built.stop()
        if self._orders.if_built is not None:
            self._orders.if_built.stop()
        if self._map.if_built is not None:
            self._map.if_built.stop()

    def _announce(self) -> None:
        table = self._seat.commands
        table.announce(order_commands.COMMANDS, self._deploy)
        table.announce((*force_commands.COMMANDS, plan_commands.ON_DEPLOY), self._deploy)
        table.announce(intake_commands.OF_PANEL, self._intake)
        table.announce(log_commands.COMMANDS, self._log)
        table.announce(area_commands.COMMANDS, self._area)
        table.announce(quality_commands.OF_PAGE, self._quality)
        show = partial(self._seat.frame.window.show_page, quality_commands.PAGE)
        table.add(quality_commands.OPEN, show)
        table.announce(room_commands.COMMANDS, self._incident)
        table.announce(plan_commands.COMMANDS, self._incident)
        table.announce(work_commands.COMMANDS, self._orders)
        table.announce(map_commands.COMMANDS, self._map)
        table.add(room_commands.OPEN, self._open_room)
        table.announce(clock_commands.OF_PAGE, self._clocks)
        board = partial(self._seat.frame.window.show_page, clock_commands.PAGE)
        table.add(clock_commands.OPEN, board)
        self._seat.frame.window.strip.item_clicked.connect(self._show_clock)

    def _put_on_rail(self) -> None:
        window = self._seat.frame.window
        window.add_page(rail_pages.DUTY, self.duty)
        built: dict[str, Callable[[], QWidget]] = {
            rail_pages.DEPLOY: self._deploy,
            rail_pages.LOG: self._log,
            rail_pages.ORDERS: self._orders,
            rail_pages.VIDEO: self.walls.wall,
            rail_pages.MAP: self._map,
            rail_pages.VITALS: self._area,
            rail_pages.TOPICS: self._seat.plugins.launcher,
        }
        for item in rail_pages.rail_items():
            if item.id != rail_pages.DUTY and item.id not in BESIDE:
                not_yet = partial(NotYetPage, self._theme, item.text)
                window.add_late_page(item.id, built.get(item.id, not_yet))

        name = quality_commands.title()
        window.add_beyond(quality_commands.PAGE, name, rail_pages.VITALS, self._quality)
        room = room_commands.title()
        window.add_beyond(room_commands.PAGE, room, rail_pages.DEPLOY, self._incident)
        board = clock_commands.title()
        window.add_beyond(clock_commands.PAGE, board, rail_pages.ORDERS, self._clocks)

    # Imported where they are built: a start waits for no page it does not show.

    def _build_intake(self) -> "IntakePanel":
        from console.screens.intake.intake_panel import IntakePanel

        panel = IntakePanel(page_parts.intake_parts(self._seat, self._theme, self._ground()))
        page_ties.tie_intake(self._seat, self._theme, self, panel)
        return panel

    def _build_deploy(self) -> "DeployPage":
        from console.screens.deploy.deploy_page import DeployPage

        page = DeployPage(page_parts.deploy_parts(self._seat, self._theme, self._ground()))
        page_ties.tie_deploy(self._seat, self._theme, page)
        return page

    def _build_log(self) -> "LogPage":
        from console.screens.log.log_page import LogPage

        page = LogPage(page_parts.log_parts(self._seat, self._theme))
        page_ties.tie_log(self._seat, self._theme, page)
        return page

    def _build_area(self) -> "AreaPage":
        from console.app import area_desk
        from console.app.plugin_signs import PluginSigns
        from console.screens.area.area_page import AreaPage

        signs = PluginSigns(self._seat)
        page = AreaPage(area_desk.area_parts(self._seat, self._theme, signs))
        signs.tie(page)
        area_desk.tie_area(self._seat, self._theme, self, page)
        return page

    def _build_quality(self) -> "QualityPage":
        from console.app import figure_desk
        from console.screens.quality.quality_page import QualityPage

        page = QualityPage(figure_desk.quality_parts(self._seat, self._theme))
        figure_desk.tie_quality(self._seat, self, page)
        return page

    def _build_incident(self) -> "IncidentPage":
        from console.app import incident_desk
        from console.screens.incident.incident_page import IncidentPage

        page = IncidentPage(incident_desk.incident_parts(self._seat, self._theme))
        incident_desk.tie_incident(self._seat, self._theme, self, page)
        return page

    def clock_source(self) -> Sequence["RunningClock"]:
        """Return the clocks that stand on records."""
        return self._clock_source()()

    @property
    def clock_ends(self) -> "Callable[[Limit], datetime | None]":
        """Says, in any thread, when a clock ends by the hall's calendar; None: it has no end."""
        from console.domain.limits import deadline

        source = self._clock_source()  # built here: whoever asks later may be another thread
        return lambda limit: deadline(limit, source.calendar)

    def show_room(self, incident: str) -> None:
        """Show the room of one matter."""
        from console.app import incident_desk

        incident_desk.show_room(self._seat, self, incident)

    def _build_orders(self) -> "OrdersPage":
        from console.app import order_desk
        from console.screens.orders.orders_page import OrdersPage

        page = OrdersPage(order_desk.orders_parts(self._seat, self._theme))
        order_desk.tie_orders(self._seat, self._theme, self, page)
        return page

    def _build_map(self) -> "MapPage":
        from console.app import map_desk
        from console.screens.city_map.map_page import MapPage

        page = MapPage(map_desk.map_parts(self._seat, self._ground()))
        map_desk.tie_map(self._seat, self, page)
        return page

    def _open_room(self) -> None:
        from console.app import incident_desk

        incident_desk.open_room(self._seat, self)

    def _show_clock(self, lead: str) -> None:
        self._seat.frame.window.show_page(clock_commands.PAGE)
        self._clocks().show_clock(lead)

    def _build_clock_source(self) -> "ClockSource":
        from console.app import clock_desk

        return clock_desk.clock_source(self._seat)

    def _build_plans(self) -> "PlanBook":
        from console.models.playbook_book import PlanBook

        seat, models = self._seat, self._seat.models
        return PlanBook(seat.store.cache, models.feed, seat.lanes.pages, models.directory, seat)

    def _build_clocks(self) -> "ClockBoard":
        from console.app import clock_desk
        from console.screens.clocks.board_page import ClockBoard

        self._clock_source()
        page = ClockBoard(clock_desk.clock_parts(self._seat, self._theme))
        clock_desk.tie_clocks(self._seat, self, page)
        return page
