"""工单 that other systems send, and news of them: 12345, 110, the grid, units."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from console.contract.ingest import IngestAnswer
from console.hub.core import quarantine
from console.hub.core.reading import deliver_json
from console.hub.profile import load_order_limits
from console.hub.settings import HubSettings
from tests.unit.hub.hub_desk import Desk

COMPLAINT = {
    "id": "m1", "key": "2026-77", "title": "渣土车夜间施工扰民", "channel": "hotline",
    "source": "12345", "sort": "投诉", "unit": "green", "unit_name": "绿化市容",
    "person": {"name": "陈小明", "phone": "138 1234 0163"}, "place": {"town": "云杉街道"},
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    limits = load_order_limits()
    made = Desk(tmp_path / "hub", HubSettings(hall="yunting", order_limits=limits))
    yield made
    made.core.close()


def post(desk: Desk, *orders: dict[str, Any] | Any, source: str = "hotline") -> list[IngestAnswer]:
    delivery = deliver_json(msgspec.json.encode(list(orders)), desk.settings)
    return desk.core.do(desk.core.ingest_orders_job(source, delivery), desk.clock.now())


def news(word: str, **fields: Any) -> dict[str, Any]:
    return {"key": "2026-77", "news": word, **fields}


def test_a_complaint_comes_masked_with_its_clocks_and_an_official_number(desk: Desk) -> None:
    (answer,) = post(desk, COMPLAINT)
    order = desk.body("work_order", answer.order)
    assert (answer.effect, order["state"], order["sort"]) == ("opened", "dispatched", "complaint")
    assert order["case_person"] == {"name": "陈**", "phone": "138****0163"}
    assert "陈小明" not in str(order) and order["official"].startswith("GD-")
    assert [(each["what"], each["amount"]) for each in order["limits"]] == [
        ("close", 5), ("sign", 60),
    ]  # fmt: skip


def test_the_same_message_is_one_order_and_a_second_one_changes_its_words(desk: Desk) -> None:
    (first,) = post(desk, COMPLAINT)
    (again,) = post(desk, COMPLAINT)
    assert (again.status, again.order) == ("repeated", first.order)
    (more,) = post(desk, {**COMPLAINT, "id": "m2", "title": "渣土车夜间施工扰民，两处"})
    assert (more.effect, more.order) == ("updated", first.order)
    assert desk.body("work_order", first.order)["title"].endswith("两处")
    assert len(desk.bodies("work_order")) == 1


def test_a_return_stands_on_the_order_and_before_the_duty_desk(desk: Desk) -> None:
    """G2: told twice it opens one alert."""
    (answer,) = post(desk, COMPLAINT)
    back = news("returned", id="m3", unit="green", note="树木属小区，请转房管")
    post(desk, back)
    post(desk, back)
    order = desk.body("work_order", answer.order)
    assert (order["state"], order["returns"][0]["reason"]) == ("return_asked", back["note"])
    (alert,) = desk.bodies("alert")
    assert (alert["type"], alert["orders"]) == ("order-returned", [answer.order])
    assert "树木属小区" in alert["title"]


def test_an_alert_of_a_unit_that_names_the_order_reaches_it(desk: Desk) -> None:
    (answer,) = post(desk, COMPLAINT)
    number = desk.body("work_order", answer.order)["official"]
    told = {"severity": "notice", "title": "绿化市容退单", "type": "order-returned",
            "text": "权属不在本局", "attributes": {"order": number}}  # fmt: skip
    (alert,) = desk.post({**told, "id": "x1"})
    assert desk.body("work_order", answer.order)["state"] == "return_asked"
    assert desk.body("alert", alert.alert)["orders"] == [answer.order]
    desk.post({**told, "id": "x2", "attributes": {"order": "GD-none"}})
    desk.post({**told, "id": "x3", "attributes": {"order": 7}})


def test_the_whole_way_is_told_and_supervision_starts_its_clock(desk: Desk) -> None:
    (answer,) = post(desk, COMPLAINT)
    said = ("signed", "contacted", "supervised", "handling", "feedback")
    for word in said:
        post(desk, news(word, note="已说明"))
    order = desk.body("work_order", answer.order)
    assert order["state"] == "feedback" and order["supervised"]["note"] == "已说明"
    whats = [(each["what"], bool(each.get("done_at"))) for each in order["limits"]]
    assert whats == [
        ("close", False), ("sign", True), ("contact", True), ("supervise", True),
    ]  # fmt: skip


def test_a_town_hands_it_down_to_station_and_neighbourhood(desk: Desk) -> None:
    (answer,) = post(desk, {**COMPLAINT, "unit": "town-9", "unit_name": "云杉街道"})
    post(desk, news("signed", unit="town-9"))
    post(desk, news("handed_down", unit="station-3", unit_name="三站"))
    hands = desk.body("work_order", answer.order)["hands"]
    assert [each["name"] for each in hands] == ["云杉街道", "三站"]
    assert desk.bodies("check") == []


def test_news_that_do_not_fit_stand_and_ask_a_person(desk: Desk) -> None:
    (answer,) = post(desk, COMPLAINT)
    post(desk, news("closed"))
    order = desk.body("work_order", answer.order)
    assert order["state"] == "dispatched" and order["times"][-1]["step"] == "close"
    (card,) = desk.bodies("check")
    assert (card["code"], card["targets"]) == (
        "work_order_contradicts", [f"work_order/{answer.order}"],
    )  # fmt: skip


def test_a_grid_order_that_was_sent_out_there_was_verified_there(desk: Desk) -> None:
    """H518: it stands at its unit with its way, and nobody is asked about it."""
    told = {**COMPLAINT, "key": "W-9", "id": "g1", "channel": "grid", "source": "网格", "sort": ""}
    answer, _ = post(desk, told, {"key": "W-9", "news": "signed", "unit": "green"})
    order = desk.body("work_order", answer.order)
    assert (order["state"], order.get("needs_check", "")) == ("signed", "")
    steps = [time["step"] for time in order["times"]]
    assert steps == ["register", "verify", "file", "dispatch", "sign"]
    waits = {name: value for name, value in told.items() if not name.startswith("unit")}
    later = {"key": "W-10", "news": "dispatched", "unit": "green", "unit_name": "绿化市容"}
    answer, _ = post(desk, {**waits, "key": "W-10", "id": "g2"}, later)
    assert desk.body("work_order", answer.order)["state"] == "dispatched"
    assert not desk.bodies("check")


def test_a_110_order_names_the_alert_it_is_about(desk: Desk) -> None:
    told = {
        "id": "a",
        "key": "110-5",
        "severity": "yellow",
        "title": "树木倒伏",
        "channel": "police",
    }
    (alert,) = desk.post_raw(msgspec.json.encode([told]), source="police")
    (answer,) = post(
        desk, {**COMPLAINT, "channel": "police", "alert": "110-5"}, source="police"
    )  # fmt: skip
    assert desk.body("work_order", answer.order)["alert"] == alert.alert
    assert desk.body("alert", alert.alert)["disposition"] == "ordered"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"title": "没有编号"}, "bad_message"),
        ({"key": " ", "title": "空编号"}, "bad_message"),
        ({"key": "1"}, "no_title"),
        ({"key": "1", "title": "x", "amount": "abc"}, "bad_message"),
        ({"key": "nobody", "news": "signed"}, "not_found"),
        ({"key": "1", "title": "x", "news": "flown"}, "bad_message"),
        ("not an object", "bad_message"),
    ],
)
def test_what_cannot_be_taken_waits_for_a_person(desk: Desk, wrong: Any, code: str) -> None:
    (bad, good) = post(desk, wrong, COMPLAINT)
    assert (bad.status, bad.code) == ("quarantined", code)
    assert good.status == "new", "what comes with it is taken"
    again = desk.core.do(desk.core.retry_job(bad.quarantine), desk.clock.now())
    assert again.code == code
    assert quarantine.count(desk.core.short_reads) == 1


def test_news_before_their_order_are_taken_from_the_quarantine_later(desk: Desk) -> None:
    (early,) = post(desk, news("signed"))
    (answer,) = post(desk, COMPLAINT)
    desk.core.do(desk.core.retry_job(early.quarantine), desk.clock.now())
    assert desk.body("work_order", answer.order)["state"] == "signed"


def test_what_is_huge_is_cut_and_kept(desk: Desk) -> None:
    told = {**COMPLAINT, "title": "长" * 5000, "text": "话" * 9000, "items": ["项"] * 900}
    (answer,) = post(desk, told)
    order = desk.body("work_order", answer.order)
    assert (len(order["title"]), len(order["text"]), len(order["items"])) == (200, 2000, 50)


def test_an_order_about_six_calls_is_linked_with_all_of_them(desk: Desk) -> None:
    """H576: calls are named by key or by message; one named twice and one unknown harm nothing."""

    def tell(source: str, **call: str) -> str:
        return desk.post_raw(msgspec.json.encode([{**told, **call}]), source)[0].alert

    told = {"severity": "blue", "title": "梧影路停电", "condition": "not_applicable"}
    calls = [tell("hotline", id=f"c{n}") for n in range(5)]
    keyed, other = tell("hotline", id="c5", key="K"), tell("police", id="c9")
    names = [*(f"c{n}" for n in range(5)), "K", "c0", "c9"]
    (answer,) = post(desk, {**COMPLAINT, "alerts": names})
    order = desk.body("work_order", answer.order)
    assert order["points"] == [*calls, keyed] and order["alert"] == calls[0]
    for id in (*calls, keyed):
        alert = desk.body("alert", id)
        assert (alert["orders"], alert["disposition"]) == ([answer.order], "ordered")
    assert "orders" not in desk.body("alert", other)


def test_a_station_tells_which_of_its_items_are_done(desk: Desk) -> None:
    """H578: told twice it is one tick; what is not known as an order waits in quarantine."""
    (answer,) = post(desk, {**COMPLAINT, "items": ["清运", "回访"]})
    done = news("items_done", id="t1", items=["清运", "清运", ""], unit_name="云杉站")
    assert post(desk, done)[0].effect == "updated"
    post(desk, {**done, "id": "t2"})
    (mark,) = desk.body("work_order", answer.order)["ticks"]
    assert (mark["item"], mark["unit"], mark["name"]) == ("清运", "云杉站", "hotline")
    assert desk.body("work_order", answer.order)["state"] == "dispatched"
    (lost,) = post(desk, {**news("items_done", items=["清运"]), "key": "nobody"})
    assert (lost.status, lost.code) == ("quarantined", "not_found")
