"""The console's half of what a plugin's guest may ask: reads of the cache, acts by the executor.

Reads go through the pages' lane, acts through the acts' lane as everybody's do; the guests' thread
only waits for their results. What a guest reads is a choice of plain fields: no text of a caller,
no names of people, no addresses of streams, no restricted camera, nothing found online.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from itertools import count
from typing import Any

from console.app.plugin_schema import faults_in
from console.commands.executor import Executor
from console.commands.intention import Intention, LogLine, Result
from console.domain.alert import Alert
from console.domain.camera import Camera
from console.domain.order import Assignment, DispatchOrder
from console.domain.plugin import Plugin, PluginRecord, alert_id, record_id
from console.plugin_api.manifest import Manifest
from console.plugin_host.guests import calls
from console.plugin_host.guests.alert_rule import look_at_alert
from console.plugin_host.guests.refused import CallRefusedError, bad_args
from console.runtime.clock import CHINA
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import Row

CATEGORY = "专题"
"""Of the lines a plugin writes into the duty log."""
RECORD_PUT, RECORD_REMOVE, ALERT_RAISE = (
    "plugin.record.put",
    "plugin.record.remove",
    "plugin.alert.raise",
)
_ALERT = (
    "id", "title", "severity", "type", "channel", "source", "place", "received_at", "occurred_at",
    "condition", "disposition", "is_exercise", "nature", "expires_at", "count",
)  # fmt: skip
_ORDER = ("id", "number", "alert", "incident", "title", "place", "created_at", "by_phone")
_ASSIGNMENT = ("unit", "unit_name", "stage", "times")
_CAMERA = ("id", "name", "number", "place", "tags", "level", "area", "groups", "scenes", "is_off")
_TIME = ("stage", "at")

Prepare = Callable[[str, str, str], None]
"""Gets alert, unit and text of an order that a person shall check; called on the guests' thread."""


class PluginDoor:
    """Does for plugins what the hall granted them.

    Args:
        cache: what the seat shows.
        pages: the lane of readers.
        executor: saves acts.
        prepare: lays an order before a person.
    """

    def __init__(self, cache: Cache, pages: Lane, executor: Executor, prepare: Prepare) -> None:
        self._cache, self._pages = cache, pages
        self._executor, self._prepare = executor, prepare

    async def alerts(self, plugin: Manifest, asked: calls.Reading) -> list[dict[str, Any]]:
        """Return open alerts, the newest first, without what only some posts may read."""

        def seen() -> list[Row]:
            rows = self._cache.select(
                Alert.KIND, {"is_open": 1, "restricted": None}, "-received_at"
            )
            return [row for row in rows if asked.type in ("", row.body.get("type"))][: asked.most]

        return [alert_seen(row.body) for row in await self._read(seen)]

    async def orders(self, plugin: Manifest, asked: calls.Reading) -> list[dict[str, Any]]:
        """Return dispatch orders, the newest first, each with the units it went to."""
        return await self._read(lambda: self._orders(asked.most))

    async def cameras(self, plugin: Manifest, asked: calls.Reading) -> list[dict[str, Any]]:
        """Return the camera directory without what is restricted."""

        def seen() -> list[Row]:
            rows = self._cache.select(Camera.KIND)
            return [row for row in rows if not row.body.get("is_restricted")][: asked.most]

        return [camera_seen(row.body) for row in await self._read(seen)]

    async def records(self, plugin: Manifest, asked: calls.Records) -> list[dict[str, Any]]:
        """Return records of one of its own kinds."""
        where = {"of": f"{plugin.id}.{asked.kind}"}
        rows = await self._read(
            lambda: self._cache.select(PluginRecord.KIND, where, limit=asked.most)
        )
        return [
            {**row.body.get("fields", {}), "id": row.body["key"]}
            for row in rows
            if not row.body.get("is_removed")
        ]

    async def put_record(self, plugin: Manifest, asked: calls.PutRecord) -> str:
        """Save a record that fits the schema of its kind; the hub holds it against that, too."""

        def wrong() -> list[str]:
            return faults_in(self._cache, plugin.id, asked.kind, asked.fields)

        if faults := await self._read(wrong):
            raise bad_args(f"fields {faults[0]}")
        return await self._act(_of_record(RECORD_PUT, plugin, asked, {"fields": asked.fields}))

    async def remove_record(self, plugin: Manifest, asked: calls.RemoveRecord) -> str:
        """Take a record away."""
        return await self._act(_of_record(RECORD_REMOVE, plugin, asked, {}))

    async def raise_alert(self, plugin: Manifest, asked: calls.RaiseAlert) -> str:
        """Raise an alert of a declared type, not above what the type allows."""
        look_at_alert(plugin, asked)
        key = (await self._read(lambda: [self._occurrence(plugin, asked)]))[0]
        return await self._act(_of_alert(plugin, asked, key))

    async def prepare_order(self, plugin: Manifest, asked: calls.PrepareOrder) -> str:
        """Lay an order before a person, who checks and sends it."""
        self._prepare(asked.alert, asked.unit, asked.text)
        return "prepared"

    async def append_log(self, plugin: Manifest, asked: calls.AppendLog) -> str:
        """Write a line of the duty log that says whose it is."""
        line = LogLine(CATEGORY, f"[{plugin.name.zh}] {asked.text}")
        return _op(await asyncio.wrap_future(self._executor.note(line)))

    def _occurrence(self, plugin: Manifest, asked: calls.RaiseAlert) -> str:
        """Return the key of the occurrence that is open, else the next of today.

        Two seats whose guests see the same thing come to the same key, so that it is one alert.
        """
        prefix = alert_id(plugin.id, asked.type, f"{asked.key}.")
        for row in self._cache.select(Alert.KIND, {"is_open": 1}):
            if row.id.startswith(prefix):
                return row.id.removeprefix(alert_id(plugin.id, asked.type, ""))
        day = self._executor.now().astimezone(CHINA).date()
        tried = (f"{asked.key}.{day}.{number}" for number in count(1))
        return next(key for key in tried if not self._was_raised(plugin, asked.type, key))

    def _was_raised(self, plugin: Manifest, type: str, key: str) -> bool:
        return bool(list(self._cache.rows(Alert.KIND, [alert_id(plugin.id, type, key)])))

    def _orders(self, most: int) -> list[dict[str, Any]]:
        orders = self._cache.select(DispatchOrder.KIND, order="-age", limit=most)
        wanted = [id for row in orders for id in row.body.get("assignments", ())]
        sent = {row.id: row.body for row in self._cache.rows(Assignment.KIND, wanted)}
        return [order_seen(row.body, sent) for row in orders]

    async def _read(self, call: Callable[[], list[Any]]) -> list[Any]:
        """Read behind what a page of the console waits for."""
        return await asyncio.wrap_future(self._pages.submit(call, urgent=False))

    async def _act(self, intention: Intention) -> str:
        done: Future[Result] = self._executor.perform(intention)
        return _op(await asyncio.wrap_future(done))


