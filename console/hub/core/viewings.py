"""Who may look at a restricted camera, as the hub judges it: by log-in, by grants that hold."""

from datetime import datetime

import msgspec

from console.contract.grant import Grant
from console.domain.camera import Camera
from console.domain.entity import decode
from console.domain.incident import Incident
from console.domain.reference import Org
from console.domain.rights import Right
from console.domain.viewing import Viewer, Viewing, units_above
from console.hub.store.connection import Connection, whole
from console.runtime.clock import CHINA

LATEST = 2000
"""Grants looked at, the newest first: none holds longer than a month."""


def lease_end(
    sql: Connection, grant: Grant, camera: Camera, now: datetime, end: datetime
) -> datetime | None:
    """Return until when somebody may see a camera's picture; None where they may not.

    Args:
        sql: the hub's records.
        grant: who asks.
        camera: what is asked for.
        now: the hub's time.
        end: of an ordinary lease; a grant to look may end before it.
    """
    leads = Right.LEAD_SHIFT.value in grant.rights
    if camera.may_be_seen(leads, grant.areas, _above(sql, camera)):
        return end
    opened = viewer(sql, grant).opened_by(camera, now)
    return None if opened is None or opened.until is None else min(end, opened.until)


def viewer(sql: Connection, grant: Grant) -> Viewer:
    """Return who asks, with every grant that may hold."""
    return Viewer(
        grant.person,
        grant.seat,
        Right.LEAD_SHIFT.value in grant.rights,
        grant.areas,
        _live(sql),
        lambda incident: _is_open(sql, incident),
        CHINA,
        lambda area: units_above(area, lambda id: _unit(sql, id)),
    )


def _above(sql: Connection, camera: Camera) -> set[str]:
    """Return the units that contain a camera's own; nobody asks for one that is free to all."""
    return units_above(camera.area, lambda id: _unit(sql, id)) if camera.is_restricted else set()


def _unit(sql: Connection, id: str) -> Org | None:
    row = sql.execute(
        "SELECT body FROM records WHERE kind = ? AND id = ?", (Org.KIND, id)
    ).fetchone()
    if row is None or row[0] is None:
        return None
    try:
        return decode(Org, msgspec.json.decode(whole(row[0])))
    except ValueError:
        return None


def _live(sql: Connection) -> list[Viewing]:
    rows = sql.execute(
        "SELECT body FROM records WHERE kind = ? AND body IS NOT NULL ORDER BY seq DESC LIMIT ?",
        (Viewing.KIND, LATEST),
    ).fetchall()
    found = []
    for (body,) in rows:
        try:
            viewing = decode(Viewing, msgspec.json.decode(whole(body)))
        except ValueError:
            continue  # of a newer version: it opens nothing here
        if viewing.is_live:
            found.append(viewing)
    return found


def _is_open(sql: Connection, incident: str) -> bool:
    row = sql.execute(
        "SELECT body FROM records WHERE kind = ? AND id = ?", (Incident.KIND, incident)
    ).fetchone()
    if row is None or row[0] is None:
        return False
    try:
        return decode(Incident, msgspec.json.decode(whole(row[0]))).is_open
    except ValueError:
        return False
