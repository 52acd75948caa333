"""110 分流 whole, by keys against a real hub: taken, sent, done, closed; and given back in time."""

from pathlib import Path

from console.domain.alert import Alert, Disposition
from console.domain.diversion import Answer, Answered, DiversionReply
from console.domain.entity import decode, encode
from console.domain.matter import Matter
from console.domain.reference import Org, OrgLevel
from console.domain.work_order import State, WorkOrder
from tests.end2end.flow_hand import Hand
from tests.end2end.test_main_job import records_of, seated
from tests.support.hub import Hub, add_records, alert, running_hub

TREE = Matter("tree", "树木倒伏", ("树木倒伏",), "yellow", lead="区绿化市容局")
GREEN = Org("green", "区绿化市容局", OrgLevel.BUREAU, phone="0000-6160")
TITLE = "杉影里 12 弄树木倒伏，压住一辆轿车"


def test_one_is_taken_and_sent_and_closed_one_goes_back_by_keys(
    qtbot, start, tmp_path: Path
) -> None:
    """Row 55, B.3: both answered in time; the 110 desk reads each answer, the order is done."""
    add_records(tmp_path / "hub", [(each.KIND, encode(each)) for each in (TREE, GREEN)])
    with running_hub(tmp_path / "hub") as hub:
        seat = seated(qtbot, start(hub.url, tmp_path / "seat"))
        hand = Hand(qtbot, seat)
        hand.until(lambda: seat.models.directory.matters() and seat.models.directory.orgs())
        tree = handed_on(hand, hub, 1, TITLE)
        is_taken_after_a_call_of_three(hand, tree)
        is_sent_by_the_dictionary(hand)
        is_done(hand, seat.store.cache.ids("work_order")[0])
        is_closed(hand, tree)
        noise = handed_on(hand, hub, 2, "望潮里邻里噪声纠纷")
        goes_back_with_its_reason(hand, noise)
        hand.until_sent()
        told = records_of(hub)
        replies = replies_of(hub)
    (body,) = (body for key, body in told.items() if key.startswith("work_order/"))
    order = decode(WorkOrder, body)
    assert (order.state, order.unit_name) == (State.CLOSED, "区绿化市容局")
    assert (replies[tree].answer, replies[tree].by_phone) == (Answer.TAKEN, True)
    assert (replies[noise].answer, bool(replies[noise].reason)) == (Answer.RETURNED, True)


def handed_on(hand: Hand, hub: Hub, number: int, title: str) -> str:
    """Let the 110 desk hand one on; return its alert once it stands in the detail."""
    told = alert(number, title=title, severity="yellow", channel="police")
    (posted,) = hub.post_alerts([told])
    detail = hand.seat.pages.duty.detail
    hand.until(lambda: hand.seat.models.queue.alert(posted["alert"]))
    hand.press("N")
    hand.until(lambda: detail.alert_id == posted["alert"])
    assert hand.seat.models.queue.profile.divert_by(now(hand, posted["alert"])), "a clock runs"
    return str(posted["alert"])


def now(hand: Hand, id: str) -> Alert:
    """Return an alert as the seat has it, whether it is still listed or not."""
    row = hand.seat.store.cache.get(Alert.KIND, id)
    assert row is not None
    return decode(Alert, row.body)


def is_answered(hand: Hand, id: str, answer: Answer) -> Answered:
    """Wait for the answer; it came before the limit of the 110 desk."""
    hand.until(lambda: now(hand, id).diversion)
    alert, profile = now(hand, id), hand.seat.models.queue.profile
    told, limit = alert.diversion, profile.divert
    assert told is not None and limit is not None
    assert told.answer is answer and told.at <= alert.received_at + limit
    assert profile.divert_by(alert) is None, "its clock has ended"
    return told


def is_asked(hand: Hand) -> list[str]:
    """Wait for a question in the watch page's foot and return question and answers."""
    ask = hand.seat.pages.duty.detail.foot.ask
    hand.until(lambda: ask.is_open)
    return [ask.question, *ask.answers]


def is_taken_after_a_call_of_three(hand: Hand, id: str) -> None:
    """Its three stand in the question with their phones; it is written down, then taken."""
    hand.press("Y")
    question = is_asked(hand)[0]
    assert "区绿化市容局 0000-6160" in question and "商定" in question
    hand.press("1")
    assert is_answered(hand, id, Answer.TAKEN).by_phone
    assert any(line.what == "diversion_call" for line in now(hand, id).trail)


def is_sent_by_the_dictionary(hand: Hand) -> None:
    """派单: the unit the dictionary names is the first answer."""
    hand.press("5")
    assert "区绿化市容局" in is_asked(hand)[1]
    hand.press("1")
    hand.until(lambda: hand.seat.store.cache.ids("work_order"))


def is_done(hand: Hand, id: str) -> None:
    """S7: signed by phone, called, worked on, answered, passed, checked, closed."""
    hand.press("Ctrl+6")
    page = hand.seat.pages.orders
    hand.until(lambda: page.current is not None and page.current.order.id == id)
    for key, state, words in (
        ("Space", State.SIGNED, ""),
        ("J", State.CONTACTED, ""),
        ("H", State.HANDLING, ""),
        ("K", State.FEEDBACK, "树已清走，车主在场"),
        ("O", State.CHECKING, ""),
        ("E", State.CHECKING, "1"),
        ("W", State.CLOSED, ""),
    ):
        hand.press(key)
        if words == "1":
            hand.press(words)
            hand.until(lambda: order_of(hand, id).checked_at)
        elif words:
            hand.until(lambda: page.pane.foot.form.is_open)
            hand.fill(words)
        hand.until(lambda s=state: order_of(hand, id).state is s)


def order_of(hand: Hand, id: str) -> WorkOrder:
    """Return an order as the page of orders has it."""
    view = hand.seat.pages.orders._parts.book.view(id)
    assert view is not None
    return view.order


def is_closed(hand: Hand, id: str) -> None:
    """Back on the watch page it is closed with its result."""
    hand.press("Ctrl+1")
    hand.until(lambda: hand.seat.pages.duty.detail.alert_id == id)
    hand.press("Escape", "0")
    assert "已处置完毕" in is_asked(hand)[1]
    hand.press("1")
    hand.until(lambda: now(hand, id).disposition is Disposition.CLOSED)


def goes_back_with_its_reason(hand: Hand, id: str) -> None:
    """退回: the reason is one of the hall's; the alert is over with it, and signed."""
    hand.press("Shift+T")
    reason = is_asked(hand)[2]
    hand.press("2")
    assert is_answered(hand, id, Answer.RETURNED).reason == reason
    assert now(hand, id).disposition is Disposition.CLOSED and now(hand, id).is_acknowledged


def replies_of(hub: Hub) -> dict[str, DiversionReply]:
    """Return what the 110 desk is told, by alert."""
    with hub.client(hub.login(seat="seat-9")) as client:
        rows = client.get("/v1/diversion").json()["items"]
    return {row["id"]: decode(DiversionReply, row["body"]) for row in rows}
