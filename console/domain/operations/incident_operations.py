"""Opening a matter (突发事件) and saying what it is: class, levels, posts, marks, notes.

Who decides on what has been decided otherwise since it was seen is refused and told by whom; who
says the same as another agrees. 并案处置 is version 1 of `incident.open` (`group_operations`).
"""

from dataclasses import replace

from console.domain.alert import Alert
from console.domain.alert_steps import Step, why_not
from console.domain.geo import NOWHERE, Place
from console.domain.hall_mode import Decided
from console.domain.incident import NOTED, EventLevel, Incident, IncidentSort
from console.domain.incident_roles import Post, Role, SensitiveMark, Sensitivity
from console.domain.incident_steps import IncidentStep
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.operations.group_operations import SeenAlert, joiner
from console.domain.operations.incident_parts import as_seen, at_step, in_hand, line
from console.domain.rights import Right

LONGEST_TITLE = 60
"""Characters of a title: what the head of its page and a line of the wall hold (screens S4)."""


@operation("incident.open", version=2, right=Right.HANDLE_ALERT)
def open_matter(
    reads: Reads,
    act: Act,
    incident_id: str,
    number: str,
    title: str,
    members: tuple[SeenAlert, ...] = (),
    sort: IncidentSort = IncidentSort.UNTOLD,
    type: str = "",
    place: Place = NOWHERE,
) -> Outcome:
    """Open a matter from one alert, from several, or by hand, without an order.

    What is over by now is left out; an alert that is in a matter already refuses the whole.
    """
    before = reads.find(Incident, incident_id)
    if before is not None:
        if any(each.op == act.op for each in before.trail):
            return Outcome()
        raise Refused("exists", incident_id)
    joined = _joined(reads, act, members, _titled(title))
    incident = Incident(
        id=incident_id,
        title=title.strip(),
        opened_at=act.time,
        person=act.person,
        name=act.name,
        seat=act.seat,
        members=tuple(alert.id for alert in joined),
        number=number,
        sort=sort,
        type=type,
        place=place,
    ).noted(line(act, "opened", number))
    return Outcome([incident, *(replace(alert, incident=incident_id) for alert in joined)])


@operation("incident.describe", right=Right.HANDLE_ALERT)
def describe(
    reads: Reads, act: Act, incident_id: str, title: str, seen: str, place: Place | None = None
) -> Outcome:
    """Give it another title, and another place where one is told; `seen` is the title before."""
    incident = at_step(reads, incident_id, IncidentStep.DESCRIBE)
    title = _titled(title)
    told = incident.place if place is None else place
    if (incident.title, incident.place) == (title, told):
        return Outcome()
    as_seen(incident, incident.title, seen)
    words = line(act, "described", f"{incident.title} → {title}")
    return Outcome([replace(incident, title=title, place=told).noted(words)])


@operation("incident.set_class", right=Right.HANDLE_ALERT)
def set_class(
    reads: Reads, act: Act, incident_id: str, sort: IncidentSort, seen: IncidentSort, type: str = ""
) -> Outcome:
    """Say which of the four classes it is, and which matter of the dictionary."""
    incident = at_step(reads, incident_id, IncidentStep.SET_CLASS)
    if (incident.sort, incident.type) == (sort, type or incident.type):
        return Outcome()
    as_seen(incident, incident.sort, seen)
    changed = replace(incident, sort=sort, type=type or incident.type)
    return Outcome([changed.noted(line(act, "class_set", sort.value))])


@operation("incident.set_level", right=Right.HANDLE_ALERT)
def set_level(
    reads: Reads,
    act: Act,
    incident_id: str,
    level: EventLevel,
    seen: EventLevel,
    basis: str,
    authority: str,
) -> Outcome:
    """Decide the event level (事件等级), with the basis and who agreed; never done by a rule."""
    incident = at_step(reads, incident_id, IncidentStep.SET_LEVEL)
    if not basis.strip():
        raise Refused("reason_needed")
    if not authority.strip():
        raise Refused("authority_needed")
    if incident.level is level and incident.level_decided is not None:
        return Outcome()
    as_seen(incident, incident.level, seen)
    decided = Decided(act.time, basis.strip(), authority.strip(), act.name, act.seat, act.op)
    words = line(act, "level_set", level.name.lower())
    return Outcome([replace(incident, level=level, level_decided=decided).noted(words)])


