"""The stage the tour plays on: hub, cameras and the player, in a process of the demo's own."""

import asyncio
import json
import sys
from collections.abc import Sequence
from typing import Any

STARTS_WITHIN = 300.0
"""Seconds a stage may take to generate the district and tell the afternoon."""

ANSWERS_WITHIN = 120.0


class StageError(RuntimeError):
    """The stage said no, or ended."""


class Stage:
    """Gives orders to `python -m console.demo --stage-only` and reads its answers."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._process: asyncio.subprocess.Process | None = None
        self._answers: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._reading: asyncio.Task[None] | None = None
        self.facts: dict[str, Any] = {}
        self.events: list[dict[str, Any]] = []

    async def start(self) -> None:
        """Start it and wait until everything runs.

        Raises:
            StageError: it ended before it was ready.
        """
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "console.demo", "--stage-only", "--json", *self._words,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        self._reading = asyncio.create_task(self._read(), name="stage")
        self.facts = await asyncio.wait_for(self._answers.get(), STARTS_WITHIN)
        if not self.facts.get("ready"):
            raise StageError(f"the stage did not start: {self.facts}")

    async def order(self, do: str, **words: Any) -> dict[str, Any]:
        """Give one order and return its answer.

        Raises:
            StageError: it was refused.
        """
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write((json.dumps({"do": do, **words}) + "\n").encode())
        await self._process.stdin.drain()
        answer = await asyncio.wait_for(self._answers.get(), ANSWERS_WITHIN)
        if "error" in answer:
            raise StageError(f"{do}: {answer['error']}")
        return answer

    async def tell(self, line: str) -> list[str]:
        """Have a line of the story told, with all before it; return the ids of its alerts."""
        answer = await self.order("tell", line=line)
        return [str(id) for id in answer["alerts"]]

    async def stop(self) -> None:
        """End the stage and everything on it."""
        if self._process is None:
            return
        if self._process.returncode is None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            await self._process.wait()
        if self._reading is not None:
            await self._reading

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            told = json.loads(line)
            if "event" in told:
                self.events.append(told)
            else:
                self._answers.put_nowait(told)
        self._answers.put_nowait({"error": "the stage has ended"})
