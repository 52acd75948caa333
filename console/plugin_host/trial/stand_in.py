"""The console's half of a guest's calls without a console: a recorded hall, records kept here.

What a hall would refuse is refused in its words: a record against its schema, an alert nobody
declared. It is kept what was refused so, because an author wants to know.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from console.plugin_api.fault import PluginFault
from console.plugin_api.manifest import Manifest, RecordKind
from console.plugin_api.record_schema import read_schema, record_faults
from console.plugin_api.words import Words
from console.plugin_host.guests import calls
from console.plugin_host.guests.alert_rule import look_at_alert
from console.plugin_host.guests.refused import CallRefusedError
from console.plugin_host.trial.evening import Body, Hall

Heard = Callable[[str, str], None]
"""Told in both languages what a plugin did."""


def nothing(zh: str, en: str) -> None:
    """Tell nobody."""


class StandIn:
    """A hall that does what it is asked, on this machine alone.

    Args:
        folder: of the plugin, where its schemas lie.
        heard: told of what it did; on the guests' thread.
    """

    def __init__(self, folder: Path, heard: Heard = nothing) -> None:
        self._folder = folder
        self.heard = heard
        self.hall = Hall()
        self.saved: dict[str, dict[str, Mapping[str, Any]]] = {}
        """By kind and key."""
        self.wrong: list[PluginFault] = []
        self.asked = 0
        self.changed: Callable[[str], None] = lambda kind: None
        """Told which kind of records is otherwise."""

    def camera(self, id: str) -> Body | None:
        """Return a camera as guests read it; None where nobody knows it."""
        return next((each for each in self.hall.cameras if each["id"] == id), None)

    async def alerts(self, plugin: Manifest, asked: calls.Reading) -> Any:
        """Return open alerts of the recording."""
        self.asked += 1
        chosen = (each for each in self.hall.alerts if asked.type in ("", each.get("type")))
        return [dict(each) for each in chosen][: asked.most]

    async def orders(self, plugin: Manifest, asked: calls.Reading) -> Any:
        """Return orders of the recording."""
        self.asked += 1
        return self.hall.orders[: asked.most]

    async def cameras(self, plugin: Manifest, asked: calls.Reading) -> Any:
        """Return cameras of the recording."""
        self.asked += 1
        return self.hall.cameras[: asked.most]

    async def records(self, plugin: Manifest, asked: calls.Records) -> Any:
        """Return what was saved of a kind."""
        self.asked += 1
        saved = self.saved.get(asked.kind, {})
        return [{**fields, "id": key} for key, fields in saved.items()][: asked.most]

    async def put_record(self, plugin: Manifest, asked: calls.PutRecord) -> Any:
        """Save a record that fits its schema."""
        self.asked += 1
        self.save(plugin, asked.kind, asked.id, asked.fields)
        return "stand-in"

    async def remove_record(self, plugin: Manifest, asked: calls.RemoveRecord) -> Any:
        """Take a record away."""
        self.asked += 1
        self.saved.get(asked.kind, {}).pop(asked.id, None)
        self.changed(asked.kind)
        return "stand-in"

    async def raise_alert(self, plugin: Manifest, asked: calls.RaiseAlert) -> Any:
        """Take an alert that is declared."""
        self.asked += 1
        try:
            look_at_alert(plugin, asked)
        except CallRefusedError as refused:
            self._note("alert.raise", asked.type, refused.words)
            raise
        self.heard(f"上报告警：{asked.title}", f"raised: {asked.title}")
        return f"plugin.{plugin.id}.{asked.type}.{asked.key}"

    async def prepare_order(self, plugin: Manifest, asked: calls.PrepareOrder) -> Any:
        """Take an order that a person would check."""
        self.asked += 1
        self.heard(f"拟工单：{asked.text}", f"prepared: {asked.text}")
        return "prepared"

    async def append_log(self, plugin: Manifest, asked: calls.AppendLog) -> Any:
        """Take a line of the duty log."""
        self.asked += 1
        self.heard(f"值班日志：{asked.text}", f"duty log: {asked.text}")
        return "stand-in"

    def save(self, plugin: Manifest, kind: str, key: str, fields: Mapping[str, Any]) -> None:
        """Save a record, a guest's or a filled form's.

        Raises:
            CallRefusedError: it does not fit its schema.
        """
        known = next(each for each in plugin.record if each.id == kind)
        faults = self._against_schema(known, fields)
        if faults:
            words = Words(f"{known.name.zh}：{'；'.join(faults)}"[:200], "; ".join(faults)[:400])
            self._note("record.put", kind, words)
            raise CallRefusedError("plugin_record", words.zh, words.en)
        self.saved.setdefault(kind, {})[key] = fields
        self.heard(f"登记{known.name.zh}：{key}", f"saved {kind}: {key}")
        self.changed(kind)

    def _against_schema(self, kind: RecordKind, fields: Mapping[str, Any]) -> list[str]:
        schema = read_schema((self._folder / kind.schema).read_text("utf-8"))
        return record_faults(schema, fields)

    def _note(self, call: str, place: str, words: Words) -> None:
        do = Words("改正程序送来的内容", "mend what the program sends")
        self.wrong.append(PluginFault("plugin_contract", call, place, words, do))
