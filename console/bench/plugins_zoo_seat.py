"""The console of `bench plugins --zoo`: one animal after the other; prints one JSON line.

Its login and the hub's token come on standard input.
"""

import argparse
import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import httpx
from PySide6.QtWidgets import QApplication

from console.app.seat import Seat
from console.app.starter import Starter
from console.bench.measured_console import measure
from console.bench.plugins_zoo_cages import CAGES, Cage
from console.bench.plugins_zoo_desk import ZooDesk, until
from console.bench.plugins_zoo_pulse import Pulse
from console.bench.poster import items

CAMERA = "C1"
_WALL = "video"
_WARM = 10
"""Pictures painted before anything is measured."""


@contextmanager
def poster(hub: str, token: str) -> Iterator[Callable[[int], str]]:
    """Yield what posts an alert and returns its id."""
    client = httpx.Client(
        base_url=hub, headers={"Authorization": f"Bearer {token}"}, trust_env=False, timeout=30
    )

    def post(number: int) -> str:
        sent = {**items(number, 1, "orange", "实测")[0], "source": f"信源 {number}"}
        sent["type"] = f"test-{number}"  # many of one sort, or of one source, would be one row
        answer = client.post("/v1/ingest/alerts", json=[sent])
        answer.raise_for_status()
        return str(answer.json()["answers"][0]["alert"])

    with client:
        yield post


async def sit_down(seat: Seat, post: Callable[[int], str]) -> Pulse:
    """Put a camera on the wall of a seat; return its pulse."""
    models = seat.models
    await until(lambda: models.directory.camera(CAMERA) is not None, "the camera is known")
    await until(lambda: not models.link.is_cut_off, "the link stands")
    seat.screens.show_own(_WALL)
    wall = seat.pages.walls.wall(_WALL)
    wall.show_group("组", [CAMERA])
    await until(lambda: wall.grid.painted_frames()[0] > _WARM, "the camera is seen")
    seat.frame.window.show_page("duty")
    return Pulse(seat, wall.grid, post)


class ZooBench:
    """Runs the zoo.

    Args:
        starter: of the console.
        given: the command line.
        token: of a source of alerts.
    """

    def __init__(self, starter: Starter, given: argparse.Namespace, token: str) -> None:
        self._starter, self._given, self._token = starter, given, token
        self.told: dict[str, Any] = {}

    async def run(self) -> None:
        """Watch each animal."""
        await until(lambda: self._starter.seat is not None, "logged in")
        seat = self._starter.seat
        assert seat is not None
        with poster(self._given.hub, self._token) as post:
            await self._watch(ZooDesk(seat, self._given.data, await sit_down(seat, post)))

    async def _watch(self, desk: ZooDesk) -> None:
        await desk.begin()
        for cage in chosen(self._given.names):
            seen = await desk.watch(cage, self._given.rounds)
            self.told[cage.name] = asdict(seen)
            print(f"zoo: {cage.name}", file=sys.stderr, flush=True)


def chosen(names: Sequence[str]) -> list[Cage]:
    """Return the animals of these names; all when there are none."""
    return [cage for cage in CAGES if not names or cage.name in names]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hub", required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    login, token = sys.stdin.readline(), sys.stdin.readline().strip()
    sys.stdin = io.StringIO(login)
    words = ["--hub", given.hub, "--data", str(given.data), "--login-stdin", "--key", "passphrase"]

    def make(app: QApplication, starter: Starter) -> ZooBench:
        return ZooBench(starter, given, token)

    print(json.dumps(measure(words, make).told, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
