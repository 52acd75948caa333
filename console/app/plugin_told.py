"""Guests are told which records they may read have changed, ten times a second at most."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

from console.domain.alert import Alert
from console.domain.order import Assignment, DispatchOrder
from console.domain.plugin import PluginRecord
from console.plugin_api.manifest import Manifest
from console.plugin_api.permission import Permission
from offline_cache.values import ChangeSet

EVERY = 100
"""Milliseconds between two times."""
_ALERTS, _ORDERS = frozenset({Alert.KIND}), frozenset({DispatchOrder.KIND, Assignment.KIND})


class PluginTold(QObject):
    """Gathers what has changed and tells it.

    Args:
        tell: tells a plugin's guest that something of a kind is otherwise.
        permissions: returns what the hall granted a plugin.
    """

    def __init__(
        self,
        tell: Callable[[str, str], None],
        permissions: Callable[[str], frozenset[Permission]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tell, self._permissions = tell, permissions
        self._waiting: dict[tuple[str, str], None] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._go)

    def note(self, manifest: Manifest, change: ChangeSet) -> None:
        """Take what has changed, for a plugin with a guest."""
        if manifest.guest is None:
            return
        news = {(manifest.id, what): None for what in self._seen(manifest, change)}
        if news:
            self._waiting.update(news)
            if not self._timer.isActive():
                self._timer.start()

    def _seen(self, manifest: Manifest, change: ChangeSet) -> Iterator[str]:
        keys, granted = change.keys, self._permissions(manifest.id)
        kinds = None if keys is None else {kind for kind, _ in keys}
        if Permission.READ_ALERTS in granted and (kinds is None or kinds & _ALERTS):
            yield "alerts"
        if Permission.READ_ORDERS in granted and (kinds is None or kinds & _ORDERS):
            yield "orders"
        own = [id for kind, id in keys or () if kind == PluginRecord.KIND]
        for record in manifest.record:
            begins = f"{manifest.id}.{record.id}."
            if keys is None or any(id.startswith(begins) for id in own):
                yield record.id

    def _go(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for plugin, what in waiting:
            self._tell(plugin, what)
