"""Every call of a guest comes through here: is it let, is it not too much, is it well-formed.

Rights are looked at for each single call, against what the hall granted and the manifest asks for.
Each call is a line of the audit before its answer leaves; where no line can be written nothing is
done. What is done, is done by `Door` (the console's half), by `FolderReader` or by `WebReader`.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

import msgspec

from console.plugin_api.manifest import Manifest
from console.plugin_api.messages import MOST_BYTES, Answer, Call
from console.plugin_api.permission import Permission
from console.plugin_host.guests import calls
from console.plugin_host.guests.audit import CallAudit
from console.plugin_host.guests.budget import Budget
from console.plugin_host.guests.folder import FolderReader
from console.plugin_host.guests.parts import Grants, Parts
from console.plugin_host.guests.refused import (
    CallRefusedError,
    bad_args,
    failed,
    misses,
    no_audit,
    no_such_call,
    not_own,
    too_large,
    too_many,
)
from console.plugin_host.guests.web import WebReader

_log = logging.getLogger(__name__)
Work = Callable[[Any], Awaitable[Any]]


class Door(Protocol):
    """What the console does for a plugin; each is asked on the guests' thread and may refuse.

    Results are plain data. Rights are looked at before; what a person may not see here (涉密、隐私)
    the door leaves out by itself.
    """

    async def alerts(self, plugin: Manifest, asked: calls.Reading) -> Any:
        """Return open alerts, the newest first."""
        ...

    async def orders(self, plugin: Manifest, asked: calls.Reading) -> Any:
        """Return orders, the newest first."""
        ...

    async def cameras(self, plugin: Manifest, asked: calls.Reading) -> Any:
        """Return the camera directory without addresses."""
        ...

    async def records(self, plugin: Manifest, asked: calls.Records) -> Any:
        """Return records of one of its own kinds."""
        ...

    async def put_record(self, plugin: Manifest, asked: calls.PutRecord) -> Any:
        """Save a record of one of its own kinds; return the operation's id."""
        ...

    async def remove_record(self, plugin: Manifest, asked: calls.RemoveRecord) -> Any:
        """Take one of its own records away; return the operation's id."""
        ...

    async def raise_alert(self, plugin: Manifest, asked: calls.RaiseAlert) -> Any:
        """Raise an alert of one of its declared types; return the alert's id."""
        ...

    async def prepare_order(self, plugin: Manifest, asked: calls.PrepareOrder) -> Any:
        """Lay an order before a person, who checks and sends it."""
        ...

    async def append_log(self, plugin: Manifest, asked: calls.AppendLog) -> Any:
        """Write a line of the duty log, marked as the plugin's."""
        ...


class Broker:
    """Answers the calls of one plugin.

    Args:
        manifest: what it asks for.
        grants: what it was given.
        parts: clock and limits.
        door: the console's half.
        audit: takes a line for each call.
    """

    def __init__(
        self, manifest: Manifest, grants: Grants, parts: Parts, door: Door, audit: CallAudit
    ) -> None:
        self._manifest, self._audit, self._clock = manifest, audit, parts.clock
        self._granted = grants.permissions & frozenset(manifest.permissions)
        self._budget = Budget(parts.limits.calls_per_second, parts.clock.monotonic)
        self._at_once, self._most = 0, parts.limits.calls_at_once
        self._tally = parts.tally
        folder = FolderReader(grants.folder)
        web = WebReader(manifest.guest.hosts if manifest.guest else ())
        self._own = frozenset(kind.id for kind in manifest.record)
        may, by = Permission, self._by
        self._does: Mapping[str, tuple[Permission | None, type[Any], Work]] = {
            "alerts.read": (may.READ_ALERTS, calls.Reading, by(door.alerts)),
            "orders.read": (may.READ_ORDERS, calls.Reading, by(door.orders)),
            "cameras.read": (may.READ_CAMERAS, calls.Reading, by(door.cameras)),
            "records.read": (None, calls.Records, by(door.records)),
            "record.put": (may.WRITE_RECORDS, calls.PutRecord, by(door.put_record)),
            "record.remove": (may.WRITE_RECORDS, calls.RemoveRecord, by(door.remove_record)),
            "alert.raise": (may.RAISE_ALERTS, calls.RaiseAlert, by(door.raise_alert)),
            "order.prepare": (may.PREPARE_ORDERS, calls.PrepareOrder, by(door.prepare_order)),
            "log.append": (may.WRITE_LOG, calls.AppendLog, by(door.append_log)),
            "folder.list": (may.READ_FOLDER, calls.ListFolder, folder.list),
            "folder.read": (may.READ_FOLDER, calls.ReadFile, folder.read),
            "http.get": (may.NETWORK, calls.HttpGet, web.get),
        }

    async def answer(self, call: Call) -> Answer:
        """Return the answer to a call: a result, or why not."""
        try:
            result = await self._let(call)
        except CallRefusedError as refused:
            return self._refusal(call, refused)
        answer = Answer(number=call.number, result=result)
        if len(msgspec.json.encode(answer)) > MOST_BYTES:
            return self._refusal(call, too_large())
        return answer

    async def _let(self, call: Call) -> Any:
        if self._at_once >= self._most or not self._budget.may_take(1):
            raise too_many()
        self._at_once += 1
        try:
            permission, fields, work = self._known(call)
            asked = _converted(call.args, fields)
            self._may(permission, asked)
            self._write(call, "let")
            return await work(asked)
        finally:
            self._at_once -= 1

    def _known(self, call: Call) -> tuple[Permission | None, type[Any], Work]:
        try:
            return self._does[call.what]
        except KeyError:
            raise no_such_call() from None

    def _may(self, permission: Permission | None, asked: Any) -> None:
        if permission is not None and permission not in self._granted:
            raise misses(permission)
        if isinstance(asked, calls.OfKind) and asked.kind not in self._own:
            raise not_own()

    def _by(self, does: Callable[[Manifest, Any], Awaitable[Any]]) -> Work:
        async def work(asked: Any) -> Any:
            try:
                return await does(self._manifest, asked)
            except CallRefusedError:
                raise
            except Exception as error:  # the door's trouble is the console's, not the guest's
                _log.exception("call of plugin %s", self._manifest.id)
                raise failed() from error

        return work

    def _refusal(self, call: Call, refused: CallRefusedError) -> Answer:
        if refused.code == "too_many":  # a line of each would fill the disk
            self._tally.refused += 1
        else:
            try:
                self._write(call, refused.code)
            except CallRefusedError as unwritten:
                refused = unwritten
        words = refused.words
        return Answer(number=call.number, refused=refused.code, zh=words.zh, en=words.en)

    def _write(self, call: Call, outcome: str) -> None:
        try:
            self._audit.write(
                self._clock.now(), self._manifest.id, call.what[:40], call.args, outcome
            )
        except OSError as error:
            raise no_audit() from error


def _converted(args: Mapping[str, Any], fields: type[Any]) -> Any:
    try:
        return msgspec.convert(args, fields)
    except msgspec.ValidationError as error:
        raise bad_args(str(error)) from error
