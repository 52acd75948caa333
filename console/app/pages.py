"""The pages of the rail and the wall's own window, built and tied together.

Pages do not know each other: what one asks for, another shows, is said here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from console.app import page_parts
from console.app.panels import build_panels
from console.commands import intake_commands
from console.domain.alert import Alert, Severity
from console.domain.entity import decode
from console.domain.reference import KnownPlace
from console.models.finder import Found
from console.screens.common.age_marks import mark_ages
from console.screens.deploy.deploy_page import DeployPage
from console.screens.duty.duty_page import DutyPage
from console.screens.intake.intake_panel import IntakePanel
from console.screens.log.log_page import LogPage
from console.screens.wall.wall_window import WallWindow
from console.shell import rail_pages, shell_commands
from console.shell.key_sheet import KeySheet
from console.shell.keys import key_sheet
from console.shell.not_yet_page import NotYetPage
from console.shell.offline_line import OfflineLine
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat

HOT_FROM = Severity.ORANGE
"""From this grade on an alert asks for its camera on the wall."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that exist."""

    duty: DutyPage
    intake: IntakePanel
    deploy: DeployPage
    log: LogPage
    wall: WallWindow

    def close(self) -> None:
        """Let go what pages hold: streams, and the second window."""
        self.duty.detail.tiles.close()
        self.wall.close()
        self.wall.deleteLater()


def build_pages(seat: "Seat", theme: Theme) -> Pages:
    """Build every page and connect what they ask for."""
    ground = page_parts.ground(seat)
    pages = Pages(
        DutyPage(page_parts.duty_parts(seat, theme)),
        IntakePanel(page_parts.intake_parts(seat, theme, ground)),
        DeployPage(page_parts.deploy_parts(seat, theme, ground)),
        LogPage(page_parts.log_parts(seat, theme)),
        WallWindow(page_parts.wall_parts(seat, theme)),
    )
    _put_on_rail(seat, theme, pages)
    _mark_ages(seat, theme, pages)
    _tell(seat, pages)
    _tie(seat, pages)
    _declare(seat, theme, pages)
    return pages


def _mark_ages(seat: "Seat", theme: Theme, pages: Pages) -> None:
    """Let every panel say of when its data are, and the wall's window what goes on cut off."""
    deploy, duty = pages.deploy.columns, pages.duty
    panels: dict[QWidget, float | None] = {
        duty.queue: None,
        duty.detail: 0.55,
        pages.intake: 0.6,
        deploy.matter: 0.9,
        deploy.forces: None,  # its head is full, and its neighbours say it
        deploy.order: 0.5,
        deploy.matter.map: None,
        pages.intake.form.map: None,
        pages.log: 0.75,
        pages.wall.strip: 0.5,
    }
    mark_ages(theme, seat.models.age, panels)
    seat.models.age.changed.connect(duty.queue.refresh)
    seat.models.outbox.standing_changed.connect(duty.detail.refresh)
    pages.wall.put_line(OfflineLine(theme, seat.models.link))


def _put_on_rail(seat: "Seat", theme: Theme, pages: Pages) -> None:
    """Put pages behind the rail; calls and the wall are no pages: they open beside one."""
    window = seat.frame.window
    built = {
        rail_pages.DUTY: pages.duty,
        rail_pages.DEPLOY: pages.deploy,
        rail_pages.LOG: pages.log,
    }
    beside = (rail_pages.INTAKE, rail_pages.VIDEO)
    for item in rail_pages.rail_items():
        if item.id not in beside:
            window.add_page(item.id, built.get(item.id) or NotYetPage(theme, item.text))
    window.rail.chosen.connect(lambda id: _open_beside(id, seat))


def _open_beside(id: str, seat: "Seat") -> None:
    if id == rail_pages.INTAKE:
        seat.commands.run(intake_commands.OPEN.id)
    elif id == rail_pages.VIDEO:
        seat.commands.run(shell_commands.WALL.id)
    else:
        return
    seat.frame.window.rail.set_current(seat.frame.window.current_page)


