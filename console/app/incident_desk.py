"""突发事件处置室: what the page works with, how it is come to, and where it leads."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from console.app import page_ties
from console.app.file_panels import open_files
from console.app.half_written import keep_form, kept_form
from console.app.page_parts import half_written, seat_name
from console.commands.alert_commands import ORDER
from console.commands.plan_acts import PlanActs
from console.commands.report_commands import ReportActs
from console.domain.closing_clocks import due_reports
from console.models.incident_list import IncidentList
from console.models.incident_room import IncidentRoom
from console.screens.common.age_marks import mark_ages
from console.screens.incident import own_commands as own
from console.screens.incident.parts import IncidentParts
from console.settings.force_profile import load_force_profile
from console.settings.level_profile import load_level_tables
from console.settings.limit_profile import load_limits
from console.settings.profile import load_answer_limit, load_position_limit
from console.settings.response_profile import load_response_sorts
from console.shell import rail_pages
from console.shell.mode_words import sort_words
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.pages import Pages
    from console.app.seat import Seat
    from console.screens.incident.incident_page import IncidentPage

FORM = "room"
"""Drafts of this page carry it in their id."""


def incident_parts(seat: "Seat", theme: Theme) -> IncidentParts:
    """Return what the room works with."""
    models, cache = seat.models, seat.store.cache
    half, sorts = half_written(seat, FORM), load_response_sorts()
    reports = partial(due_reports, book=load_limits(), ends=seat.pages.clock_ends)
    room = IncidentRoom(
        cache, models.feed, seat.lanes.pages, models.orders, models.log, reports, seat
    )
    return IncidentParts(
        theme=theme,
        clock=seat.clock,
        room=room,
        levels=load_level_tables(),
        matters=IncidentList(cache, models.feed, seat.lanes.pages, seat),
        directory=models.directory,
        hall=models.hall,
        link=models.link,
        acts=seat.acts.matters,
        incidents=seat.acts.incidents,
        reports=ReportActs(seat.executor),
        alerts=seat.acts.alerts,
        open_alerts=lambda: [each for each in models.queue.alerts() if each.is_open],
        orders=seat.acts.orders,
        commands=seat.commands,
        identity=lambda: seat.identity,
        open_view=seat.desk.view,
        seat_name=partial(seat_name, seat),
        stale_after=load_position_limit(),
        answer_within=load_answer_limit(),
        welfare=load_force_profile().welfare,
        kept=partial(kept_form, half),
        keep=partial(keep_form, half),
        response_name=lambda sort: sort_words(sort, sorts),
        plans=seat.pages.plans,
        plan_acts=PlanActs(seat.executor),
        ends=seat.pages.clock_ends,
        clocks=seat.pages.clock_source,
    )


def tie_incident(seat: "Seat", theme: Theme, pages: "Pages", page: "IncidentPage") -> None:
    """Connect the room."""
    seat.passed_on.connect(page.put_forms_away)
    page.said.connect(seat.frame.notices.say)
    page.refused.connect(seat.frame.notices.say_refused)
    page.deploy_requested.connect(partial(page_ties.show_deploy, seat, pages))
    page.order_requested.connect(partial(_to_order, seat, pages))
    page.work_requested.connect(partial(page_ties.show_work, seat, pages))
    page.wall_requested.connect(partial(_to_wall, seat, pages))
    page.alerts_requested.connect(partial(_to_alert, seat, pages))
    files = open_files(seat, theme)
    page.files_requested.connect(lambda refs: files().open_refs(refs))
    mark_ages(theme, seat.models.age, {page.facts: None, page.trail: 0.5, page.forces: None})


def open_room(seat: "Seat", pages: "Pages") -> None:
    """Show the room of the matter at hand: of the alert on S1 or S3, else the one shown last."""
    id = _alert_at_hand(seat, pages)
    alert = seat.models.queue.alert(id) if id else None
    if alert is not None and not alert.incident:
        words = QCoreApplication.translate("room", "This alert belongs to no matter yet")
        seat.frame.notices.say_refused(words)
    elif alert is not None:
        show_room(seat, pages, alert.incident)
    else:
        seat.frame.window.show_page(own.PAGE)


def show_room(seat: "Seat", pages: "Pages", incident: str) -> None:
    """Show the room of one matter."""
    seat.frame.window.show_page(own.PAGE)
    pages.incident.show_incident(incident)


def _alert_at_hand(seat: "Seat", pages: "Pages") -> str:
    """Return the alert of the page that has the keyboard; empty for a page without one."""
    at = seat.screens.page_at_hand
    if at == rail_pages.DEPLOY:
        return pages.deploy.alert_id
    return pages.duty.detail.alert_id if at == rail_pages.DUTY else ""


def _to_order(seat: "Seat", pages: "Pages", alert: str) -> None:
    """Ask on the watch page to whom the work order goes."""
    page_ties.open_alert(seat, pages, alert)
    seat.commands.run(ORDER.id)


def _to_wall(seat: "Seat", pages: "Pages", _: list[str]) -> None:
    from console.app import quick_wall

    quick_wall.of_incident(seat, pages, pages.incident.incident_id)


def _to_alert(seat: "Seat", pages: "Pages", alerts: list[str]) -> None:
    """Show the first alert that is still in the queue."""
    here = next((id for id in alerts if seat.models.queue.alert(id) is not None), alerts[0])
    page_ties.open_alert(seat, pages, here)
