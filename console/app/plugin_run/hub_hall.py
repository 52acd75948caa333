"""A real hub as the hall a plugin reads while it is written; what the plugin does stays here.

The seat behind it is one without a screen, in a folder that is let go at the end.
"""

import tempfile
from contextlib import ExitStack
from io import StringIO
from pathlib import Path
from typing import Any

from console.app.headless.args import Options
from console.app.headless.door import Door
from console.app.headless.lines import Order
from console.app.headless.seat import HeadlessSeat
from console.app.headless.teller import Teller
from console.app.plugin_door import PluginDoor, camera_seen
from console.app.store import Lanes
from console.domain.camera import Camera
from console.plugin_api.manifest import Manifest
from console.plugin_host.guests import calls
from console.plugin_host.trial.evening import Body
from console.plugin_host.trial.stand_in import StandIn
from console.runtime.clock import SystemClock

SEAT = "plugin-run"


class HubSeat:
    """Somebody at a hub; made by `enter`.

    Args:
        seat: the seat without a screen.
        lanes: its threads.
        stack: lets all of it go.
    """

    def __init__(self, seat: HeadlessSeat, lanes: Lanes, stack: ExitStack) -> None:
        self.seat, self.lanes, self._stack = seat, lanes, stack
        door = PluginDoor(seat.store.cache, lanes.pages, seat.core.executor, lambda *_: None)
        self.door = door

    @classmethod
    def enter(cls, hub: str, account: str, password: str) -> "HubSeat":
        """Log in and begin to follow the hub.

        Raises:
            NotLetIn: the hub refused, or is not there.
            StoreProblem: this machine keeps no store.
        """
        stack = ExitStack()
        with stack:
            data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="plugin-run-")))
            teller = Teller(StringIO())  # its news are for nobody here
            stack.callback(teller.close)
            lanes = Lanes.start()
            stack.callback(lanes.close)
            door = Door(Options(hub, data, "machine"), lanes, SystemClock())
            login = {"account": account, "password": password, "seat": SEAT}
            entry = door.let_in(Order(login=login))
            assert door.store is not None
            stack.callback(door.store.close)
            seat = HeadlessSeat(
                entry, "", door.store, lanes, SystemClock(), teller, lambda person: None
            )
            seat.start()
            stack.callback(seat.stop)
            return cls(seat, lanes, stack.pop_all())
        raise AssertionError

    def close(self) -> None:
        """Log off: nothing of the hub stays on this machine."""
        self._stack.close()


class HubHall(StandIn):
    """Reads from a hub; keeps what a plugin does here.

    Args:
        folder: of the plugin.
        hub: whose records it reads.
    """

    def __init__(self, folder: Path, hub: HubSeat) -> None:
        super().__init__(folder)
        self._hub = hub

    def camera(self, id: str) -> Body | None:
        """Return a camera of the hub; None for one that is restricted or nobody knows."""
        row = self._hub.seat.store.cache.get(Camera.KIND, id)
        return camera_seen(row.body) if row and not row.body.get("is_restricted") else None

    async def alerts(self, plugin: Manifest, asked: calls.Reading) -> Any:
        """Return open alerts of the hub."""
        return await self._hub.door.alerts(plugin, asked)

    async def orders(self, plugin: Manifest, asked: calls.Reading) -> Any:
        """Return orders of the hub."""
        return await self._hub.door.orders(plugin, asked)

    async def cameras(self, plugin: Manifest, asked: calls.Reading) -> Any:
        """Return the hub's camera directory."""
        return await self._hub.door.cameras(plugin, asked)

    async def records(self, plugin: Manifest, asked: calls.Records) -> Any:
        """Return what was saved here; where nothing was, what the hub has."""
        here = await super().records(plugin, asked)
        return here or await self._hub.door.records(plugin, asked)
