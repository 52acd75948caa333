"""The hub judges the lease of a restricted camera by grants that hold (A-38)."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from console.contract.grant import Grant, read
from console.domain.camera import Camera
from console.domain.entity import decode
from console.hub.core.accounts import Account
from console.hub.core.viewings import lease_end
from console.runtime.clock import to_text
from tests.unit.hub.hub_desk import Desk

PATROL = Account("fang", "方巡", "patrol", "", "")
LEADER = Account("shen", "沈值", "leader", "", "")
BODY = {"id": "C1", "name": "2 号岗", "place": {"town": "云杉街道"}, "is_restricted": True}
MINUTE = timedelta(minutes=1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "hub")
    desk.core.do(desk.core.put_job([("camera", "C1", BODY)]), desk.clock.now())
    return desk


def leased(desk: Desk, grant: str) -> float | None:
    """Minutes a lease would hold; None where there is none."""
    now = desk.clock.now()
    camera = decode(Camera, BODY)
    end = lease_end(desk.core.short_reads, read(grant), camera, now, now + 10 * MINUTE)
    return None if end is None else (end - now) / MINUTE


def act(desk: Desk, who: Account, kind: str, *targets: str, **args: object) -> str:
    desk.grant = desk.log_in(who, "seat-9")
    made = desk.operation(kind, *targets, **args)
    (answer,) = desk.send(msgspec.structs.replace(made, actor=who.account, seat="seat-9"))
    return answer.code or answer.status


def grant_of(desk: Desk, who: Account, seat: str = "seat-5") -> str:
    text = desk.log_in(who, seat)
    assert isinstance(read(text), Grant)
    return text


def test_a_lease_lasts_no_longer_than_what_was_given(desk: Desk) -> None:
    fang, shen = grant_of(desk, PATROL), grant_of(desk, LEADER)
    assert (leased(desk, fang), leased(desk, shen)) == (None, 10)
    asked = {"viewing_id": "V", "camera": "C1", "reason": "查看", "minutes": 4}
    assert act(desk, PATROL, "viewing.ask", "viewing/V", "camera/C1", **asked) == "applied"
    assert leased(desk, fang) is None, "asking opens nothing"
    said = {"viewing_id": "V", "is_given": True}
    assert act(desk, PATROL, "viewing.decide", "viewing/V", **said) == "no_right"
    assert act(desk, LEADER, "viewing.decide", "viewing/V", **said) == "applied"
    assert leased(desk, fang) == 4
    desk.later(minutes=4)
    assert leased(desk, fang) is None


def test_what_is_open_for_an_incident_ends_with_it(desk: Desk) -> None:
    fang = grant_of(desk, PATROL)
    incident = {"id": "I", "title": "积水", "opened_at": to_text(desk.clock.now()),
                "person": "shen", "name": "沈值", "seat": "seat-9"}  # fmt: skip
    desk.core.do(desk.core.put_job([("incident", "I", incident)]), desk.clock.now())
    until = to_text(desk.clock.now() + timedelta(days=2))
    opened = {"viewing_id": "W", "until": until, "reason": "处置", "areas": ["云杉街道"],
              "incident": "I"}  # fmt: skip
    assert act(desk, LEADER, "viewing.give", "viewing/W", "incident/I", **opened) == "applied"
    assert leased(desk, fang) == 10
    closed = [("incident", "I", {**incident, "status": "closed"})]
    desk.core.do(desk.core.put_job(closed), desk.clock.now())
    assert leased(desk, fang) is None