def _tell(seat: "Seat", pages: Pages) -> None:
    """Let the person hear what pages say."""
    notices = seat.frame.notices
    for page in (pages.duty, pages.intake, pages.deploy, pages.log):
        page.said.connect(notices.say)
        page.refused.connect(notices.say_refused)
    for offering in (pages.duty, pages.deploy):
        offering.take_back_offered.connect(notices.offer)
        offering.take_back_ended.connect(notices.withdraw)
    notices.clicked.connect(seat.commands.run)


def _tie(seat: "Seat", pages: Pages) -> None:
    """Let one page show what another asks for."""
    window, queue, directory = seat.frame.window, seat.models.queue, seat.models.directory

    def deploy(alert: str, units: Sequence[str] = ()) -> None:
        pages.duty.set_side(None)
        pages.deploy.show_alert(alert, units)
        window.show_page(rail_pages.DEPLOY)

    def open_alert(alert: str) -> None:
        window.show_page(rail_pages.DUTY)
        pages.duty.open_alert(alert)

    def heat(alert: Alert) -> None:
        if alert.severity < HOT_FROM or alert.is_exercise:
            return
        near = directory.cameras_near(alert.place.point, most=1)
        if near:
            pages.wall.show_alert(alert, [n.camera.id for n in near])

    def cool(id: str) -> None:
        alert = queue.alert(id)
        if alert is None or alert.is_acknowledged:
            pages.wall.drop_alert(id)

    pages.duty.deploy_requested.connect(deploy)
    pages.duty.order_requested.connect(deploy)
    pages.duty.wall_requested.connect(lambda cameras: _show_wall(seat, pages, cameras))
    pages.intake.deploy_requested.connect(deploy)
    pages.intake.registered.connect(open_alert)
    pages.intake.closed.connect(lambda: pages.duty.set_side(None))
    pages.log.shown_requested.connect(lambda: window.show_page(rail_pages.LOG))
    queue.alert_opened.connect(heat)
    queue.alert_changed.connect(cool)
    seat.frame.palette.chosen.connect(lambda found: _go_to(found, seat, pages, open_alert))


def _show_wall(seat: "Seat", pages: Pages, cameras: Sequence[str] = ()) -> None:
    """Bring the wall up on a monitor of its own where there is one."""
    main = seat.frame.window.screen()
    pages.wall.open_on([s for s in QApplication.screens() if s is not main], main)
    if cameras:
        near = seat.models.queue.alert(pages.duty.detail.alert_id)
        pages.wall.show_group(near.place.name if near else "", cameras)
    elif not pages.wall.pages:
        pages.wall.show_key_cameras()


def _declare(seat: "Seat", theme: Theme, pages: Pages) -> None:
    """Declare the commands that work on every page."""
    frame, table = seat.frame, seat.commands
    sheet = KeySheet(theme, lambda: key_sheet(table, frame.window.current_page), frame.window)
    frame.window.resized.connect(sheet.place)

    def open_intake() -> None:
        frame.window.show_page(rail_pages.DUTY)
        pages.duty.set_side(pages.intake)
        pages.intake.open_call()

    build_panels(seat, theme, pages.deploy.show_alert)
    table.add(shell_commands.PALETTE, frame.palette.open)
    table.add(shell_commands.KEYS, sheet.open)
    table.add(shell_commands.SILENCE, lambda: frame.sound.set_off(not frame.sound.is_off))
    table.add(shell_commands.WALL, lambda: _show_wall(seat, pages))
    table.add(intake_commands.OPEN, open_intake)


def _go_to(found: Found, seat: "Seat", pages: Pages, open_alert: Callable[[str], None]) -> None:
    """Show what was chosen in the palette."""
    if found.kind == "alert":
        open_alert(found.id)
    elif found.kind == "camera":
        _show_wall(seat, pages)
        pages.wall.show_camera(found.id)
    elif found.kind == "order":
        order = seat.models.orders.order(found.id)
        if order is not None:
            pages.deploy.show_alert(order.order.alert)
            seat.frame.window.show_page(rail_pages.DEPLOY)
    elif found.kind == "place":
        row = seat.store.cache.get("place", found.id)
        if row is not None:
            place = decode(KnownPlace, row.body)
            _show_wall(seat, pages)
            pages.wall.show_near(place.place.point, place.name)
