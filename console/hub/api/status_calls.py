"""How the hub is, what time it has, what it can be asked."""

import asyncio
import shutil
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from console.hub.api.problems import json_response
from console.hub.api.service import HubService
from console.hub.api.shapes import FeedAge, Health, TimeAnswer
from console.hub.core import quarantine
from console.hub.store.sqlite import BACKUP_COVERS
from console.runtime.clock import DemoClock, to_text

VERSION = "0.1.0"


class StatusCalls:
    """Calls anybody on the network may make; they tell nothing about persons or places."""

    def __init__(self, service: HubService) -> None:
        self._service = service

    async def health(self, request: Request) -> Response:
        """Say how the hub is."""
        core, now = self._service.core, self._service.now()
        ages = [
            FeedAge(name=name, age=round((now - at).total_seconds(), 1))
            for name, at in sorted(core.last_heard.items())
        ]
        return json_response(
            Health(
                status="ok",
                epoch=core.epoch,
                seq=self._service.feed.last,
                now=to_text(now),
                started=to_text(self._service.started),
                records=await asyncio.to_thread(self._counts),
                quarantine=quarantine.count(self._service.sql),
                readers=self._service.feed.readers,
                feeds=ages,
                backup_covers=self._backup_covers(),
                disk_free=self._disk_free(),
                clock_source=self._clock_source(),
                version=VERSION,
                receipts=core.settings.receipt_address,
            ),
            headers={"Cache-Control": "no-store"},
        )

    async def time(self, request: Request) -> Response:
        """Say what time the hub has."""
        answer = TimeAnswer(now=to_text(self._service.now()), source=self._clock_source())
        return json_response(answer, headers={"Cache-Control": "no-store"})

    def _clock_source(self) -> str:
        return "demo" if isinstance(self._service.clock, DemoClock) else "system"

    def _backup_covers(self) -> str | None:
        """What another process noted after a whole backup."""
        row = self._service.sql.execute(
            "SELECT value FROM meta WHERE name = ?", (BACKUP_COVERS,)
        ).fetchone()
        return None if row is None else str(row[0])

    def _counts(self) -> dict[str, int]:
        return self._service.counts()

    def _disk_free(self) -> int:
        folder = Path(self._service.core.database.path).parent
        return shutil.disk_usage(folder).free if folder.exists() else 0
