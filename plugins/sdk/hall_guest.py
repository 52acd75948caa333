"""What the code of a bureau plugin speaks with the console; the console puts it on its path.

    from hall_guest import Guest

    guest = Guest("1.0.0")

    @guest.every(10)
    def read_gauges() -> None:
        guest.data("gauges", [{"name": "外滩", "level": 3.12}])

    @guest.on_command("refresh")
    def refresh(args: dict) -> str:
        read_gauges()
        return "已刷新"

    guest.run()

Only the standard library is used. One thing is done after another, in the thread that called
`run`: what takes longer than three seconds is said on the page, and after ten the console ends the
guest. `print` goes to the plugin's log. API version 1.0.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

API = "1.0"
Value = str | int | float | bool | None
Message = dict[str, Any]


class RefusedError(Exception):
    """The console did not do what was asked; `code` tells why, the text says it in words."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code


class Guest:
    """The plugin's end of the line.

    Args:
        version: as in the manifest.
    """

    def __init__(self, version: str) -> None:
        self.version = version
        self.permissions: frozenset[str] = frozenset()
        self.settings: Mapping[str, Value] = {}
        self.language = "zh_CN"
        self.is_shown = False
        """Whether a page of the plugin can be seen; while not, there is no need to work."""
        self._out = sys.stdout.buffer
        sys.stdout = sys.stderr  # what is printed is for the log, not for the console
        self._messages: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._later: list[Message] = []
        self._timers: list[list[Any]] = []
        self._commands: dict[str, Callable[[dict[str, Value]], str | None]] = {}
        self._on_shown: list[Callable[[bool], None]] = []
        self._on_changed: list[Callable[[str], None]] = []
        self._number = 0
        self._is_greeted = False

    # ------------------------------------------------------------ what it does, and when

    def every(self, seconds: float) -> Callable[[Callable[[], None]], Callable[[], None]]:
        """Have a function called at the start and then every so many seconds."""

        def keep(call: Callable[[], None]) -> Callable[[], None]:
            self._timers.append([0.0, seconds, call])
            return call

        return keep

    def on_command(
        self, command: str
    ) -> Callable[
        [Callable[[dict[str, Value]], str | None]], Callable[[dict[str, Value]], str | None]
    ]:
        """Have a function called when a person runs a command; what it returns is shown.

        A `RefusedError` it raises is shown as refused.
        """

        def keep(
            call: Callable[[dict[str, Value]], str | None],
        ) -> Callable[[dict[str, Value]], str | None]:
            self._commands[command] = call
            return call

        return keep

    def on_shown(self, call: Callable[[bool], None]) -> Callable[[bool], None]:
        """Have a function called when the plugin's pages are seen, or none is any more."""
        self._on_shown.append(call)
        return call

    def on_changed(self, call: Callable[[str], None]) -> Callable[[str], None]:
        """Have a function called with what changed: `alerts`, `orders`, or an own record kind."""
        self._on_changed.append(call)
        return call

    def run(self) -> None:
        """Work until the console says stop, or goes away."""
        threading.Thread(target=self._read, daemon=True).start()
        while (message := self._next()) is not None and message.get("say") != "stop":
            self._take(message)
            self._work()

    # ------------------------------------------------------------ what it tells and asks

    def data(
        self,
        set: str,
        rows: Iterable[Mapping[str, Value]],
        as_of: datetime | None = None,
        is_whole: bool = True,
    ) -> None:
        """Tell the rows of a data set of the manifest.

        Args:
            set: its id.
            rows: all of them, or with `is_whole=False` those that changed, by the set's key.
            as_of: when they were true at their source, with a zone; now when left out.
            is_whole: whether these are all.
        """
        told = [dict(row) for row in rows]
        moment = {"as_of": as_of.isoformat()} if as_of else {}
        self._say("data", set=set, rows=told, is_whole=is_whole, **moment)

    def note(self, words: str) -> None:
        """Write a line into the plugin's log."""
        self._say("note", words=words[:2000])

    def call(self, what: str, **args: Any) -> Any:
        """Ask the console for something and wait for its answer.

        Raises:
            RefusedError: it was not done.
        """
        self._number += 1
        number = self._number
        self._say("call", number=number, what=what, args=args)
        while (message := self._messages.get()) is not None:
            if message.get("say") == "answer" and message.get("number") == number:
                return self._answer(message)
            if message.get("say") == "ping":
                self._say("pong", number=message["number"])
            else:
                self._later.append(message)
        raise SystemExit

    # ------------------------------------------------------------ inside

    def _say(self, say: str, **fields: Any) -> None:
        line = json.dumps({"say": say, **fields}, ensure_ascii=False, allow_nan=False)
        self._out.write(line.encode("utf-8", "replace") + b"\n")
        self._out.flush()

    def _read(self) -> None:
        # Not by a reader of Python's: at the end of the program its lock would be held here.
        rest = b""
        while chunk := os.read(0, 65536):
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                self._messages.put(json.loads(line))
        self._messages.put(None)

    def _next(self) -> Message | None:
        """Return the next message; an empty one when a timer is due before it."""
        if self._later:
            return self._later.pop(0)
        due = min((timer[0] for timer in self._timers), default=None)
        try:
            if due is None or not self._is_greeted:
                return self._messages.get()
            return self._messages.get(timeout=max(0.0, due - time.monotonic()))
        except queue.Empty:
            return {}

    def _take(self, message: Message) -> None:
        say = message.get("say")
        if say == "hello":
            self._greet(message)
        elif say == "ping":
            self._say("pong", number=message["number"])
        elif say == "shown":
            self.is_shown = message["is_shown"]
            for seen in self._on_shown:
                seen(self.is_shown)
        elif say == "changed":
            for changed in self._on_changed:
                changed(message["what"])
        elif say == "run":
            self._run(message)

    def _greet(self, message: Message) -> None:
        self.permissions = frozenset(message["permissions"])
        self.settings = message["settings"]
        self.language = message["language"]
        self._say("ready", version=self.version)
        self._is_greeted = True

    def _run(self, message: Message) -> None:
        told: dict[str, Any] = {"number": message["number"]}
        call = self._commands.get(message["command"])
        try:
            words = call(message["args"]) if call else None
            told |= {"zh": words or "", "is_refused": call is None}
        except RefusedError as refused:
            told |= {"zh": str(refused), "is_refused": True}
        except Exception as error:
            traceback.print_exc()
            told |= {"zh": f"插件出错：{error}", "en": f"failed: {error}", "is_refused": True}
        self._say("ran", **told)

    def _work(self) -> None:
        """Do what is due."""
        if not self._is_greeted:
            return
        for timer in self._timers:
            now = time.monotonic()
            if timer[0] <= now:
                timer[0] = max(now, (timer[0] or now) + timer[1])
                timer[2]()

    def _answer(self, message: Message) -> Any:
        if message.get("refused"):
            words = message.get("zh", "") if self.language == "zh_CN" else message.get("en", "")
            raise RefusedError(message["refused"], words)
        return message.get("result")
