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
from console.plugin_host.guests.refused import CallRefusedError, bad_args, misses, too_many
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
        folder = FolderReader(grants.folder)
        web = WebReader(manifest.guest.hosts if manifest.guest else ())
        own = frozenset(kind.id for kind in manifest.record)
        self._does: Mapping[str, tuple[Permission | None, type[Any], Work]] = {
            "alerts.read": (Permission.READ_ALERTS, calls.Reading, self._by(door.alerts)),
            "orders.read": (Permission.READ_ORDERS, calls.Reading, self._by(door.orders)),
            "cameras.read": (Permission.READ_CAMERAS, calls.Reading, self._by(door.cameras)),
            "records.read": (None, calls.Records, self._by(door.records, own)),
            "record.put": (
                Permission.WRITE_RECORDS, calls.PutRecord, self._by(door.put_record, own)
            ),
            "record.remove": (
                Permission.WRITE_RECORDS, calls.RemoveRecord, self._by(door.remove_record, own)
            ),
            "alert.raise": (Permission.RAISE_ALERTS, calls.RaiseAlert, self._by(door.raise_alert)),
            "order.prepare": (
                Permission.PREPARE_ORDERS, calls.PrepareOrder, self._by(door.prepare_order)
            ),
            "log.append": (Permission.WRITE_LOG, calls.AppendLog, self._by(door.append_log)),
            "folder.list": (Permission.READ_FOLDER, calls.ListFolder, folder.list),
            "folder.read": (Permission.READ_FOLDER, calls.ReadFile, folder.read),
            "http.get": (Permission.NETWORK, calls.HttpGet, web.get),
        }  # fmt: skip

    async def answer(self, call: Call) -> Answer:
        """Return the answer to a call: a result, or why not."""
        try:
            result = await self._let(call)
        except CallRefusedError as refused:
            return self._refusal(call, refused)
        answer = Answer(number=call.number, result=result)
        if len(msgspec.json.encode(answer)) > MOST_BYTES:
            return self._refusal(
                call,
                CallRefusedError("too_large", "结果太大，请缩小范围", "too much, ask for less"),
            )
        return answer

    async def _let(self, call: Call) -> Any:
        if self._at_once >= self._most or not self._budget.may_take(1):
            raise too_many()
        self._at_once += 1
        try:
            permission, fields, work = self._known(call)
            asked = _converted(call.args, fields)
            self._may(permission)
            self._write(call, "let")
            return await work(asked)
        finally:
            self._at_once -= 1

    def _known(self, call: Call) -> tuple[Permission | None, type[Any], Work]:
        try:
            return self._does[call.what]
        except KeyError:
            raise CallRefusedError(
                "no_such_call", "没有这个调用", "there is no such call"
            ) from None

    def _may(self, permission: Permission | None) -> None:
        if permission is not None and permission not in self._granted:
            raise misses(permission)

    def _by(
        self, does: Callable[[Manifest, Any], Awaitable[Any]], own: frozenset[str] | None = None
    ) -> Work:
        async def work(asked: Any) -> Any:
            if own is not None and asked.kind not in own:
                raise CallRefusedError(
                    "not_own", "只能读写本插件声明的记录", "only records it declares itself"
                )
            try:
                return await does(self._manifest, asked)
            except CallRefusedError:
                raise
            except Exception as error:  # the door's trouble is the console's, not the guest's
                _log.exception("call of plugin %s", self._manifest.id)
                raise CallRefusedError(
                    "failed", "控制台未能办理", "the console could not do it"
                ) from error

        return work

    def _refusal(self, call: Call, refused: CallRefusedError) -> Answer:
        if refused.code != "too_many":  # who asks without end would fill the disk
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
            raise CallRefusedError(
                "no_audit", "审计记录写不进去，未予办理", "the audit cannot be written"
            ) from error


def _converted(args: Mapping[str, Any], fields: type[Any]) -> Any:
    try:
        return msgspec.convert(args, fields)
    except msgspec.ValidationError as error:
        raise bad_args(str(error)) from error
