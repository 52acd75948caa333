"""What the hall decides of a plugin that is let in: its new version at one desk, its settings."""

from dataclasses import replace

from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.plugin import Plugin
from console.domain.plugin_pilot import LEADERS_STEPS, Pilot, PilotStep
from console.domain.plugin_setting import LONGEST_VALUE, HallSetting
from console.domain.rights import Right


@operation("plugin.pilot", right=Right.WRITE_LOG)
def pilot(
    reads: Reads,
    act: Act,
    plugin_id: str,
    version: str,
    digest: str,
    step: PilotStep,
    seat_name: str = "",
    why: str = "",
) -> Outcome:
    """Let a version stand at the desk of who names it, tell how it stands, let it go everywhere.

    Desk and release are a shift leader's word; how it stands is told by that very desk.
    """
    known = reads.get(Plugin, plugin_id)
    if step in LEADERS_STEPS and Right.LEAD_SHIFT not in act.rights:
        raise Refused("no_right", Right.LEAD_SHIFT)
    if known.terms_for(digest) is None:
        raise Refused("plugin_not_approved", known.name)
    if step is PilotStep.NAME:
        named = Pilot(version, digest, act.seat, seat_name or act.seat, act.name, act.time)
        return Outcome([replace(known, pilot=named)])
    held = known.pilot_of(digest)
    if held is None:
        raise Refused("plugin_no_pilot", f"{known.name} {version}")
    if step is not PilotStep.RELEASE and act.seat != held.seat:
        raise Refused("plugin_other_desk", held.seat_name)
    told = _told(held, act, step, why)
    return Outcome() if told == held else Outcome([replace(known, pilot=told)])


def _told(held: Pilot, act: Act, step: PilotStep, why: str) -> Pilot:
    """Return how the version stands after a step."""
    if step is PilotStep.BEGIN:
        return replace(held, since=held.since or act.time, is_back=False)
    if step is PilotStep.FALL:
        since = act.time if held.since is not None else None
        return replace(held, since=since, falls=held.falls + 1, why=why)
    if step is PilotStep.STOP:
        return replace(held, since=None, falls=held.falls + 1, why=why)
    if step is PilotStep.BACK:
        return replace(held, since=None, is_back=True)
    if held.is_back or (held.since is None and not held.falls):
        raise Refused("plugin_not_tried", held.seat_name)
    return replace(held, released_by=act.name, released_at=act.time)


@operation("plugin.set", right=Right.LEAD_SHIFT)
def set_for_all(
    reads: Reads,
    act: Act,
    plugin_id: str,
    setting: str,
    value: str | float | bool | None = None,
) -> Outcome:
    """Set one of a plugin's settings for all seats; None gives it back to the seats."""
    known = reads.get(Plugin, plugin_id)
    if known.terms is None:
        raise Refused("plugin_not_approved", known.name)
    is_odd = not isinstance(value, str | float | int | None)  # a bool is an int
    if not setting or is_odd or (isinstance(value, str) and len(value) > LONGEST_VALUE):
        raise Refused("bad_arguments", f"setting, value: ≤ {LONGEST_VALUE}")
    others = tuple(each for each in known.settings if each.id != setting)
    if value is None:
        return Outcome([replace(known, settings=others)]) if others != known.settings else Outcome()
    said = HallSetting(setting, value, act.name, act.time)
    return Outcome([replace(known, settings=(*others, said))])
