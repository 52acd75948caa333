"""What one page asks for, another shows: pages do not know each other, it is said here."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.app.file_panels import open_files
from console.app.rule_notices import RuleNotices
from console.commands.camera_commands import NEAR_CALL
from console.domain.alert import Alert, Severity
from console.domain.entity import decode
from console.domain.geo import Point
from console.domain.reference import KnownPlace
from console.domain.rights import Right
from console.models.directory import NearCamera
from console.models.finder import Found
from console.models.futures import when_done
from console.models.grade_words import GRADES
from console.screens.common.age_marks import mark_ages
from console.screens.common.page_shortcuts import bind_shortcuts
from console.shell import rail_pages
from console.shell.badges import InsideBadge
from console.shell.offline_line import OfflineLine
from offline_cache.values import ChangeSet
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.pages import Pages
    from console.app.seat import Seat
    from console.screens.deploy.deploy_page import DeployPage
    from console.screens.duty.duty_page import DutyPage
    from console.screens.intake.intake_panel import IntakePanel
    from console.screens.log.log_page import LogPage
    from console.screens.wall.wall_window import WallWindow

HOT_FROM = Severity.ORANGE
"""From this grade on an alert asks for its camera on the wall."""


def tie_duty(seat: "Seat", theme: Theme, pages: "Pages") -> None:
    """Connect the duty page, and what the queue tells the other pages."""
    duty, models = pages.duty, seat.models
    _tell(seat, duty)
    _offer(seat, duty)
    duty.deploy_requested.connect(partial(show_deploy, seat, pages))
    duty.work_requested.connect(partial(show_work, seat, pages))
    duty.order_requested.connect(partial(_ask_order, seat, pages))
    duty.wall_requested.connect(partial(_ring_of_alert, seat, pages))
    mark_ages(theme, models.age, {duty.queue: None, duty.detail: 0.55})
    models.age.changed.connect(duty.queue.refresh)
    models.outbox.standing_changed.connect(duty.detail.refresh)
    models.queue.alerts_opened.connect(partial(_heat_all, seat, pages))
    models.queue.alerts_changed.connect(partial(_cool, seat, pages))
    seat.frame.palette.chosen.connect(partial(_go_to, seat, pages))
    notices = seat.frame.notices
    notices.clicked.connect(seat.commands.run)
    RuleNotices(models.directory, notices.say, notices.say_refused, partial(_leads, seat), duty)


def _leads(seat: "Seat") -> bool:
    return Right.LEAD_SHIFT.value in seat.identity.grant.rights


def tie_intake(seat: "Seat", theme: Theme, pages: "Pages", panel: "IntakePanel") -> None:
    """Connect the registering of calls."""
    _tell(seat, panel)
    panel.deploy_requested.connect(partial(show_deploy, seat, pages))
    panel.registered.connect(partial(open_alert, seat, pages))
    panel.closed.connect(lambda: pages.duty.set_side(None))
    seat.commands.add(NEAR_CALL, partial(_ring_of_call, seat, pages, panel))
    bind_shortcuts(panel, seat.commands, [NEAR_CALL.id])
    mark_ages(theme, seat.models.age, {panel: 0.86, panel.form.map: None}, full={panel})
    badge = InsideBadge(
        seat.frame.window.rail,
        rail_pages.INTAKE,
        lambda: [GRADES[call.severity] for call in panel.half_written],
        panel,
    )
    panel.kept.connect(badge.refresh)
    badge.refresh()


def tie_deploy(seat: "Seat", theme: Theme, page: "DeployPage") -> None:
    """Connect the sending of forces."""
    _tell(seat, page)
    _offer(seat, page)
    seat.passed_on.connect(page.show_kept)
    files = open_files(seat, theme)
    page.units.files_wanted.connect(lambda refs: files().open_refs(refs))
    columns = page.columns
    columns.matter.map.box_drawn.connect(partial(_patrol_box, seat))
    columns.matter.map.camera_picked.connect(partial(open_camera, seat))
    panels: dict[QWidget, float | None] = {
        columns.matter: None,
        columns.forces: 0.7,
        columns.order: 0.5,
        columns.matter.map: None,
    }
    mark_ages(theme, seat.models.age, panels, full={columns.forces, columns.order})


def tie_log(seat: "Seat", theme: Theme, page: "LogPage") -> None:
    """Connect the duty log."""
    _tell(seat, page)
    seat.passed_on.connect(page.show_kept)
    page.shown_requested.connect(partial(seat.frame.window.show_page, rail_pages.LOG))
    files = open_files(seat, theme)
    page.files_requested.connect(lambda refs: files().open_refs(refs))
    mark_ages(theme, seat.models.age, {page: 0.75})


def tie_wall(seat: "Seat", theme: Theme, wall: "WallWindow", page: str) -> None:
    """Let a wall say what goes on cut off, and of when its cameras are."""
    mark_ages(theme, seat.models.age, {wall.strip: 0.5})
    wall.closed.connect(partial(seat.screens.put_away, page))
    wall.shown.connect(wall.fill)
    seat.models.feed.changed.connect(partial(_fill_empty, wall))
    wall.put_line(OfflineLine(theme, seat.models.link))


def _fill_empty(wall: "WallWindow", changes: ChangeSet) -> None:
    """Show cameras as soon as there are some, on a wall that stood before the directory came."""
    has_cameras = changes.keys is None or any(kind == "camera" for kind, _ in changes.keys)
    if has_cameras and not wall.pages and wall.isVisible():
        wall.fill()


def _ring_of_alert(seat: "Seat", pages: "Pages", _: Sequence[str]) -> None:
    from console.app import quick_wall

    quick_wall.of_alert(seat, pages, pages.duty.detail.alert_id)


def _ring_of_call(seat: "Seat", pages: "Pages", panel: "IntakePanel") -> None:
    from console.app import quick_wall

    place = panel.draft.place
    quick_wall.of_point(seat, pages, place.point, place.name)


def _patrol_box(seat: "Seat", corner: Point, other: Point) -> None:
    from console.app import box_patrol

    box_patrol.start(seat, corner, other)


def _ask_order(seat: "Seat", pages: "Pages", alert: str) -> None:
    from console.app import order_ask

    order_ask.ask_order(seat, pages, alert)


def show_deploy(seat: "Seat", pages: "Pages", alert: str, units: Sequence[str] = ()) -> None:
    """Show the forces for an alert."""
    pages.duty.set_side(None)
    pages.deploy.show_alert(alert, units)
    seat.frame.window.show_page(rail_pages.DEPLOY)


def show_work(seat: "Seat", pages: "Pages", order: str) -> None:
    """Show a 工单 on its page."""
    seat.frame.window.show_page(rail_pages.ORDERS)
    pages.orders.show_order(order)


def open_alert(seat: "Seat", pages: "Pages", alert: str) -> None:
    """Show an alert on the duty page."""
    seat.frame.window.show_page(rail_pages.DUTY)
    pages.duty.open_alert(alert)


def open_intake(seat: "Seat", pages: "Pages") -> None:
    """Open a fresh form beside the duty page."""
    seat.frame.window.show_page(rail_pages.DUTY)
    pages.duty.set_side(pages.intake)
    pages.intake.open_call()


def open_camera(seat: "Seat", id: str) -> None:
    """Show a camera on the wall at hand, on the tile keys act on."""
    show_wall(seat, seat.pages).show_camera(id)


def show_wall(seat: "Seat", pages: "Pages", cameras: Sequence[str] = ()) -> "WallWindow":
    """Bring the wall at hand up, on a monitor of its own where there is one, and return it."""
    page = pages.walls.at_hand
    seat.screens.show_own(page)
    wall = pages.walls.wall(page)
    if cameras:
        near = seat.models.queue.alert(pages.duty.detail.alert_id)
        wall.show_group(near.place.name if near else "", cameras)
    return wall


def _tell(seat: "Seat", page: "DutyPage | IntakePanel | DeployPage | LogPage") -> None:
    """Let the person hear what a page says."""
    page.said.connect(seat.frame.notices.say)
    page.refused.connect(seat.frame.notices.say_refused)


def _offer(seat: "Seat", page: "DutyPage | DeployPage") -> None:
    """Let the person take back what a page has done."""
    page.take_back_offered.connect(seat.frame.notices.offer)
    page.take_back_ended.connect(seat.frame.notices.withdraw)


def _heat_all(seat: "Seat", pages: "Pages", alerts: Sequence[Alert]) -> None:
    for alert in alerts:
        _heat(seat, pages, alert)


def _heat(seat: "Seat", pages: "Pages", alert: Alert) -> None:
    if alert.severity < HOT_FROM or alert.is_exercise:
        return
    directory, point = seat.models.directory, alert.place.point
    looked = seat.lanes.pages.submit(lambda: directory.cameras_near(point))
    when_done(looked, seat.models.queue, partial(_frame, seat, pages, alert.id))


def _frame(seat: "Seat", pages: "Pages", id: str, near: Sequence[NearCamera]) -> None:
    """Frame what sees an alert, unless it was seen to meanwhile."""
    alert = seat.models.queue.alert(id)
    if alert is None or not _is_hot(seat, alert):
        return
    camera = _sees(seat, alert, near)
    if camera:
        wall = pages.walls.for_camera(camera) or pages.wall
        wall.show_alert(alert, [camera])
        for other in pages.walls.built:
            if other is not wall:
                other.drop_alert(id)


def _sees(seat: "Seat", alert: Alert, near: Sequence[NearCamera]) -> str:
    """Return the camera that found an alert, else the nearest; one that may be looked at here."""
    found_by = alert.evidence.camera if alert.evidence is not None else ""
    first = seat.models.directory.camera(found_by) if found_by else None
    cameras = (first, *(each.camera for each in near))
    may = (each.id for each in cameras if each is not None and seat.cameras.may_see(each))
    return next(may, "")


def _is_hot(seat: "Seat", alert: Alert) -> bool:
    """Whether it wants to be seen on the wall: nobody has signed it, and nothing sets it aside."""
    return not (alert.is_acknowledged or alert.is_quiet(seat.clock.now()))


def _cool(seat: "Seat", pages: "Pages", ids: Sequence[str]) -> None:
    for wall in pages.walls.built:
        for id in ids:
            alert = seat.models.queue.alert(id)
            if alert is None or not _is_hot(seat, alert):
                wall.drop_alert(id)


def _go_to(seat: "Seat", pages: "Pages", found: Found) -> None:
    """Show what was chosen in the palette."""
    if found.kind == "alert":
        open_alert(seat, pages, found.id)
    elif found.kind == "incident":
        pages.show_room(found.id)
    elif found.kind == "camera":
        open_camera(seat, found.id)
    elif found.kind == "order":
        order = seat.models.orders.order(found.id)
        if order is not None:
            pages.deploy.show_alert(order.order.alert)
            seat.frame.window.show_page(rail_pages.DEPLOY)
    elif found.kind == "place":
        from console.app import quick_wall

        row = seat.store.cache.get("place", found.id)
        if row is not None:
            place = decode(KnownPlace, row.body)
            quick_wall.of_point(seat, pages, place.place.point, place.name)
