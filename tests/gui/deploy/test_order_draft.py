"""The text of an order that a person has changed is a draft until it is sent (screens 1, H331)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from console.app.drafts import JournalDrafts
from console.app.half_written import ORDER, HalfWritten
from console.screens.deploy.deploy_page import DeployPage
from tests.gui.deploy.hall_stage import HallStage, InlineLane
from tests.gui.deploy.hands import commit
from tests.gui.deploy.page_stage import deploy_page, underpass
from tests.gui.pages.deploy_states import turn


class Desk:
    """A seat that can die and be started again over the same files."""

    def __init__(self, qtbot: Any, folder: Path, theme: Any) -> None:
        self._qtbot, self._folder, self._theme = qtbot, folder, theme
        self.person = "linlan"
        self.said: list[str] = []
        self.stage: HallStage
        self.page: DeployPage
        self.start()

    def start(self) -> None:
        self.stage = HallStage(self._folder, self._theme)
        self.stage.fill()
        self.stage.load()
        self.stage.link_is("online")
        self.stage.send_alerts(underpass(self.stage))
        drafts = JournalDrafts(self.stage.journal, InlineLane())  # type: ignore[arg-type]
        half = HalfWritten(drafts, ORDER, lambda: self.person, lambda: True)
        self.page = deploy_page(self.stage, kept=half.kept, keep=half.keep)
        self.page.said.connect(self.said.append)
        self.page.show()

    def die(self) -> None:
        self.page.hide()
        for timer in self.page.findChildren(QTimer):  # none may ask a store that is closed
            timer.stop()
        turn()
        self.page.deleteLater()
        self.stage.close()
        self.said.clear()

    def open(self) -> str:
        self.page.show_alert("TF-0412")
        self._qtbot.waitUntil(lambda: self.page.alert_id == "TF-0412")
        return self.page.order.text.text

    def send(self) -> None:
        with self._qtbot.waitSignal(self.page.acts.sent, timeout=3000):
            self.page.send()


@pytest.fixture
def desk(qtbot, tmp_path: Path, theme) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path, theme)
    yield made
    made.die()


def test_a_changed_text_is_there_after_a_crash_and_the_page_says_so(desk: Desk) -> None:
    proposed = desk.open()
    commit(desk.page.order.text.edit, "先断电，")
    desk.die()
    desk.start()
    assert desk.open() == "先断电，" + proposed
    assert desk.said == ["The order text you had changed is here again"]


def test_what_was_only_proposed_is_no_draft(desk: Desk) -> None:
    proposed = desk.open()
    commit(desk.page.order.text.edit, "先")
    QTest.keyClick(desk.page.order.text.edit, "\b")
    assert desk.page.order.text.text == proposed
    desk.die()
    desk.start()
    assert desk.open() == proposed and not desk.said
    assert desk.stage.journal.drafts() == {}


def test_what_was_sent_is_no_draft_until_it_is_taken_back(desk: Desk) -> None:
    proposed = desk.open()
    commit(desk.page.order.text.edit, "先断电，")
    desk.send()
    assert desk.stage.journal.drafts() == {}
    desk.page.acts.take_back()
    desk._qtbot.waitUntil(lambda: bool(desk.stage.journal.drafts()))
    desk.die()
    desk.start()
    assert desk.open() == "先断电，" + proposed


def test_another_person_does_not_get_what_somebody_else_left(desk: Desk) -> None:
    proposed = desk.open()
    commit(desk.page.order.text.edit, "先断电，")
    desk.die()
    desk.person = "zhouyan"
    desk.start()
    assert desk.open() == proposed