@operation("incident.set_response", right=Right.HANDLE_ALERT)
def set_response(reads: Reads, act: Act, incident_id: str, response: str, seen: str) -> Outcome:
    """Say which response of the hall is this matter's (响应); empty for none."""
    incident = at_step(reads, incident_id, IncidentStep.SET_RESPONSE)
    if incident.response == response:
        return Outcome()
    as_seen(incident, incident.response, seen)
    changed = replace(incident, response=response)
    return Outcome([changed.noted(line(act, "response_set", response))])


@operation("incident.set_role", right=Right.HANDLE_ALERT)
def set_role(
    reads: Reads,
    act: Act,
    incident_id: str,
    post: Post,
    name: str,
    seen: str,
    unit: str = "",
    phone: str = "",
) -> Outcome:
    """Say who holds a post and under which phone; `seen` is the name before, empty for nobody."""
    incident = at_step(reads, incident_id, IncidentStep.SET_ROLE)
    if not name.strip():
        raise Refused("bad_arguments", "name")
    before = incident.role(post)
    made = Role(post, name.strip(), unit.strip(), phone.strip(), act.time, act.name, act.op)
    if before is not None and _who(before) == _who(made):
        return Outcome()
    as_seen(incident, "" if before is None else before.name, seen)
    others = tuple(role for role in incident.roles if role.post is not post)
    words = "·".join(filter(None, (post.value, made.name, made.unit, made.phone)))
    return Outcome([replace(incident, roles=(*others, made)).noted(line(act, "role_set", words))])


@operation("incident.mark", right=Right.HANDLE_ALERT)
def mark(
    reads: Reads,
    act: Act,
    incident_id: str,
    what: Sensitivity,
    reason: str = "",
    is_set: bool = True,
) -> Outcome:
    """Mark it as sensitive, or take the mark off: both for a reason."""
    incident = at_step(reads, incident_id, IncidentStep.MARK)
    others = tuple(each for each in incident.marks if each.what is not what)
    if is_set == (others != incident.marks):
        return Outcome()
    if not reason.strip():
        raise Refused("reason_needed")
    made = SensitiveMark(what, reason.strip(), act.time, act.name, act.op)
    marks = (*others, made) if is_set else others
    code = "marked" if is_set else "mark_taken_off"
    words = line(act, code, f"{what.value}·{reason.strip()}")
    return Outcome([replace(incident, marks=marks).noted(words)])


@operation("incident.note", right=Right.HANDLE_ALERT, is_fact=True)
def note(reads: Reads, act: Act, incident_id: str, text: str) -> Outcome:
    """Write something beside it."""
    incident = reads.find(Incident, incident_id)
    return Outcome() if incident is None else Outcome([incident.noted(line(act, NOTED, text))])


def _titled(title: str) -> str:
    if not 0 < len(title.strip()) <= LONGEST_TITLE:
        raise Refused("bad_arguments", f"title: 1–{LONGEST_TITLE}")
    return title.strip()


def _who(role: Role) -> tuple[str, str, str]:
    return role.name, role.unit, role.phone


def _joined(reads: Reads, act: Act, members: tuple[SeenAlert, ...], title: str) -> list[Alert]:
    """Return the alerts it is opened from, in hand; empty for one that is opened by hand."""
    found = ((each, reads.find(Alert, each.alert)) for each in members)
    there = [(each, alert) for each, alert in found if alert is not None]
    taken = next((alert for _, alert in there if alert.incident), None)
    if taken is not None:
        raise Refused("already_joined", joiner(taken))
    joined = [
        in_hand(alert, each, act, title)
        for each, alert in there
        if not why_not(alert, Step.DISPATCH, act.time)
    ]
    if members and not joined:
        raise Refused("already_closed", title)
    return joined
