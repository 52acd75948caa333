"""What each page works with: models, acts, commands and clocks of one seat."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from console.app.drafts import JournalDrafts
from console.app.file_desk import FileDesk
from console.app.forecast_parts import forecast_parts
from console.app.frame_desk import frame_loader
from console.app.half_written import LOG, ORDER, HalfWritten
from console.app.retry_desk import with_hint
from console.domain.rights import Right
from console.models.device_book import DeviceBook
from console.models.seat_words import seat_word
from console.models.work_of_alerts import WorkOfAlerts
from console.screens.common.due_steps import PlanParts
from console.screens.duty.parts import DiversionParts, DutyParts
from console.settings.diversion_profile import load_return_reasons
from console.settings.find_profile import load_find_profile
from console.settings.mask_profile import load_aside_choices
from console.settings.profile import load_answer_limit
from resources import path
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.commands.identity import Identity
    from console.screens.common.place_map import GroundLine
    from console.screens.deploy.parts import DeployParts
    from console.screens.intake.parts import IntakeParts
    from console.screens.log.parts import LogParts
    from console.screens.wall.parts import WallParts


def ground(seat: "Seat") -> "tuple[GroundLine, ...]":
    """Return the lines of the map; only the demo's district ships any."""
    if not seat.options.is_demo:
        return ()
    from console.screens.common.place_map import read_ground

    return read_ground(path("demo/map_lines.geojson").read_text("utf-8"))


def duty_parts(seat: "Seat", theme: Theme) -> DutyParts:
    """Return what the queue and its detail work with."""
    models = seat.models
    return DutyParts(
        theme=theme,
        clock=seat.clock,
        queue=models.queue,
        directory=models.directory,
        orders=models.orders,
        link=models.link,
        acts=seat.acts.alerts,
        commands=seat.commands,
        identity=lambda: seat.identity,
        open_view=seat.desk.view,
        same=models.same,
        work=WorkOfAlerts(seat.store.cache, models.feed, seat.lanes.pages, seat),
        devices=DeviceBook(seat.store.cache, seat.clock.now, load_find_profile()),
        frames=frame_loader(FileDesk(seat.store, seat.sync, seat.options.clock)),
        forecasts=forecast_parts(models, models.forecasts, seat.acts.calls),
        diversions=DiversionParts(seat.acts.diversions, load_return_reasons()),
        standing=models.outbox.standing,
        hush=seat.frame.sound.hush,
        masks=lambda: models.masks.held,
        defer_reasons=load_aside_choices().defer_reasons,
        groups=seat.acts.groups,
        joint=seat.acts.joint,
        open_plans=partial(open_plans, seat),
        incidents=seat.acts.incidents,
    )


def intake_parts(seat: "Seat", theme: Theme, ground: "Sequence[GroundLine]") -> "IntakeParts":
    """Return what the registering of calls works with."""
    from console.screens.intake.parts import IntakeParts

    models = seat.models
    return IntakeParts(
        theme=theme,
        clock=seat.clock,
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
        same=models.same,
        ground=ground,
        advise=seat.dictionary.advise,
    )


def deploy_parts(seat: "Seat", theme: Theme, ground: "Sequence[GroundLine]") -> "DeployParts":
    """Return what the sending of forces works with."""
    from console.screens.deploy.parts import DeployParts
    from console.settings.force_profile import load_force_profile

    models, half = seat.models, half_written(seat, ORDER)
    return DeployParts(
        theme=theme,
        clock=seat.clock,
        queue=models.queue,
        directory=models.directory,
        orders=models.orders,
        link=models.link,
        acts=seat.acts.orders,
        commands=seat.commands,
        identity=lambda: seat.identity,
        open_view=seat.desk.view,
        slips=seat.slips,
        seat_name=partial(seat_name, seat),
        ground=ground,
        layers=seat.plugins.layers,
        standing=models.outbox.standing,
        answer_within=load_answer_limit(),
        forces=seat.acts.forces,
        profile=load_force_profile(),
        let_go=lambda *asked: seat.second.ask(*asked),
        kept=half.kept,
        keep=half.keep,
        advise=seat.dictionary.advise,
        ask_leader=seat.acts.alerts.note,
        open_plans=partial(open_plans, seat),
    )


def open_plans(seat: "Seat") -> PlanParts:
    """Return what a page that shows an alert follows the playbooks of its matter with."""
    from console.commands.plan_acts import PlanActs
    from console.models.matter_plans import MatterPlans

    models, lane = seat.models, seat.lanes.pages
    plans = MatterPlans(
        seat.store.cache, models.feed, lane, models.directory, models.hall, seat.pages.plans, seat
    )
    return PlanParts(plans, PlanActs(seat.executor), seat.pages.clock_ends)


def may(seat: "Seat", right: Right) -> bool:
    """Whether who sits here has a right."""
    return right.value in seat.identity.grant.rights


def signed(what: str, who: "Identity", sits: "Identity") -> str:
    """Return what a line of the log is about; with whose it is where another person sits by now."""
    return what if who.person == sits.person else f"{what}（{who.name}）"


def seat_name(seat: "Seat", id: str) -> str:
    """Return the name of a seat: this one's own, another's by its wall, else by its number."""
    identity = seat.identity
    if id == identity.seat:
        return identity.seat_name
    known = (wall.seat_name for wall in seat.models.walls.walls if wall.seat == id)
    return next(known, "") or seat_word(id)


def log_parts(seat: "Seat", theme: Theme) -> "LogParts":
    """Return what the duty log works with."""
    from console.models.older_lines import OlderLines
    from console.screens.log.parts import LogParts

    models = seat.models
    half = half_written(seat, LOG)
    return LogParts(
        theme=theme,
        clock=seat.clock,
        lines=models.log,
        acts=seat.acts.log,
        commands=seat.commands,
        name_of=lambda reference: name_of(seat, reference),
        seat_name=partial(seat_name, seat),
        kept=half.kept,
        keep=half.keep,
        older=OlderLines(models.log, seat.lanes.search, seat),
    )


def half_written(seat: "Seat", what: str) -> HalfWritten:
    """Return what keeps half-written words of one sort."""
    drafts = JournalDrafts(seat.store.journal, seat.lanes.acts)
    return HalfWritten(drafts, what, lambda: seat.identity.person, lambda: not seat.executor.closed)


def name_of(seat: "Seat", reference: str) -> str:
    """Return the title or number of a record by its key."""
    kind, _, id = reference.partition("/")
    row = seat.store.cache.get(kind, id)
    names = ("title", "number", "name", "text")
    return "" if row is None else next((str(row.body[n]) for n in names if row.body.get(n)), "")


def wall_parts(seat: "Seat", theme: Theme, page: str, name: str) -> "WallParts":
    """Return what a page of the wall works with."""
    from console.app.camera_desk import CameraDesk
    from console.app.machine_words import machine_words
    from console.screens.wall.parts import WallParts
    from console.video.machine_load import MachineMeter

    meter, desk = MachineMeter(seat.clock.monotonic), seat.desk

    def machine() -> str:
        made = desk.by_hardware() if isinstance(desk, CameraDesk) else (0, 0)
        return machine_words(meter.load(), *made)

    return WallParts(
        theme=theme,
        clock=seat.clock,
        directory=seat.models.directory,
        identity=lambda: seat.identity,
        open_view=with_hint(seat),
        is_demo=seat.options.is_demo,
        page=page,
        name=name,
        machine=machine,
        key_of=seat.commands.key_of,
        expect=lambda more: seat.budget.expect(more) if seat.budget else None,
        stand_by=with_hint(seat, stands_by=True),
    )
