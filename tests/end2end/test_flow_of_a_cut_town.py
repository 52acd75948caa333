"""A town cut off while its order is phoned: what was told by phone is a fact, settled once."""

from pathlib import Path

from console.domain.alert import Alert
from console.domain.entity import decode, encode
from console.domain.geo import Point
from console.domain.matter import Matter
from console.domain.order import Assignment, DispatchOrder, Stage
from console.domain.reference import Org, OrgLevel, Unit
from console.runtime.clock import SystemClock
from console.shell import rail_pages
from tests.end2end.flow_hand import Hand
from tests.end2end.test_main_job import header, records_of, seated
from tests.support.hub import Hub, add_records, alert, running_hub
from widgets.common.age_mark import AgeMark

NOW = SystemClock().now()
SEEP = Matter("seep", "堤防渗水", ("渗水",), "red", needs=("flood",), text="赴{place}查看渗水")
TOWN = Org("town-9", "芦汀镇", OrgLevel.TOWN, phone="0000-6209")
DIKE = Point(121.62, 31.31)
TEAM = Unit("u9", "芦汀镇抢险队", "flood", "芦汀镇", "沈四海", "0000-6290", DIKE, NOW)


def test_an_order_phoned_to_a_town_that_is_cut_off_is_settled_once(
    qtbot, start, tmp_path: Path
) -> None:
    """S3 cut off, G10: phone list, 已打, 已接令, slip; after the link is back one fact each."""
    add_records(tmp_path / "hub", [(each.KIND, encode(each)) for each in (SEEP, TOWN, TEAM)])
    with running_hub(tmp_path / "hub") as hub:
        seat = seated(qtbot, start(hub.url, tmp_path / "seat"))
        hand = Hand(qtbot, seat)
        hand.until(lambda: seat.models.directory.matters() and seat.models.directory.units())
        place = {"name": "联禾河北岸", "town": "芦汀镇", "lon": DIKE.lon, "lat": DIKE.lat}
        hub.post_alerts([alert(1, title="堤脚渗水约 3 米", severity="red", place=place)])
        hand.until(lambda: seat.pages.duty.detail.alert_id)
        hand.press("Space")
        hand.until_sent()
        hub.kill()
        hand.until(lambda: "断网值守" in header(seat))
        is_phoned(hand)
        answers_by_phone(hand)
        has_its_slip(hand)
        is_back(hand, hub)
        told = records_of(hub)
    orders = [decode(DispatchOrder, b) for k, b in told.items() if k.startswith("order/")]
    units = [decode(Assignment, b) for k, b in told.items() if k.startswith("assignment/")]
    (order,), (unit,) = orders, units
    assert order.by_phone and order.official and not order.needs_check
    assert unit.stage is Stage.ACCEPTED
    assert [t.stage for t in unit.times] == [Stage.SENT, Stage.ACCEPTED], "each was told once"
    assert all(t.by_phone for t in unit.times if t.stage is Stage.ACCEPTED)
    (body,) = (b for k, b in told.items() if k.startswith("alert/"))
    assert decode(Alert, body).orders == (order.id,)
    assert not any(key.startswith("check/") for key in told), "nobody has to be asked"


def phones(hand: Hand) -> list[str]:
    """Return the phone list as one reads it."""
    view = hand.seat.pages.deploy.order.recipients
    return [view.phones.words(line) for line in view.phones.lines]


def is_phoned(hand: Hand) -> None:
    """The town's team stands on the list with its number; held, it is 已打."""
    page = hand.seat.pages.deploy
    hand.press("4")
    hand.until(lambda: hand.window.current_page == rail_pages.DEPLOY and page.chosen)
    hand.until(lambda: phones(hand))
    assert len(phones(hand)) == 1
    assert all(word in phones(hand)[0] for word in ("芦汀镇抢险队", "0000-6290", "待打"))
    hand.hold("Ctrl+Return", lambda: hand.seat.store.cache.ids("order"))
    hand.until(lambda: any("已打" in line for line in phones(hand)))
    pane = page.order
    mark = pane.findChild(AgeMark)
    hand.until(lambda: mark.isVisible() and pane.silence.isVisible())
    words = pane.silence.mapTo(pane, pane.silence.rect().center()).y() - 10
    assert words >= mark.height(), "H569: the badge lay over who has not answered"


def answers_by_phone(hand: Hand) -> None:
    """A: 电话回告已接令."""
    hand.press("A")
    hand.until(lambda: any("已接令" in line for line in phones(hand)))


def has_its_slip(hand: Hand) -> None:
    """The slip says what was told, to whom, with the number of this seat."""
    page = hand.seat.pages.deploy
    hand.press("P")
    hand.until(page.slips.preview.isVisible)
    slip = page.slips.preview.slip
    assert slip is not None and "芦汀镇抢险队 沈四海 0000-6290" in slip.said
    assert slip.number == "01-0001" and "电话调派" in slip.said
    hand.press("Escape")
    hand.until(lambda: not page.slips.preview.isVisible())


def is_back(hand: Hand, hub: Hub) -> None:
    """The link is back: nothing waits, and the page shows channels again."""
    hub.start()
    hand.until(lambda: "联网正常" in header(hand.seat))
    hand.until_sent()
    recipients = hand.seat.pages.deploy.order.recipients
    hand.until(recipients.matrix.isVisible)
