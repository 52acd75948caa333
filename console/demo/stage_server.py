"""A whole stage behind JSON lines: how a tour, a flow or a bench gets one.

First comes one line with addresses, account, password and clock; `ready` is true. Then each line
read is an order and gets one line back, `{"done": …}` or `{"error": …}`:

- `{"do": "tell", "line": "05:20"}`: that line and everything before it, at once
- `{"do": "play", "until": "T+05:20"}`: at the story's time; `{"event": "played"}` when it is over
- `{"do": "settle"}`: send what waits; `waiting` says how many requests still do
- `{"do": "kill_hub"}`, `{"do": "start_hub"}`
- `{"do": "fault", "camera": "cam-01-00001", "fault": "freeze"}`
- `{"do": "status"}`, `{"do": "stop"}`

Lines with `event` come in between: what was told, `operator` (to be entered at the console),
`fault` (the link: whoever gave the orders carries it out), `away`, `refused`.
The end of the input stops everything.
"""

import asyncio
import json
import signal
import sys
from typing import Any

from console.demo.orders_sent import orders_sent
from console.demo.player import Player, gather_quietly
from console.demo.stage import DemoStage
from console.demo.story import seconds_of
from console.demo.towns_called import towns_called


class StageServer:
    """Moves a stage by orders.

    Args:
        stage: not started yet.
        operator_lines: whether the player also tells what a person would enter.
    """

    def __init__(self, stage: DemoStage, *, operator_lines: bool = False) -> None:
        self._stage = stage
        self._operator_lines = operator_lines
        self._player: Player | None = None
        self._playing: asyncio.Task[None] | None = None

    async def serve(self) -> int:
        """Start the stage, obey until told to stop, take it down.

        Raises:
            ChildFailedError: something did not start.
        """
        await self._stage.start()
        try:
            self._player = self._stage.player(_tell, operator_lines=self._operator_lines)
            self._player.on_calls = towns_called(self._stage)
            orders = orders_sent(self._stage)
            self._player.on_sends, self._player.on_answer = orders.send, orders.answered
            _tell(self._stage.facts())
            reading = asyncio.create_task(self._read(), name="orders")
            if sys.platform != "win32":
                for which in (signal.SIGINT, signal.SIGTERM):
                    asyncio.get_running_loop().add_signal_handler(which, reading.cancel)
            await asyncio.gather(reading, return_exceptions=True)
            return 0
        finally:
            if self._playing is not None:
                await gather_quietly(self._playing)
            await self._stage.stop()

    async def _read(self) -> None:
        reader = asyncio.StreamReader()
        loop = asyncio.get_running_loop()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        while line := await reader.readline():
            try:
                order = json.loads(line)
                what = str(order["do"])
                answer = await self._obey(what, order)
            except (ValueError, KeyError, TypeError, OSError, RuntimeError) as error:
                _tell({"error": f"{type(error).__name__}: {error}"})
                continue
            _tell({"done": what, **answer})
            if what == "stop":
                return

    async def _obey(self, what: str, order: dict[str, Any]) -> dict[str, Any]:
        player = self._player
        assert player is not None
        if what == "tell":
            if self._is_playing():
                raise ValueError("it is playing")
            await player.tell(str(order["line"]).removeprefix("T+"))
            return {"line": order["line"], "alerts": player.alerts_of(order["line"])}
        if what == "play":
            self._play(player, order.get("until"))
            return {}
        if what == "settle":
            await player.settle()
            return {"waiting": player.waiting}
        if what == "fault":
            await self._stage.fault(str(order["camera"]), str(order["fault"]))
            return {"camera": order["camera"]}
        if what == "kill_hub":
            await self._stage.kill_hub()
            return {}
        if what == "start_hub":
            await self._stage.start_hub()
            return {"hub": self._stage.hub_url}
        if what in ("status", "stop"):
            return self._status(player)
        raise ValueError(f"no such order: {what}")

    def _play(self, player: Player, until: Any) -> None:
        if self._is_playing():
            raise ValueError("it is playing already")

        async def play() -> None:
            await player.play(float("inf") if until is None else seconds_of(str(until)))
            _tell({"event": "played", "until": until})

        self._playing = asyncio.create_task(play(), name="player")

    def _is_playing(self) -> bool:
        return self._playing is not None and not self._playing.done()

    def _status(self, player: Player) -> dict[str, Any]:
        return {
            "hub_running": self._stage.hub_is_running,
            "told": player.told,
            "waiting": player.waiting,
            "now": self._stage.clock.now().isoformat(),
        }


def _tell(line: dict[str, Any]) -> None:
    print(json.dumps(line, ensure_ascii=False), flush=True)
