"""The demo before people's eyes: stage, story and console together until somebody ends it."""

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from console.demo.children import Child
from console.demo.orders_sent import orders_sent
from console.demo.player import gather_quietly
from console.demo.stage import DemoStage
from console.demo.towns_called import towns_called

Say = Callable[[str], None]

EVERY = timedelta(minutes=40)
"""A loop's evening of ten minutes and the quiet half hour after it."""


async def show(stage: DemoStage, say: Say, words: list[str]) -> int:
    """Build the stage, play, show the console; return the console's status when it is closed.

    Raises:
        ChildFailedError: something did not start.
    """
    stopped = _on_signals()
    console: Child | None = None
    playing: asyncio.Task[None] | None = None
    try:
        starting = asyncio.create_task(stage.start(), name="stage")
        if not await _first(starting, stopped):
            await gather_quietly(starting)
            return 0
        await starting
        console = Child("console", "console", ["console", *_console_words(stage, words)])
        say("console 打开值守台；关闭窗口或 Ctrl+C 结束")
        await console.start(reads_output=False)
        login = json.dumps(stage.accounts[0].to_login(), ensure_ascii=False)
        await console.say(login, is_last=True)
        playing = asyncio.create_task(_play(stage, say), name="player")
        ended = asyncio.create_task(console.wait(), name="console")
        if await _first(ended, stopped):
            return ended.result()
        ended.cancel()
        return 0
    finally:
        if console is not None:
            await console.stop()
        if playing is not None:
            await gather_quietly(playing)
        await stage.stop()


def tour(say: Say, words: list[str]) -> int:
    """Play the tour instead, and return its status."""
    say("没有显示器，改为在虚拟显示器上演示 (no display: playing the tour on a virtual one)")
    return subprocess.run([sys.executable, "-m", "console", "tour", *words], check=False).returncode


async def _play(stage: DemoStage, say: Say) -> None:
    async def carry_out(what: str) -> None:
        await (stage.kill_hub() if what == "cut" else stage.start_hub())

    def heard(event: dict[str, Any]) -> None:
        if event["event"] in ("told", "fault"):
            say(f"T+{event['line']} {event['title']}")
        elif event["event"] == "refused":
            say(f"T+{event['line']} 未被接收: {event['why']}")

    number = 0
    while number == 0 or stage.options.telling.cut == "loop":
        player = stage.player(heard, carry_out, number=number, delay=EVERY * number)
        player.on_calls = towns_called(stage)
        orders = orders_sent(stage)
        player.on_sends, player.on_answer = orders.send, orders.answered
        await player.play()
        number += 1


def _console_words(stage: DemoStage, words: list[str]) -> list[str]:
    folder = stage.options.data / "seat"
    own = ["--hub", stage.hub_url, "--demo", "--login-stdin", "--clock", str(stage.clock)]
    return [*own, "--data", str(folder), *words]


def _on_signals() -> asyncio.Event:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    if sys.platform != "win32":
        for which in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(which, stopped.set)
    return stopped


async def _first(task: "asyncio.Task[Any]", stopped: asyncio.Event) -> bool:
    """Wait for a task or for the end; return whether it was the task."""
    waiting = asyncio.create_task(stopped.wait(), name="until stopped")
    await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    await gather_quietly(waiting)
    return task.done()
