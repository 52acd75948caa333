"""How the seat's cache keeps each kind: what is filtered, sorted and found by.

Whatever shape a body has, these functions return something: one record that this version does not
understand may not stop the changes that come with it.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from console.domain.alert import ONLINE, Severity
from console.domain.work_order import OVER
from offline_cache.values import Body, Collection, Field

PAST_KEPT = 1_000_000
"""Records that arrived after it before a finished alert leaves this seat; the hub keeps it."""

_WORK_OVER = frozenset(state.value for state in OVER)
_RANK = {severity.name.lower(): int(severity) for severity in Severity}


def is_open(body: Body) -> int:
    """Whether an alert's body belongs in the queue (see `Alert.is_open`)."""
    disposition = body.get("disposition")
    if disposition in ("false", "merged"):
        return 0
    return 0 if disposition == "closed" and _is_acknowledged(body) else 1


def is_open_work(body: Body) -> int:
    """Whether somebody still has to do something about a 工单 (see `WorkOrder.is_open`)."""
    return 0 if body.get("state") in _WORK_OVER else 1


def is_open_incident(body: Body) -> int:
    """Whether a matter's body is one that is worked on (see `Incident.is_open`)."""
    return 0 if body.get("status") in ("closed", "merged") else 1


def never_open(body: Body) -> int:
    """Return 0: what was seen and found is over as soon as it is told (see `is_open_body`)."""
    return 0


def is_live_viewing(body: Body) -> int:
    """Whether a grant to look waits for an answer or was given (see `Viewing.is_live`)."""
    return 0 if body.get("state") in ("declined", "withdrawn") else 1


def severity_rank(body: Body) -> int:
    """Return 5 for red down to 1; 0 for one this version does not know."""
    return _RANK.get(str(body.get("severity")), 0)


def _is_acknowledged(body: Body) -> bool:
    episode, rank = body.get("episode", 1), severity_rank(body)
    return any(
        ack.get("episode") == episode and severity_rank(ack) >= rank
        for ack in _list(body, "acks")
        if isinstance(ack, dict)
    )


def _list(body: Body, name: str) -> list[Any]:
    found = body.get(name)
    return found if isinstance(found, list) else []


def _place(body: Body) -> Body:
    found = body.get("place")
    return found if isinstance(found, dict) else {}


def _epoch(path: str) -> "_Epoch":
    return _Epoch(path)


