"""The pages of the rail and the wall's own window, built and tied together.

Pages do not know each other: what one asks for, another shows, is said here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from console.app.drafts import JournalDrafts
from console.commands import intake_commands
from console.commands.identity import Identity
from console.domain.alert import Alert, Severity
from console.domain.entity import decode
from console.domain.reference import KnownPlace
from console.models.finder import Found
from console.screens.common.age_marks import mark_ages
from console.screens.common.place_map import GroundLine, read_ground
from console.screens.deploy.deploy_page import DeployPage
from console.screens.deploy.parts import DeployParts
from console.screens.duty.duty_page import DutyPage
from console.screens.duty.parts import DutyParts
from console.screens.intake.intake_panel import IntakePanel
from console.screens.intake.parts import IntakeParts
from console.screens.log.log_page import LogPage
from console.screens.log.parts import LogParts
from console.screens.wall.parts import WallParts
from console.screens.wall.wall_window import WallWindow
from console.shell import rail_pages, shell_commands
from console.shell.check_panel import CheckPanel
from console.shell.key_sheet import KeySheet
from console.shell.keys import key_sheet
from console.shell.not_yet_page import NotYetPage
from console.shell.offline_line import OfflineLine
from console.shell.outbox_panel import OutboxPanel
from resources import path
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


def build_pages(seat: "Seat", theme: Theme, identity: Identity) -> Pages:
    """Build every page and connect what they ask for."""
    ground = _ground(seat)
    pages = Pages(
        DutyPage(_duty_parts(seat, theme, identity)),
        IntakePanel(_intake_parts(seat, theme, identity, ground)),
        DeployPage(_deploy_parts(seat, theme, identity, ground)),
        LogPage(_log_parts(seat, theme, identity)),
        WallWindow(_wall_parts(seat, theme, identity)),
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


def _ground(seat: "Seat") -> tuple[GroundLine, ...]:
    """Return the lines of the map; only the demo's district ships any."""
    if not seat.options.is_demo:
        return ()
    return read_ground(path("demo/map_lines.geojson").read_text("utf-8"))


def _duty_parts(seat: "Seat", theme: Theme, identity: Identity) -> DutyParts:
    models = seat.models
    return DutyParts(
        theme=theme,
        clock=seat.options.clock,
        queue=models.queue,
        directory=models.directory,
        orders=models.orders,
        link=models.link,
        acts=seat.acts.alerts,
        commands=seat.commands,
        identity=lambda: seat.identity,
        open_view=seat.desk.view,
        standing=models.outbox.standing,
    )


def _intake_parts(
    seat: "Seat", theme: Theme, identity: Identity, ground: Sequence[GroundLine]
) -> IntakeParts:
    models = seat.models
    return IntakeParts(
        theme=theme,
        clock=seat.options.clock,
        queue=models.queue,
        directory=models.directory,
        orders=models.orders,
        acts=seat.acts.intake,
        alert_acts=seat.acts.alerts,
        commands=seat.commands,
        identity=lambda: seat.identity,
        drafts=JournalDrafts(seat.store.journal, seat.lanes.acts),
        new_id=seat.executor.new_id,
        open_view=seat.desk.view,
        ground=ground,
    )


def _deploy_parts(
    seat: "Seat", theme: Theme, identity: Identity, ground: Sequence[GroundLine]
) -> DeployParts:
    models = seat.models
    return DeployParts(
        theme=theme,
        clock=seat.options.clock,
        queue=models.queue,
        directory=models.directory,
        orders=models.orders,
        link=models.link,
        acts=seat.acts.orders,
        commands=seat.commands,
        identity=lambda: seat.identity,
        open_view=seat.desk.view,
        slips=seat.slips,
        seat_name=partial(_seat_name, seat),
        ground=ground,
        standing=models.outbox.standing,
    )


def _seat_name(seat: "Seat", id: str) -> str:
    identity = seat.identity
    return identity.seat_name if id == identity.seat else id


def _log_parts(seat: "Seat", theme: Theme, identity: Identity) -> LogParts:
    models = seat.models
    return LogParts(
        theme=theme,
        clock=seat.options.clock,
        lines=models.log,
        acts=seat.acts.log,
        commands=seat.commands,
        name_of=lambda reference: _name_of(seat, reference),
        seat_name=partial(_seat_name, seat),
    )


def _name_of(seat: "Seat", reference: str) -> str:
    """Return the title or number of a record by its key."""
    kind, _, id = reference.partition("/")
    row = seat.store.cache.get(kind, id)
    return "" if row is None else str(row.body.get("title") or row.body.get("number") or "")


def _wall_parts(seat: "Seat", theme: Theme, identity: Identity) -> WallParts:
    return WallParts(
        theme=theme,
        clock=seat.options.clock,
        directory=seat.models.directory,
        identity=lambda: seat.identity,
        open_view=seat.desk.view,
        is_demo=seat.options.is_demo,
    )


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

    panel = OutboxPanel(
        theme,
        seat.options.clock,
        seat.models.outbox,
        seat.acts.outbox,
        table,
        seat.sync.held_for,
        lambda reference: _name_of(seat, reference),
        frame.window,
    )
    frame.window.resized.connect(panel.place)
    panel.said.connect(frame.notices.say)
    panel.refused.connect(frame.notices.say_refused)

    def send_anew(alert: str, units: Sequence[str], words: str) -> None:
        pages.deploy.show_alert(alert, units, words)
        frame.window.show_page(rail_pages.DEPLOY)

    panel.order_requested.connect(send_anew)
    checks = CheckPanel(
        theme,
        seat.models.checks,
        seat.acts.checks,
        table,
        lambda reference: _name_of(seat, reference),
        frame.window,
    )
    frame.window.resized.connect(checks.place)
    checks.said.connect(frame.notices.say)
    checks.refused.connect(frame.notices.say_refused)
    opens = {"outbox": panel.open, "refused": panel.open, "check": checks.open}
    frame.window.header.item_clicked.connect(lambda item: opens[item]() if item in opens else None)
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
