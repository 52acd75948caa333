"""The console as it is started, in this process and off screen, with real hubs beside it."""

import gc
import io
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from console.app import first_start
from console.app.args import parse
from console.app.crash import CrashKeeper
from console.app.doctor_finding import Finding, Verdict
from console.app.starter import Starter
from console.runtime.virtual_display import virtual_display
from console.shell.unlock_page import UnlockPage
from tests.gui.shell.chinese import speak_chinese
from tests.support.hub import PASSWORD


class Desk:
    """Starts consoles on folders, and ends each as the program ends it."""

    def __init__(self, app: QApplication, say: Callable[[str], None]) -> None:
        self._app = app
        self._say = say
        self._started: list[Starter] = []
        self._ended: list[Starter] = []

    def __call__(
        self,
        hub: str,
        data: Path,
        *more: str,
        account: str = "linlan",
        seat: tuple[str, str] = ("seat-1", "一号席"),
    ) -> Starter:
        given = {
            "account": account,
            "password": PASSWORD,
            "seat": seat[0],
            "seat_name": seat[1],
            "passphrase": PASSWORD,
        }
        self._say(json.dumps(given) + "\n")
        words = ["--hub", hub, "--data", str(data), "--login-stdin", "--key", "passphrase"]
        return self._begin([*words, *more])

    def at_demo(self, facts: Mapping[str, Any], data: Path) -> Starter:
        """Start at a demo's stage, as the demo starts its console."""
        told = ("account", "password", "seat", "seat_name")
        self._say(json.dumps({name: facts[name] for name in told}) + "\n")
        words = ["--hub", facts["hub"], "--data", str(data), "--clock", facts["clock"]]
        return self._begin([*words, "--demo", "--login-stdin"])

    def unlocked(self, data: Path, *more: str, crashes: CrashKeeper | None = None) -> Starter:
        """Start on a folder as a person does who gives the passphrase and nothing else."""
        starter = self._begin(["--data", str(data), "--key", "passphrase", *more], crashes)
        page = starter._page
        assert isinstance(page, UnlockPage)
        page.unlock_requested.emit(PASSWORD)
        return starter

    def _begin(self, words: list[str], crashes: CrashKeeper | None = None) -> Starter:
        starter = Starter(self._app, parse(words), crashes)
        self._started.append(starter)
        starter.begin()
        return starter

    def end(self, starter: Starter) -> None:
        """End a console; its objects stay until the test is over, as they do in a process."""
        self.end_under_windows(starter)
        for window in self._app.topLevelWidgets():
            window.hide()
        QCoreApplication.removePostedEvents(None)  # what was on its way dies with a process

    def end_under_windows(self, starter: Starter) -> None:
        """End a console while its windows still stand, as `quit` does."""
        self._started.remove(starter)
        self._ended.append(starter)
        starter.end()

    def end_all(self) -> None:
        while self._started:
            self.end(self._started[-1])
        for window in self._app.topLevelWidgets():
            window.deleteLater()
        for starter in self._ended:  # else what Qt holds keeps a whole seat and its timers alive
            for each in _objects_of(starter):
                each.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._ended.clear()


def _objects_of(starter: Starter) -> list[QObject]:
    seating = starter.seating
    seat = seating.seat if seating else None
    found = (seat.models.feed if seat else None, seat, seating, starter.reception, starter)
    return [each for each in found if isinstance(each, QObject)]


@pytest.fixture
def start(qtbot, qapp, monkeypatch) -> Iterator[Desk]:
    """Start a console as a person would who gives account and passphrase at once."""
    translator = speak_chinese(qapp)
    quick = Finding("python", Verdict.OK, "Python 3", "Python 3")
    monkeypatch.setattr(first_start, "examine", lambda given: [quick])  # the real one takes seconds
    desk = Desk(qapp, lambda line: monkeypatch.setattr(sys, "stdin", io.StringIO(line)))
    yield desk
    desk.end_all()
    qapp.removeTranslator(translator)
    gc.collect()


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of its own, for a program that is started beside the test."""
    with virtual_display() as (name, _):
        yield name