class _Epoch:
    """Reads a time field as seconds since 1970, for ranges and sorting."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, body: Body) -> float | None:
        told = body.get(self._name)
        if not isinstance(told, str):
            return None
        try:
            return datetime.fromisoformat(told).timestamp()
        except ValueError:
            return None


def restricted(body: Body) -> int | None:
    """1 for what only some posts may read, nothing for all others."""
    return 1 if body.get("channel") == ONLINE else None


def _alert_text(body: Body) -> str:
    place = _place(body)
    return " ".join(
        str(part)
        for part in (body.get("title"), place.get("town"), place.get("name"), body.get("source"))
        if part
    )


def _order_text(body: Body) -> str:
    """Both numbers find an order, whichever the caller reads out; so do its words and place."""
    place = _place(body)
    told = (body.get(name) for name in ("number", "official", "title", "text"))
    return " ".join(str(part) for part in (*told, place.get("town"), place.get("name")) if part)


def _work_order_text(body: Body) -> str:
    """Any of its numbers finds it; so do its words, place and unit."""
    place = _place(body)
    told = (body.get(name) for name in ("number", "official", "foreign", "title", "unit_name"))
    return " ".join(str(part) for part in (*told, place.get("town"), place.get("name")) if part)


def _finding_text(body: Body) -> str:
    """Its words and the camera."""
    return " ".join(str(part) for n in ("title", "camera_name", "note") if (part := body.get(n)))


def _incident_text(body: Body) -> str:
    """Both numbers find it, its title, and where it is."""
    place = _place(body)
    told = (body.get(name) for name in ("number", "official", "title"))
    return " ".join(str(part) for part in (*told, place.get("town"), place.get("name")) if part)


def _name(body: Body) -> str:
    return str(body.get("name", ""))


def _names(body: Body) -> Iterable[str]:
    yield _name(body)
    yield from (alias for alias in _list(body, "aliases") if isinstance(alias, str))


def _log_text(body: Body) -> str:
    return str(body.get("text", ""))


ALERT = Collection(
    "alert",
    (
        Field("is_open", is_open, "integer"),
        Field("severity", severity_rank, "integer", is_indexed=False),
        Field("received_at", _epoch("received_at"), "real"),
        Field("town", "place.town", is_indexed=False),
        Field("owner_seat", "owner.seat", is_indexed=False),
        Field("restricted", restricted, "integer", is_rare=True),
    ),
    search=_alert_text,
    indexes=(("is_open", "severity"),),
    # a snapshot names what is open; a million past alerts are here to be looked up
    snapshot_where={"is_open": 1},
    kept=PAST_KEPT,
)
ORDER = Collection(
    "order",
    (
        Field("alert", "alert"),
        Field("number", "number"),
        Field("official", "official"),
        Field("incident", "incident"),
    ),
    search=_order_text,
)
ASSIGNMENT = Collection(
    "assignment", (Field("of_order", "order"), Field("stage", "stage"), Field("unit", "unit"))
)
WORK_ORDER = Collection(
    "work_order",
    (
        Field("is_open", is_open_work, "integer"),
        Field("number", "number"),
        Field("official", "official"),
        Field("alert", "alert"),
        Field("incident", "incident"),
        Field("unit", "unit"),
        Field("created_at", _epoch("created_at"), "real"),
    ),
    search=_work_order_text,
    snapshot_where={"is_open": 1},
    kept=PAST_KEPT,
)
LOG_ENTRY = Collection(
    "log_entry",
    (
        Field("seat", "seat"),
        Field("recorded_at", _epoch("recorded_at"), "real"),
        Field("category", "category"),
    ),
    search=_log_text,
)
INCIDENT = Collection(
    "incident",
    (
        Field("is_open", is_open_incident, "integer"),
        Field("number", "number"),
        Field("official", "official"),
        Field("opened_at", _epoch("opened_at"), "real"),
    ),
    search=_incident_text,
    snapshot_where={"is_open": 1},
    kept=PAST_KEPT,
)
LOG_HEAD = Collection("log_head")
CHECK = Collection("check")
MASK = Collection("mask")
HALL_MODE = Collection("mode")
WALL = Collection("wall")
WALL_PUSH = Collection("wall_push")
SHARED_FILE = Collection("shared_file")
PATROL_PROOF = Collection(
    "patrol_proof",
    (
        Field("is_open", never_open, "integer", is_indexed=False),
        Field("began", _epoch("began"), "real"),
    ),
    snapshot_where={"is_open": 1},
    kept=PAST_KEPT,
)
PATROL_FINDING = Collection(
    "patrol_finding",
    (
        Field("is_open", never_open, "integer", is_indexed=False),
        Field("at", _epoch("at"), "real"),
        Field("camera", "camera"),
    ),
    search=_finding_text,
    snapshot_where={"is_open": 1},
    kept=PAST_KEPT,
)
VIEWING = Collection("viewing", (Field("is_live", is_live_viewing, "integer"),))
INCIDENT_WALL = Collection("incident_wall")
DUTY_POST = Collection("duty_post")
CALL_OUT = Collection("call_out", (Field("alert", "alert"),))
FEED = Collection("feed")
CAMERA = Collection(
    "camera",
    (
        Field("lon", "place.point.lon", "real", is_indexed=False),
        Field("lat", "place.point.lat", "real"),
        Field("town", "place.town"),
        Field("level", "level", "integer"),
    ),
    search=_name,
    names=_names,
    scope="reference",
    indexes=(("lat", "lon"),),
)
PLACE = Collection("place", (Field("sort", "sort"),), _name, _names, scope="reference")
ORG = Collection(
    "org", (Field("level", "level"), Field("town", "town")), _name, _names, scope="reference"
)
UNIT = Collection("unit", (Field("sort", "sort"),), _name, _names, scope="reference")
MATTER = Collection("matter", (), _name, _names, scope="reference")
CARD = Collection("card", (), _name, _names, scope="reference")
RULE_BOOK = Collection("rule_book", scope="reference")
DICTIONARY = Collection("dictionary", scope="reference")
GRID_CODE = Collection("grid_code", scope="reference")
CALENDAR = Collection("calendar", scope="reference")
PLAYBOOK = Collection("playbook", (), _name, _names, scope="reference")
PLAN_RUN = Collection("plan_run", (Field("incident", "incident"), Field("alert", "alert")))
PLUGIN = Collection("plugin")
PLUGIN_RECORD = Collection("plugin_record", (Field("of", "of"),))
INSTRUCTION = Collection("instruction", (Field("incident", "incident"), Field("state", "state")))

COLLECTIONS = (
    ALERT,
    ORDER,
    WORK_ORDER,
    ASSIGNMENT,
    INCIDENT,
    LOG_ENTRY,
    LOG_HEAD,
    CHECK,
    MASK,
    HALL_MODE,
    WALL,
    WALL_PUSH,
    SHARED_FILE,
    PATROL_PROOF,
    PATROL_FINDING,
    VIEWING,
    INCIDENT_WALL,
    DUTY_POST,
    CALL_OUT,
    FEED,
    CAMERA,
    PLACE,
    ORG,
    UNIT,
    MATTER,
    CARD,
    RULE_BOOK,
    DICTIONARY,
    GRID_CODE,
    CALENDAR,
    PLAYBOOK,
    PLAN_RUN,
    INSTRUCTION,
    PLUGIN,
    PLUGIN_RECORD,
)
"""Every kind the seat keeps."""
