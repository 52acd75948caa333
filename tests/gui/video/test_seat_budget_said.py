"""What a seat can show is measured on request, and said before it is too many (A-23)."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from console.app.budget_desk import CALM, BudgetDesk
from console.app.budget_rest import LOOKS
from console.app.doctor_budget import judge, look
from console.app.doctor_finding import Verdict
from console.commands.registry import CommandTable
from console.settings.at_start import said_at_start
from console.settings.declared import HARDWARE
from console.settings.store import Paths, Settings
from console.video.seat_budget import load, save
from tests.unit.video.test_seat_budget import MEASURED


class Notices:
    def __init__(self):
        self.said, self.refused = [], []

    def say(self, words):
        self.said.append(words)

    def say_refused(self, words):
        self.refused.append(words)


class Seat(QObject):
    stopped = Signal()

    def __init__(self, data: Path):
        super().__init__()
        self.options = SimpleNamespace(data=data, settings=Settings(Paths.nowhere()))
        self.commands = CommandTable()
        self.frame = SimpleNamespace(notices=Notices())
        self.presence = SimpleNamespace(idle=0.0)


class Desk(QObject):
    opened = Signal(int, int)

    def __init__(self):
        super().__init__()
        self.now = (0, 0)

    def decoded(self):
        return self.now

    def opens(self, sub, main=0):
        self.now = (sub, main)
        self.opened.emit(sub, main)


@pytest.fixture
def made(qapp, tmp_path):
    def build(budget=None):
        if budget is not None:
            save(tmp_path, budget)
        seat, desk = Seat(tmp_path), Desk()
        return seat, desk, BudgetDesk(seat, desk)

    return build


def test_one_more_than_was_measured_is_said_once_and_again_after_it_was_fewer(made):
    seat, desk, _ = made(MEASURED)
    refused = seat.frame.notices.refused
    desk.opened.emit(36, 0)
    assert refused == []
    desk.opened.emit(37, 0)
    desk.opened.emit(38, 0)
    assert len(refused) == 1 and "36" in refused[0] and "37" in refused[0]
    desk.opened.emit(20, 0)
    desk.opened.emit(20, 3)
    assert len(refused) == 2, "a main stream takes the place of seven"


def test_it_is_said_before_a_wall_of_more_is_opened_and_not_again_while_it_opens(made):
    """H860."""
    seat, desk, budget = made(MEASURED)
    refused = seat.frame.notices.refused
    desk.opens(4)
    budget.expect(36)
    assert len(refused) == 1 and "36" in refused[0] and "40" in refused[0]
    for count in range(5, 42):
        desk.opens(count)
    assert len(refused) == 1
    budget.expect(-20)
    desk.opens(22)
    budget.expect(15)
    assert len(refused) == 2, "it was fewer meanwhile"


def at_rest(seat, budget, looks=LOOKS):
    budget.wait_for_rest()
    seat.presence.idle = CALM
    for _ in range(looks):
        budget.rest.look()


def test_a_seat_that_was_never_measured_is_measured_when_it_is_at_rest(made, qtbot, tmp_path):
    """H861."""
    seat, _, budget = made()
    budget.seconds = 0
    at_rest(seat, budget, LOOKS - 1)
    assert not budget.is_measuring
    at_rest(seat, budget, 1)
    assert budget.is_measuring
    qtbot.waitUntil(lambda: not budget.is_measuring, timeout=60_000)
    assert load(tmp_path) == budget.budget is not None
    assert seat.frame.notices.said == seat.frame.notices.refused == [], "nobody asked for it"


def test_it_waits_for_whoever_works_here_and_for_pictures(made):
    seat, desk, budget = made()
    at_rest(seat, budget, LOOKS - 1)
    seat.presence.idle = 1.0
    budget.rest.look()
    at_rest(seat, budget, LOOKS - 1)
    desk.now = (1, 0)
    budget.rest.look()
    assert not budget.is_measuring
    desk.now = (0, 0)
    at_rest(seat, budget)
    assert budget.is_measuring
    desk.opens(1)
    assert not budget.is_measuring, "a picture needs the processors"
    desk.now = (0, 0)
    at_rest(seat, budget)
    assert budget.is_measuring
    seat.stopped.emit()


def test_a_seat_that_knows_what_it_can_is_not_measured_again(made):
    seat, _, budget = made(MEASURED)
    at_rest(seat, budget, 2 * LOOKS)
    assert not budget.is_measuring


def test_before_the_first_measurement_nothing_is_claimed(made):
    seat, desk, budget = made()
    desk.opened.emit(200, 20)
    assert seat.frame.notices.refused == [] and budget.words() == ""


def test_the_self_test_runs_beside_the_pages_and_its_result_is_kept(made, qtbot, tmp_path):
    seat, _, budget = made()
    budget.seconds = 0
    budget.measure()
    budget.measure()
    assert len(seat.frame.notices.said) == 1, "the second request changes nothing"
    qtbot.waitUntil(lambda: not budget.is_measuring, timeout=60_000)
    assert load(tmp_path) == budget.budget
    assert seat.frame.notices.said[-1] == budget.words()


def test_leaving_ends_a_self_test_that_runs(made, qtbot):
    seat, _, budget = made()
    budget.measure()
    seat.stopped.emit()
    assert not budget.is_measuring


def test_the_doctor_tells_what_was_kept_or_how_to_measure(tmp_path):
    (unknown,) = look(tmp_path, measures=False)
    assert unknown.verdict is Verdict.NOTE and "--video-test" in unknown.to_do_zh
    save(tmp_path, MEASURED)
    (known,) = look(tmp_path, measures=False)
    assert known.verdict is Verdict.OK and "本席最多 36 路" in known.zh
    assert "用软件解码" in judge(MEASURED).zh
    unlike = judge(replace(MEASURED, hardware=("cuda",)))
    assert "cuda 解出的画面与处理器不一致，不用它" in unlike.zh and "not those" in unlike.en
    proven = judge(replace(MEASURED, hardware=("cuda",), proven=("cuda",)))
    assert "cuda 解出的画面与处理器一致" in proven.zh and "用软件解码" not in proven.zh


@pytest.mark.parametrize(
    ("proven", "allowed", "said"),
    [((), "auto", "decoded by software"), (("cuda",), "auto", "(cuda) proved itself and decodes"),
     (("cuda",), "off", "is turned off in the settings")],
)  # fmt: skip
def test_the_seat_says_by_what_it_decodes(made, proven, allowed, said):
    seat, _, budget = made(replace(MEASURED, hardware=proven, proven=proven))
    seat.options.settings = Settings(Paths.nowhere(), said_at_start({HARDWARE: allowed}, []))
    assert said in budget.words() and "36" in budget.words()
