"""What a seat has set of its plugins: kept in the journal, which is encrypted, and audited.

What the hall has set for all seats goes before it; a secret is the seat's alone.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from console.app.seat_audit import SeatAudit
from console.domain.plugin_setting import HallSetting
from console.plugin_api.dataset import Value
from console.plugin_api.manifest import Manifest, PluginSetting
from console.plugin_api.record_schema import BadSchemaError, read_schema, record_faults
from offline_cache.journal import Journal
from offline_cache.lanes import Lane

META = "plugin_settings"


class PluginSettings(QObject):
    """Settings of the plugins of one seat.

    Args:
        journal: keeps them.
        lane: where it is written; nobody waits for it.
        audit: is told of each change, of a secret without its words.
        hall: returns what the hall has set of a plugin.

    Signals:
        changed: id of a plugin one of whose settings is another now.
    """

    changed = Signal(str)

    def __init__(
        self,
        journal: Journal,
        lane: Lane,
        audit: SeatAudit,
        hall: Callable[[str], Iterable[HallSetting]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._hall = hall
        self._journal, self._lane, self._audit = journal, lane, audit
        self._declared: dict[str, tuple[PluginSetting, ...]] = {}
        self._kept: dict[str, dict[str, Any]] = journal.meta(META) or {}

    def take(self, manifest: Manifest) -> None:
        """Take which settings a plugin declares."""
        self._declared[manifest.id] = manifest.setting

    def declared(self, plugin: str) -> tuple[PluginSetting, ...]:
        """Return the settings of a plugin."""
        return self._declared.get(plugin, ())

    def values(self, plugin: str) -> Mapping[str, Value]:
        """Return what each setting of a plugin is now; what is kept and does not fit is left."""
        of_hall = {id: each.value for id, each in self.of_hall(plugin).items()}
        kept = {**self._kept.get(plugin, {}), **of_hall}
        return {
            each.id: kept[each.id]
            if each.id in kept and not faults(each, kept[each.id])
            else each.default
            for each in self.declared(plugin)
        }

    def of_hall(self, plugin: str) -> Mapping[str, HallSetting]:
        """Return what the hall has set for all seats; what does not fit these files is left."""
        said = {each.id: each for each in self._hall(plugin)}
        return {
            each.id: said[each.id]
            for each in self.declared(plugin)
            if each.id in said and not each.is_secret and not faults(each, said[each.id].value)
        }

    def set(self, plugin: str, setting: PluginSetting, value: Value) -> None:
        """Change a setting.

        Raises:
            ValueError: it cannot be that; the message says what its schema says, or who has set
                it for all seats.
        """
        held = self.of_hall(plugin).get(setting.id)
        wrong = held.by if held else faults(setting, value)
        if wrong:
            raise ValueError(wrong)
        before = self.values(plugin)[setting.id]
        if value == before:
            return
        self._kept = {**self._kept, plugin: {**self._kept.get(plugin, {}), setting.id: value}}
        kept = self._kept
        self._lane.submit(lambda: self._journal.put_meta(META, kept))
        told = "" if setting.is_secret else f"{before} > {value}"
        self._audit.note("setting.changed", f"plugin.{plugin}.{setting.id}", "done", told)
        self.changed.emit(plugin)


def faults(setting: PluginSetting, value: object) -> str:
    """Return why a setting cannot be a value; empty where it can."""
    shape = {"type": "object", "properties": {setting.id: setting.schema}}
    try:
        schema = read_schema(json.dumps(shape))
    except BadSchemaError as error:
        return str(error)
    return "; ".join(record_faults(schema, {setting.id: value}, 1))
