"""A GB/T 28181 catalogue becomes cameras with both trees, whole or not at all (A-40)."""

from pathlib import Path
from typing import Any

import pytest

from console.contract.catalog import CatalogAnswer
from console.hub.connectors.gb28181 import read_catalog
from tests.unit.hub.hub_desk import Desk

PLATFORM = "31011500002000000001"
GROUP, UNIT, NVR = "31011500002150000001", "31011500002160000001", "31011500001180000001"


def device(number: int) -> str:
    return f"3101150000132{number:07d}"


def item(id: str, name: str = "", **fields: Any) -> str:
    told = {"DeviceID": id, "Name": name, **fields}
    return "<Item>" + "".join(f"<{k}>{v}</{k}>" for k, v in told.items() if v != "") + "</Item>"


def catalog(
    *items: str, total: int = 0, number: int = 1, root: str = "Response", encoding: str = "GB2312"
) -> bytes:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<{root}><CmdType>Catalog</CmdType>'
        f"<SN>{number}</SN><DeviceID>{PLATFORM}</DeviceID><SumNum>{total or len(items)}</SumNum>"
        f'<DeviceList Num="{len(items)}">{"".join(items)}</DeviceList></{root}>'
    )
    return text.encode("gb18030" if encoding == "GB2312" else encoding)


TREE = (
    item("31011501", "望潮街道"),
    item(GROUP, "防汛"),
    item(UNIT, "下立交", ParentID=f"{PLATFORM}/{GROUP}", BusinessGroupID=GROUP),
    item(NVR, "望汐路 NVR", ParentID=PLATFORM),
)


def camera(number: int, name: str, **fields: Any) -> str:
    told = {"CivilCode": "31011501", "ParentID": f"{NVR}/{UNIT}", "Status": "ON", **fields}
    return item(device(number), name, **told)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "hub")
    town = {"id": "town-wc", "name": "望潮街道", "level": "town", "town": "望潮街道"}
    desk.core.do(desk.core.put_job([("org", "town-wc", town)]), desk.clock.now())
    return desk


def take(desk: Desk, raw: bytes) -> CatalogAnswer:
    now = desk.clock.now()
    catalogs = desk.core.catalogs
    return desk.core.do(lambda t: catalogs.take(t, "gb", raw, lambda: read_catalog(raw)), now)


def aside(desk: Desk) -> list[tuple[str, str]]:
    sql = desk.core.short_reads.execute("SELECT code, detail FROM quarantine ORDER BY id")
    return [(code, detail) for code, detail in sql]


def ids(desk: Desk) -> set[str]:
    return {body["name"] for body in desk.bodies("camera")}


EAST = camera(1, "望汐路下立交东口", Longitude="121.5", Latitude="31.2", PTZType="1")
WEST = camera(2, "望汐路下立交西口㙍", Status="OFF")


def test_nothing_is_applied_before_all_parts_are_here(desk: Desk) -> None:
    first = take(desk, catalog(*TREE, EAST, total=6))
    assert (first.is_applied, first.received, ids(desk)) == (False, 5, set())
    again = take(desk, catalog(*TREE, EAST, total=6))
    assert again.received == 5, "a part that comes twice counts once"
    last = take(desk, catalog(WEST, total=6))
    assert (last.is_applied, last.changed, last.gone) == (True, 2, 0)
    east = desk.body("camera", f"gb-{device(1)}")
    assert east["place"]["town"] == "望潮街道" and east["area"] == "town-wc"
    assert (east["groups"], east["recorder"], east["ptz"]) == (["防汛/下立交"], "望汐路 NVR", True)
    assert east["place"]["point"] == {"lon": 121.5, "lat": 31.2}
    west = desk.body("camera", f"gb-{device(2)}")
    assert west["is_off"] and west["name"].endswith("㙍"), "beyond GB2312, as platforms write it"


def test_parts_that_never_become_whole_are_forgotten(desk: Desk) -> None:
    take(desk, catalog(EAST, total=2))
    desk.later(minutes=11)
    assert take(desk, catalog(WEST, total=2)).received == 1 and not ids(desk)


