"""The tour on a display that is there: stage, console, evening, pictures."""

import argparse
import asyncio
import io
import json
import sys
import tempfile
import time
import traceback
from pathlib import Path

from PySide6.QtWidgets import QApplication

from console.app.args import parse
from console.app.crash import say_what_happened
from console.app.loop import run
from console.app.starter import Starter
from console.app.translation import translate
from console.tour.album import Album
from console.tour.alert_evening import AlertEvening
from console.tour.evening import Evening
from console.tour.hand import until
from console.tour.matter_evening import MatterEvening
from console.tour.stage import Stage
from console.tour.stranger import Stranger

EVENINGS: dict[str, type[Evening | AlertEvening | MatterEvening | Stranger]] = {
    "whole": Evening,
    "alerts": AlertEvening,
    "matters": MatterEvening,
    "plugins": Stranger,
}

ALERTS_PACE = "10"
"""Seconds of the story in one second while the alert lines are played: what is set aside ends."""

MATTERS_BEGIN = 110
"""Second of the story at which the matters begin: the warning of 02:10 is in force by 04:15."""

AS_IT_IS = "of the machine"
"""What `tour.json` says of the sound when the tour was told to play where it is."""


class Tour:
    """One playing of the evening.

    Args:
        app: the application.
        given: the tour's own words.
    """

    def __init__(self, app: QApplication, given: argparse.Namespace) -> None:
        self._app = app
        self._given = given
        self._starter: Starter | None = None
        self.status = 1

    async def play(self) -> None:
        """Play, and quit the application at the end; `status` tells how it went."""
        begun = time.monotonic()
        stage = Stage(self._stage_words())
        album = Album(self._given.out)
        try:
            print("tour: building the stage (district, hub, cameras, the afternoon) …", flush=True)
            await stage.start()
            print(f"tour: the stage stands after {time.monotonic() - begun:.0f} s", flush=True)
            with tempfile.TemporaryDirectory(prefix="command-hall-tour-") as folder:
                try:
                    await self._console(stage, album, Path(folder))
                except BaseException:
                    album.failed()
                    raise
                finally:
                    self._end()
            self.status = 0
        except Exception:
            traceback.print_exc()
        finally:
            seconds = round(time.monotonic() - begun, 1)
            facts = {
                "seconds": seconds,
                "sound": self._given.sound or AS_IT_IS,
                "ok": self.status == 0,
            }
            album.close(facts)
            await stage.stop()
            self._app.quit()

    async def _console(self, stage: Stage, album: Album, folder: Path) -> None:
        facts, evening = stage.facts, EVENINGS[self._given.evening]
        names = ("account", "password", "seat", "seat_name")
        sits = next(each for each in facts["accounts"] if evening.ROLE in ("", each["role"]))
        sys.stdin = io.StringIO(json.dumps({name: sits[name] for name in names}) + "\n")
        words = ["--hub", facts["hub"], "--data", str(folder), "--demo", "--login-stdin"]
        starter = Starter(self._app, parse([*words, "--clock", facts["clock"]]))
        self._starter = starter
        starter.begin()
        await until(lambda: starter.seat is not None, "the console is logged in", 60.0)
        assert starter.seat is not None
        await evening(starter.seat, stage, album).play()

    def _end(self) -> None:
        if self._starter is not None:
            self._starter.end()

    def _stage_words(self) -> list[str]:
        cut = ["--cut", "ninety"]
        if self._given.evening == "alerts":
            cut = ["--cut", "ten", "--pace", ALERTS_PACE]
        elif self._given.evening == "matters":
            cut = ["--cut", "ten", f"--lead={-MATTERS_BEGIN}"]
        elif self._given.evening == "plugins":
            cut = ["--cut", "ten", "--no-opening", "--no-simulator"]
        words = [*cut, "--seed", str(self._given.seed)]
        if self._given.cameras:
            words += ["--cameras", str(self._given.cameras)]
        if self._given.video:
            words += ["--video", str(self._given.video)]
        if not self._given.opening:
            words += ["--no-opening"]
        return words


def main(given: argparse.Namespace) -> int:
    """Play on the present display and return the exit status."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    say_what_happened()
    translate(app, "zh_CN")
    tour = Tour(app, given)
    tasks: list[asyncio.Task[None]] = []
    run(app, lambda: tasks.append(asyncio.get_event_loop().create_task(tour.play())))
    return tour.status
