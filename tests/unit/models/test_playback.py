"""录像回放 (row 82): one question at a time, the time of what is seen, an end whatever happens."""

from concurrent.futures import Future
from datetime import datetime, timedelta

import pytest

from console.contract.playback import PlaybackAnswer
from console.domain.typed_time import past_time
from console.models.playback import Playback, PlaybackPhase
from console.runtime.clock import CHINA, to_text
from console.sync.trouble import HubTrouble

AT = datetime(2026, 7, 9, 16, 35, tzinfo=CHINA)
NOW = AT + timedelta(hours=1)
SECOND = timedelta(seconds=1)


class Port:
    """Takes questions; the platform answers when the test says so."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.asked: Future[PlaybackAnswer] = Future()

    def begin(self, camera: str, start: datetime, speed: float) -> "Future[PlaybackAnswer]":
        self.told.append(f"{start:%H:%M:%S} {speed:g}")
        self.asked = Future()
        return self.asked

    def end(self, camera: str, lease: str) -> "Future[object]":
        self.told.append(f"end {lease}")
        return Future()


@pytest.fixture
def port() -> Port:
    return Port()


@pytest.fixture
def playback(qtbot, port):
    made = Playback("C1", port)
    made.go_to(AT)
    yield made
    made.end()


def answer(qtbot, playback, port, start=AT, length=60.0, speed=1.0, lease="L1") -> None:
    told = PlaybackAnswer(
        camera="C1",
        lease=lease,
        urls=["rtsp://x"],
        start=to_text(start),
        end=to_text(start + timedelta(seconds=length)),
        until=to_text(NOW + timedelta(hours=1)),
        speed=speed,
    )
    with qtbot.waitSignal(playback.changed):
        port.asked.set_result(told)


def test_the_next_question_waits_for_its_answer_and_is_the_newest_wish(
    qtbot, playback, port
) -> None:
    playback.skip(-10)
    playback.skip(-10)
    assert port.told == ["16:35:00 1"] and playback.phase is PlaybackPhase.ASKING
    with qtbot.waitCallback() as opened:
        playback.opened.connect(opened)
        port.asked.set_result(
            PlaybackAnswer(
                camera="C1", lease="L0", urls=[], start=to_text(AT), end=to_text(AT),
                until=to_text(NOW),
            )
        )  # fmt: skip
        qtbot.waitUntil(lambda: len(port.told) == 3)
        assert port.told[1:] == ["end L0", "16:34:40 1"], "what was asked for first is not shown"
        answer(qtbot, playback, port, AT - 20 * SECOND)
    assert playback.phase is PlaybackPhase.PLAYING and playback.at == AT - 20 * SECOND


def test_the_time_goes_on_with_the_pictures_and_stands_with_them(qtbot, playback, port) -> None:
    answer(qtbot, playback, port, speed=2.0)
    for second in (100.0, 100.5, 100.5, 101.0):
        playback.heard(second, NOW)
    assert playback.at == AT + 2 * SECOND, "at twice the speed"
    playback.heard(131.0, NOW)
    assert playback.at == AT + 4 * SECOND, "half a minute without a picture is no time"


def test_a_pause_gives_the_session_back_and_goes_on_where_it_stood(qtbot, playback, port) -> None:
    answer(qtbot, playback, port)
    playback.heard(100.0, NOW)
    playback.heard(101.0, NOW)
    playback.play_or_pause()
    assert port.told[-1] == "end L1" and playback.phase is PlaybackPhase.PAUSED
    playback.play_or_pause()
    assert port.told[-1] == "16:35:01 1"
    answer(qtbot, playback, port, AT + SECOND, lease="L2")
    playback.faster(1)
    assert port.told[-1] == "16:35:01 2"


def test_what_was_recorded_only_later_is_said(qtbot, playback, port) -> None:
    answer(qtbot, playback, port, AT + 60 * SECOND)
    assert playback.skipped and playback.at == AT + 60 * SECOND


@pytest.mark.parametrize("way", ["by its time", "by the platform"])
def test_the_end_is_no_fault_and_space_goes_on_behind_it(qtbot, playback, port, way) -> None:
    answer(qtbot, playback, port, length=2.0)
    playback.heard(100.0, NOW)
    playback.heard(101.0, NOW)
    if way == "by its time":
        playback.heard(102.0, NOW)
    else:
        playback.broke(HubTrouble("playback_broken"))
    assert playback.phase is PlaybackPhase.OVER and playback.why is None
    assert port.told[-1] == "end L1"
    playback.play_or_pause()
    assert port.told[-1].startswith("16:35:0")


def test_a_stream_that_breaks_and_a_platform_that_refuses_are_said(qtbot, playback, port) -> None:
    answer(qtbot, playback, port)
    playback.broke(HubTrouble("playback_broken"))
    assert playback.phase is PlaybackPhase.FAILED and playback.why.code == "playback_broken"
    playback.play_or_pause()
    with qtbot.waitSignal(playback.changed):
        port.asked.set_exception(HubTrouble("no_recording"))
    assert playback.phase is PlaybackPhase.FAILED and playback.why.code == "no_recording"


def test_whoever_leaves_while_it_is_asked_for_leaves_no_session_behind(qtbot, port) -> None:
    playback = Playback("C1", port)
    playback.go_to(AT)
    playback.end()
    with qtbot.waitSignal(playback.destroyed):
        port.asked.set_result(
            PlaybackAnswer(
                camera="C1", lease="L9", urls=[], start=to_text(AT), end=to_text(AT),
                until=to_text(NOW),
            )
        )  # fmt: skip
    assert port.told[-1] == "end L9"


@pytest.mark.parametrize(
    ("digits", "then"),
    [
        ("1635", "07-09 16:35:00"),
        ("2210", "07-08 22:10:00"),
        ("163459", "07-09 16:34:59"),
        ("07081635", "07-08 16:35:00"),
        ("1231235959", "12-31 23:59:59"),
        ("0230", "07-09 02:30:00"),
    ],
)
def test_digits_mean_the_latest_time_of_the_past(digits: str, then: str) -> None:
    found = past_time(digits, NOW)
    assert found is not None and found < NOW and f"{found:%m-%d %H:%M:%S}" == then


@pytest.mark.parametrize("digits", ["", "1", "2575", "0230999", "13321200", "02301200"])
def test_digits_that_mean_no_time_are_none(digits: str) -> None:
    assert past_time(digits, NOW) is None
