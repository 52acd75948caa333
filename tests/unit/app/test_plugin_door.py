"""What a plugin's guest reads and does through the console: plain fields, acts as everybody's."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from console.app.plugin_door import PluginDoor
from console.domain.alert import Call, Disposition, Severity
from console.domain.camera import Camera
from console.domain.geo import Place
from console.domain.plugin import AlertTerms, Plugin, RecordTerms, Terms
from console.plugin_api.manifest import AlertType
from console.plugin_api.words import Words
from console.plugin_host.guests import calls
from console.plugin_host.guests.refused import CallRefusedError
from offline_cache.lanes import InlineLane
from tests.support.guest_stage import manifest
from tests.unit.commands.seat_desk import DRAIN, T0, SeatDesk, alert

ZOO = manifest(alert=(AlertType(id="closing", name=Words("关闭深度"), severity="yellow"),))


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[SeatDesk]:
    desk = SeatDesk(tmp_path)
    yield desk
    desk.close()


def door(seat: SeatDesk, prepared: list[tuple[str, str, str]] | None = None) -> PluginDoor:
    kept = [] if prepared is None else prepared
    return PluginDoor(seat.cache, InlineLane(), seat.executor, lambda *words: kept.append(words))


async def test_open_alerts_without_who_called_and_what_was_told(seat: SeatDesk) -> None:
    call = Call(T0, caller="陈女士", phone="13800000163")
    seat.put(replace(alert(1, call=call, text="家住望汐路 119 弄"), type="flood"), alert(2))
    told = await door(seat).alerts(ZOO, calls.Reading(type="flood"))
    assert [each["id"] for each in told] == ["A001"]
    assert told[0]["severity"] == "yellow" and told[0]["place"]["name"] == "望汐路下立交"
    assert "13800000163" not in str(told) and "119" not in str(told)
    assert len(await door(seat).alerts(ZOO, calls.Reading(most=1))) == 1


async def test_orders_with_the_units_they_went_to(seat: SeatDesk) -> None:
    seat.put(alert(1), DRAIN)
    sent = seat.orders.send(seat.shown("A001"), "请派泵车", (DRAIN,))
    assert sent.result.result().is_saved
    (order,) = await door(seat).orders(ZOO, calls.Reading())
    assert order["alert"] == "A001" and order["units"][0]["unit_name"] == "云汀排水二队"


async def test_cameras_without_the_restricted_and_without_addresses(seat: SeatDesk) -> None:
    seat.put(
        Camera("C1", "下立交东口", Place("下立交"), urls=("rtsp://admin:pw@10.0.0.1/1",)),
        Camera("C2", "小区", Place("小区"), is_restricted=True),
    )
    told = await door(seat).cameras(ZOO, calls.Reading())
    assert [each["id"] for each in told] == ["C1"] and "rtsp" not in str(told)


async def test_a_line_of_the_log_says_whose_it_is(seat: SeatDesk) -> None:
    assert await door(seat).append_log(ZOO, calls.AppendLog(text="2 号泵站停机"))
    (entry,) = seat.cache.select("log_entry")
    assert entry.body["text"] == "[试验插件] 2 号泵站停机" and entry.body["category"] == "专题"


async def test_an_order_is_laid_before_a_person(seat: SeatDesk) -> None:
    prepared: list[tuple[str, str, str]] = []
    asked = calls.PrepareOrder(text="请关闭下立交", alert="A001")
    await door(seat, prepared).prepare_order(ZOO, asked)
    assert prepared == [("A001", "", "请关闭下立交")]


@pytest.mark.parametrize(
    ("type", "severity"), [("closing", Severity.RED), ("other", Severity.NOTICE)]
)
async def test_an_alert_above_its_type_or_of_no_declared_type_is_refused(
    seat: SeatDesk, type: str, severity: Severity
) -> None:
    asked = calls.RaiseAlert(type=type, key="g1", title="积水", severity=severity.name.lower())
    with pytest.raises(CallRefusedError) as refused:
        await door(seat).raise_alert(ZOO, asked)
    assert refused.value.code == "bad_args"


def let_in(seat: SeatDesk) -> None:
    record = RecordTerms("gauge", '{"type": "object"}')
    closing = AlertTerms("closing", "关闭深度", Severity.YELLOW)
    terms = Terms("1.0.0", "d", ("write:records", "raise:alerts"), (record,), (closing,))
    seat.put(Plugin(ZOO.id, "u", "试验插件", terms=terms))


async def test_records_are_saved_read_and_taken_away_only_of_a_plugin_that_was_let_in(
    seat: SeatDesk,
) -> None:
    put = calls.PutRecord(kind="gauge", id="g1", fields={"depth": 12})
    with pytest.raises(CallRefusedError) as refused:
        await door(seat).put_record(ZOO, put)
    assert refused.value.code == "plugin_not_approved"
    let_in(seat)
    await door(seat).put_record(ZOO, put)
    assert await door(seat).records(ZOO, calls.Records(kind="gauge")) == [{"id": "g1", "depth": 12}]
    await door(seat).remove_record(ZOO, calls.RemoveRecord(kind="gauge", id="g1"))
    assert await door(seat).records(ZOO, calls.Records(kind="gauge")) == []


async def test_a_record_against_its_schema_is_refused_at_once_and_nothing_waits_for_the_hub(
    seat: SeatDesk,
) -> None:
    """H680: a plugin that goes on sending them fills no journal."""
    schema = '{"type": "object", "properties": {"depth": {"type": "number"}}}'
    terms = Terms("1.0.0", "d", ("write:records",), (RecordTerms("gauge", schema),))
    seat.put(Plugin(ZOO.id, "u", "试验插件", terms=terms))
    with pytest.raises(CallRefusedError) as refused:
        put = calls.PutRecord(kind="gauge", id="g1", fields={"depth": "三米"})
        await door(seat).put_record(ZOO, put)
    assert refused.value.code == "bad_args" and "depth" in refused.value.words.zh
    assert not seat.journal.unsent()
    await door(seat).put_record(ZOO, calls.PutRecord(kind="gauge", id="g1", fields={"depth": 3}))


async def test_what_is_raised_again_is_one_alert_until_it_was_closed(seat: SeatDesk) -> None:
    let_in(seat)
    asked = calls.RaiseAlert(
        type="closing",
        key="g1",
        title="积水",
        severity="yellow",
        place="下立交",
        lng=121.5,
        lat=31.2,
    )
    await door(seat).raise_alert(ZOO, asked)
    await door(seat).raise_alert(ZOO, asked)
    (raised,) = seat.cache.select("alert")
    assert raised.body["place"] == {"name": "下立交", "point": {"lon": 121.5, "lat": 31.2}}
    assert raised.id == f"plugin.{ZOO.id}.closing.g1.2026-07-09.1"
    seat.put(replace(seat.shown(raised.id), disposition=Disposition.FALSE))
    await door(seat).raise_alert(ZOO, asked)
    assert len(list(seat.cache.select("alert"))) == 2