def _of_record(
    kind: str, plugin: Manifest, asked: calls.PutRecord | calls.RemoveRecord, more: dict[str, Any]
) -> Intention:
    lane = f"{Plugin.KIND}/{plugin.id}"
    target = f"{PluginRecord.KIND}/{record_id(plugin.id, asked.kind, asked.id)}"
    args = {"plugin": plugin.id, "record": asked.kind, "id": asked.id, **more}
    return Intention(kind, lane, (target, lane), args, is_by_seat=True)


def _of_alert(plugin: Manifest, asked: calls.RaiseAlert, key: str) -> Intention:
    lane = f"{Plugin.KIND}/{plugin.id}"
    target = f"{Alert.KIND}/{alert_id(plugin.id, asked.type, key)}"
    args = {"plugin": plugin.id, "type": asked.type, "key": key, "title": asked.title,
            "severity": asked.severity, "text": asked.text, "place": _place(asked)}  # fmt: skip
    return Intention(ALERT_RAISE, lane, (target, lane), args, is_by_seat=True)


def _place(asked: calls.RaiseAlert) -> dict[str, Any]:
    if asked.lng is None or asked.lat is None:
        return {"name": asked.place}
    return {"name": asked.place, "point": {"lon": asked.lng, "lat": asked.lat}}


def alert_seen(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a guest reads of an alert."""
    return _some(body, _ALERT)


def camera_seen(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a guest reads of a camera."""
    return _some(body, _CAMERA)


def order_seen(body: Mapping[str, Any], sent: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return what a guest reads of an order.

    Args:
        body: of the order.
        sent: bodies of assignments by their id.
    """
    units = [_some(sent[id], _ASSIGNMENT) for id in body.get("assignments", ()) if id in sent]
    for unit in units:
        unit["times"] = [_some(each, _TIME) for each in unit.get("times", ())]
    return _some(body, _ORDER) | {"units": units}


def _some(body: Mapping[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    return {name: body[name] for name in fields if body.get(name) is not None}


def _op(result: Result) -> str:
    if not result.is_saved:
        raise CallRefusedError(result.refused, result.zh, result.en)
    return result.op