def test_what_the_hall_told_stays_and_what_the_platform_takes_away_goes(desk: Desk) -> None:
    take(desk, catalog(*TREE, EAST, WEST))
    own = {**desk.body("camera", f"gb-{device(1)}"), "number": "12", "tags": ["防汛"], "level": 1}
    desk.core.do(desk.core.put_job([("camera", own["id"], own)]), desk.clock.now())
    renamed = camera(1, "望汐路地道东口")
    answer = take(desk, catalog(*TREE, renamed, number=2))
    assert (answer.changed, answer.gone) == (1, 1)
    body = desk.body("camera", own["id"])
    assert (body["name"], body["number"], body["tags"]) == ("望汐路地道东口", "12", ["防汛"])
    assert body["place"]["point"], "a point told once is not lost by an answer without one"
    assert take(desk, catalog(*TREE, renamed, number=3)).changed == 0


def test_bad_entries_are_set_apart_by_name_and_take_nothing_along(desk: Desk) -> None:
    take(desk, catalog(*TREE, EAST, WEST))
    bad = camera(2, "望汐路下立交西口", Longitude="999", Latitude="31")
    answer = take(desk, catalog(*TREE, EAST, bad, item("x1", "乱码"), item(device(9)), number=2))
    assert (answer.is_applied, answer.quarantined, answer.gone) == (True, 3, 0)
    told = [detail for code, detail in aside(desk) if code == "bad_message"]
    assert [detail.partition(":")[0] for detail in told] == ["望汐路下立交西口", "乱码", device(9)]
    assert ids(desk) == {"望汐路下立交东口", "望汐路下立交西口㙍"}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"<Response>", "bad_xml"),
        (b"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&x;</r>", "xml_doctype"),
        (b"<Response><CmdType>Alarm</CmdType></Response>", "bad_message"),
        (b'<?xml version="1.0" encoding="GB2312"?><Response>\xff\xff</Response>', "bad_encoding"),
        (catalog(EAST).replace(b"<SumNum>1<", b"<SumNum>-1<"), "bad_message"),
    ],
    ids=["torn", "entities", "another command", "another encoding", "no number"],
)
def test_a_text_that_is_no_catalogue_lies_in_the_quarantine(
    desk: Desk, raw: bytes, code: str
) -> None:
    assert take(desk, raw).code == code == aside(desk)[0][0]


def test_a_catalogue_that_lost_more_than_half_is_not_believed(desk: Desk) -> None:
    many = [camera(n, f"点位 {n}") for n in range(1, 41)]
    assert take(desk, catalog(*many)).changed == 40
    answer = take(desk, catalog(*many[:19], number=2))
    assert (answer.code, len(ids(desk))) == ("catalog_shrunk", 40)
    assert take(desk, catalog(*many[:21], number=3)).gone == 19


def news(*items: str, encoding: str = "UTF-8") -> bytes:
    return catalog(*items, root="Notify", encoding=encoding)


def test_news_turn_add_rename_and_take_away(desk: Desk) -> None:
    take(desk, catalog(*TREE, EAST, WEST))
    desk.restart()
    answer = take(
        desk,
        news(
            item(device(1), Event="OFF"),
            camera(3, "新设点位", Event="ADD"),
            camera(2, "望汐路下立交西口", Event="UPDATE"),
            item(device(77), Event="ON"),
            item(device(1), "x", Event="EXPLODE"),
        ),
    )
    assert (answer.changed, answer.gone, answer.quarantined) == (3, 0, 2)
    assert desk.body("camera", f"gb-{device(1)}")["is_off"]
    added = desk.body("camera", f"gb-{device(3)}")
    assert added["groups"] == ["防汛/下立交"], "the tree is known after a restart"
    assert take(desk, news(item(device(1), Event="ON"))).changed == 1
    assert take(desk, news(item(device(3), Event="DEL"))).gone == 1
    assert ids(desk) == {"望汐路下立交东口", "望汐路下立交西口"}
    assert {code for code, _ in aside(desk)} == {"not_found", "bad_message"}


def test_a_ring_of_branches_ends(desk: Desk) -> None:
    ring = (item(GROUP, "甲", ParentID=UNIT), item(UNIT, "乙", ParentID=GROUP))
    assert take(desk, catalog(*ring, camera(1, "点位", ParentID=UNIT))).changed == 1
    assert desk.bodies("camera")[0]["groups"] == ["甲/乙"]
