"""G12, P: an act whose time is not sure says so for good, at the seat and at the hub alike."""

import msgspec
import pytest

from console.contract.operation import ActTime
from console.contract.running import fold
from console.domain.alert import Alert
from console.domain.entity import decode
from console.domain.stamp import CERTAIN, Stamp
from console.runtime.clock import to_text
from tests.unit.hub.hub_desk import Desk, orange


@pytest.mark.parametrize(
    ("doubt", "offset", "kept"),
    [
        (0.4, 0.2, CERTAIN),
        (1.0, 5.0, CERTAIN),
        (2.04, -4.9, Stamp(2.0, 0.0)),
        (0.3, 12.4, Stamp(0.0, 12.4)),
        (0.3, -12.4, Stamp(0.0, -12.4)),
        (86_400.0, 0.0, Stamp(86_400.0, 0.0)),
    ],
)
def test_doubt_above_one_second_and_offset_above_five_are_kept(
    desk: Desk, doubt: float, offset: float, kept: Stamp
) -> None:
    alert = desk.post(orange(1))[0].alert
    before = desk.body("alert", alert)
    time = ActTime(device=to_text(desk.clock.now()), doubt=doubt, offset=offset)
    signed = desk.acknowledge(alert, act_time=time)
    seen_here, _ = fold({("alert", alert): before}, [signed])
    desk.send(signed)
    at_hub = decode(Alert, desk.body("alert", alert))
    at_seat = decode(Alert, seen_here["alert", alert] or {})
    assert at_hub.trail[-1].stamp == at_seat.trail[-1].stamp == kept
    if kept == CERTAIN:
        assert "stamp" not in desk.body("alert", alert)["trail"][-1]


def test_a_log_line_says_it_as_well(desk: Desk) -> None:
    time = ActTime(device=to_text(desk.clock.now()), doubt=3.0, offset=-7.0)
    line = desk.operation(
        "log.append", "log_entry/L1", entry_id="L1", incarnation="i", number=1, previous="0",
        hash="x", canonical='{"text":"雨停"}',
    )  # fmt: skip
    desk.send(msgspec.structs.replace(line, act_time=time))
    assert desk.body("log_entry", "L1")["stamp"] == {"doubt": 3.0, "offset": -7.0}
