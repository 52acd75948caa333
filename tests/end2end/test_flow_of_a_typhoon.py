"""Typhoon evening by keys: 叫应, a response proposed, decided by a call, screens, clocks."""

from collections.abc import Sequence
from pathlib import Path

from console.app.instruction_desk import InstructionDesk
from console.app.mode_desk import ModeDesk
from console.domain.call_out import CallOut, Contact
from console.domain.entity import decode, encode
from console.domain.hall_mode import HallMode, Level, Mode
from console.domain.instruction import Instruction
from console.domain.reference import Org, OrgLevel
from console.domain.release import Way
from console.models.running_clock import CALL_OUT, INSTRUCTION
from console.screens.clocks import own_commands as clocks
from tests.end2end.flow_hand import Hand
from tests.end2end.test_main_job import header, records_of, seated
from tests.support.hub import add_records, alert, running_hub

TOWNS = ("望潮街道", "芦汀镇", "鹤渚镇")
TITLE = "区气象台 20 时 22 分更新暴雨黄色预警信号为暴雨橙色预警信号"
WORD = "同意启动防汛防台Ⅲ级响应，未应答的两个镇 10 分钟内叫通"
FLOOD = "shipped/command-flood"
LEADER = "带班领导 沈一清"


def towns() -> list[tuple[str, dict[str, object]]]:
    """Return the towns of the hall, each with somebody to call."""
    told = [
        Org(f"town-{n}", name, OrgLevel.TOWN, phone=f"0000-62{n:02}", duty_person=f"值班员{n}",
            contacts=(Contact("镇长", f"0000-63{n:02}"),))
        for n, name in enumerate(TOWNS, 1)
    ]  # fmt: skip
    return [(each.KIND, encode(each)) for each in told]


def test_a_typhoon_evening_by_keys(qtbot, start, tmp_path: Path) -> None:
    """B.7, story 02:10 and 04:15: proposed by the plan, decided by a person, read back."""
    add_records(tmp_path / "hub", towns())
    with running_hub(tmp_path / "hub") as hub:
        seat = seated(qtbot, start(hub.url, tmp_path / "seat"))
        hand = Hand(qtbot, seat)
        hand.until(lambda: len(seat.models.directory.towns()) == len(TOWNS))
        warning = alert(1, title=TITLE, severity="orange", channel="forecast")
        hub.post_alerts([warning])
        hand.until(lambda: seat.pages.duty.detail.alert_id)
        has_a_plan_of_screens(hand)
        are_called(hand)
        is_written_down(hand)
        is_begun(hand)
        are_on_the_clock(hand)
        hand.until_sent()
        told = records_of(hub)
    hall = decode(HallMode, told["mode/hall"])
    response = hall.response("flood")
    assert response is not None and response.level is Level.III
    assert response.decided.authority == LEADER and "暴雨橙色" in response.decided.basis
    assert hall.standing(Mode.EMERGENCY) is not None
    calls = [decode(CallOut, b) for k, b in told.items() if k.startswith("call_out/")]
    assert sorted(bool(each.answer) for each in calls) == [False, False, True]
    (word,) = (decode(Instruction, b) for k, b in told.items() if k.startswith("instruction/"))
    assert word.read_back is not None
    assert (word.read_back.read_by, word.read_back.agreed_by) == ("linlan", "沈一清"), "both names"


def has_a_plan_of_screens(hand: Hand) -> None:
    """The seat works by a plan of screens, so that they go with the mode."""
    palette = hand.seat.frame.palette
    hand.press("Ctrl+K")
    hand.until(palette.isVisible)
    hand.write("指挥·平时")
    hand.until(lambda: palette.found)
    hand.press("Return")
    hand.until(lambda: hand.seat.screens.switch.current.of == "shipped/command-calm")
    hand.press("Ctrl+1")


def are_called(hand: Hand) -> None:
    """J begins 叫应 and asks about each town: one answers and repeats, two do not."""
    seat = hand.seat
    foot, book = seat.pages.duty.detail.foot, seat.models.forecasts
    hand.press("Space", "J")
    hand.until(lambda: foot.ask.is_open)
    assert foot.ask.answers == ["全部 3 街镇"]
    hand.press("1")
    (forecast,) = book()
    hand.until(lambda: len(book.round_of(forecast).towns) == len(TOWNS))
    hand.press("J")
    for number, reply in enumerate(("1", "3", "3"), 1):
        hand.until(lambda: foot.ask.is_open)
        hand.press(reply)
        hand.until(lambda n=number: calls_of(book.round_of(forecast).call_outs) == n)
    hand.press("Escape")
    hand.until(lambda: len(book.round_of(forecast).unheard) == 2)


def calls_of(towns: Sequence[CallOut]) -> int:
    """Return how many calls were written down."""
    return sum(len(each.calls) for each in towns)


def is_written_down(hand: Hand) -> None:
    """04:15: the leader's words as they were said, read back, with a clock on the two towns."""
    panel = hand.seat.findChild(InstructionDesk).panel
    hand.press("Ctrl+Shift+I")
    hand.until(panel.isVisible)
    hand.press("N")
    hand.until(panel.form.isVisible)
    hand.fill(WORD, "沈一清", "带班领导", "", "沈一清", "芦汀镇、鹤渚镇", "10")
    hand.until(lambda: any("10 分钟内叫通" in line for line in panel.words))
    hand.press("Escape")


def is_begun(hand: Hand) -> None:
    """R proposes what the plan names; who agreed is written, and Space held turns the hall."""
    panel = hand.seat.findChild(ModeDesk).panel
    hand.press("R")
    hand.until(panel.isVisible)
    assert "Ⅲ" in panel.words[1] and "同意" in panel.words[1], "who agreed is still to be said"
    hand.write(LEADER)
    while hand.focus() is not panel.button:
        hand.press("Tab")
    hand.hold("Space", lambda: not panel.isVisible())
    is_let_go_by_phone(hand)
    hand.until(lambda: "Ⅲ级响应" in header(hand.seat))
    hand.until(lambda: "急" in header(hand.seat))
    response = hand.seat.pages.duty.detail.forecast.response
    hand.until(lambda: "Ⅲ级响应（防汛）" in response.accessibleName())
    assert "提请决定" not in response.accessibleName(), "nothing is left to decide"
    switch = hand.seat.screens.switch
    hand.until(lambda: FLOOD in (switch.wanted, switch.current.of))


def is_let_go_by_phone(hand: Hand) -> None:
    """One person is on duty: the leader lets it go on the phone, called back (Part 0)."""
    panel = hand.seat.second.panel
    hand.until(panel.isVisible)
    hand.press("Shift+Tab", "Right")
    hand.until(lambda: panel.way is Way.PHONE)
    hand.fill("沈一清", "0000-6001")
    hand.until(lambda: not panel.isVisible())


def are_on_the_clock(hand: Hand) -> None:
    """时限看板: the two towns that have not answered, and the leader's ten minutes."""
    hand.press("Ctrl+B")
    page = hand.window.page(clocks.PAGE)

    def found() -> dict[str, str]:
        return {row.clock.kind: row.clock.subject for row in page.model.rows}

    hand.until(lambda: "2" in found().get(CALL_OUT, "") and INSTRUCTION in found())
