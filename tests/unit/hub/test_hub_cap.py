"""Warnings as CAP: what a duty officer sees of them."""

import pytest

from console.hub.connectors.cap_area import centroid, pairs
from tests.unit.hub.cap_texts import NS, cap, info, reference
from tests.unit.hub.hub_desk import Desk


def test_a_warning_is_a_forecast_with_its_validity(desk: Desk) -> None:
    (answer,) = desk.post_cap(cap())
    body = desk.body("alert", answer.alert)
    assert answer.effect == "opened"
    assert body["title"] == "云汀区气象台发布暴雨橙色预警信号"
    assert (body["nature"], body["severity"], body.get("condition")) == ("forecast", "orange", None)
    assert body["expires_at"] == "2026-07-10T02:00:00.000+08:00"
    assert body["occurred_at"] == "2026-07-09T20:00:00.000+08:00"
    assert body["place"]["name"] == "云汀区"
    assert "is_exercise" not in body


def test_the_same_warning_twice_is_one_however_its_time_is_written(desk: Desk) -> None:
    (first,) = desk.post_cap(cap())
    (again,) = desk.post_cap(cap(sent="2026-07-09T12:00:00Z"))
    assert (again.status, again.alert) == ("repeated", first.alert)


def test_an_update_changes_and_a_cancel_ends_the_same_alert(desk: Desk) -> None:
    (first,) = desk.post_cap(cap())
    (second,) = desk.post_cap(
        cap("A2", "2026-07-09T20:05:00+08:00", "Update", info(headline="暴雨红色预警"), reference())
    )
    assert (second.alert, second.effect) == (first.alert, "updated")
    assert desk.body("alert", first.alert)["severity"] == "red"
    refer = reference("A2", "2026-07-09T20:05:00+08:00")
    (third,) = desk.post_cap(cap("A3", "2026-07-09T20:10:00+08:00", "Cancel", "", refer))
    assert third.alert == first.alert
    assert desk.body("alert", first.alert)["condition"] == "normal"
    assert len(desk.bodies("alert")) == 1


def test_a_lowered_warning_is_lower_at_once(desk: Desk) -> None:
    (first,) = desk.post_cap(cap())
    lower = info(headline="暴雨橙色预警降为蓝色")
    desk.post_cap(cap("A2", "2026-07-09T20:05:00+08:00", "Update", lower, reference()))
    assert desk.body("alert", first.alert)["severity"] == "blue"


def test_messages_out_of_order_leave_what_the_newest_says(desk: Desk) -> None:
    refer = reference()
    (update,) = desk.post_cap(
        cap("A2", "2026-07-09T20:05:00+08:00", "Update", info(headline="暴雨红色预警"), refer)
    )
    (late,) = desk.post_cap(cap())
    assert (late.status, late.effect, late.alert) == ("new", "none", update.alert)
    body = desk.body("alert", update.alert)
    assert (body["severity"], body["title"]) == ("red", "暴雨红色预警")
    assert desk.post_cap(cap())[0].status == "repeated"


def test_a_cancel_before_its_alert_never_raises_it(desk: Desk) -> None:
    (cancel,) = desk.post_cap(cap("A2", "2026-07-09T20:05:00+08:00", "Cancel", None, reference()))
    desk.post_cap(cap())
    (body,) = desk.bodies("alert")
    assert (body["id"], body["condition"]) == (cancel.alert, "normal")


@pytest.mark.parametrize("status", ["Exercise", "Test", "System", "Draft"])
def test_what_is_not_real_never_sounds(desk: Desk, status: str) -> None:
    (answer,) = desk.post_cap(cap(status=status))
    assert desk.body("alert", answer.alert)["is_exercise"] is True


@pytest.mark.parametrize("kind", ["Ack", "Error"])
def test_receipts_are_kept_raw_and_open_nothing(desk: Desk, kind: str) -> None:
    (answer,) = desk.post_cap(cap(kind=kind, infos=""))
    assert (answer.status, answer.effect) == ("new", "none")
    assert desk.bodies("alert") == []
    assert desk.core.short_reads.execute("SELECT count(*) FROM raw_messages").fetchone() == (1,)


@pytest.mark.parametrize(
    ("one", "grade"),
    [
        (info(headline="暴雨警报", severity="Extreme"), "red"),
        (info(headline="暴雨警报", severity="Severe"), "orange"),
        (info(headline="暴雨警报", severity="Moderate"), "yellow"),
        (info(headline="暴雨警报", severity="Minor"), "blue"),
        (info(headline="暴雨警报", severity="Unknown"), "notice"),
        (info(headline="暴雨红色预警", severity="Minor"), "red"),
        (
            info(
                headline="暴雨红色预警",
                extra="<parameter><valueName>预警等级</valueName><value>黄色</value></parameter>",
            ),
            "yellow",
        ),
        (
            info(
                headline="Storm",
                extra="<eventCode><valueName>color</valueName><value>Blue</value></eventCode>",
            ),
            "blue",
        ),
    ],
)
def test_the_colour_word_decides_the_grade(desk: Desk, one: str, grade: str) -> None:
    (answer,) = desk.post_cap(cap(infos=one))
    assert desk.body("alert", answer.alert)["severity"] == grade


def test_chinese_comes_first_and_every_language_is_kept(desk: Desk) -> None:
    english = info("en-US", "Orange rainstorm warning", event="Rainstorm")
    (answer,) = desk.post_cap(cap(infos=english + info()))
    body = desk.body("alert", answer.alert)
    assert body["title"].startswith("云汀区")
    languages = [told["language"] for told in body["attributes"]["languages"]]
    assert languages == ["zh-CN", "en-US"]


def test_a_polygon_is_read_latitude_first(desk: Desk) -> None:
    ring = "31,121 31,122 32,122 32,121 31,121"
    area = f"<area><areaDesc>东片</areaDesc><polygon>{ring}</polygon></area>"
    (answer,) = desk.post_cap(cap(infos=info(area=area)))
    point = desk.body("alert", answer.alert)["place"]["point"]
    assert (round(point["lon"], 6), round(point["lat"], 6)) == (121.5, 31.5)


def test_a_circle_or_a_broken_outline_hurts_nobody(desk: Desk) -> None:
    circle = "<area><areaDesc>点</areaDesc><polygon>x</polygon><circle>31.2,121.4 5</circle></area>"
    (answer,) = desk.post_cap(cap(infos=info(area=circle)))
    assert desk.body("alert", answer.alert)["place"]["point"] == {"lon": 121.4, "lat": 31.2}
    assert centroid(pairs("1,1 1,1")) == (1.0, 1.0)


@pytest.mark.parametrize("encoding", ["gb2312", "gb18030", "utf-8", "utf-16"])
def test_national_encodings_are_read(desk: Desk, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{cap()}'
    (answer,) = desk.post_cap(text.encode(encoding))
    assert desk.body("alert", answer.alert)["title"] == "云汀区气象台发布暴雨橙色预警信号"


def test_a_feed_gives_all_its_warnings_and_names_what_it_could_not_take(desk: Desk) -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:cap="{NS}"><title>云汀</title>
      <entry><id>1</id><content type="text/xml">{cap("F1")}</content></entry>
      <entry><id>urn:f2</id><title>大风蓝色预警</title><updated>2026-07-09T20:00:00+08:00</updated>
        <cap:event>大风</cap:event><cap:category>Met</cap:category><cap:urgency>Expected</cap:urgency>
        <cap:severity>Minor</cap:severity><cap:certainty>Likely</cap:certainty>
        <cap:areaDesc>云汀区</cap:areaDesc></entry>
      <entry><id>urn:f3</id><title>新闻</title></entry></feed>"""
    answers = desk.post_cap(feed)
    assert [a.status for a in answers] == ["new", "new", "quarantined"]
    assert answers[2].code == "not_cap"
    assert desk.body("alert", answers[1].alert)["title"] == "大风蓝色预警"
    assert [a.status for a in desk.post_cap(feed)] == ["repeated", "repeated", "quarantined"]


@pytest.mark.parametrize(
    ("raw", "code", "named"),
    [
        ("<alert", "bad_xml", ""),
        ("", "bad_xml", ""),
        ("not xml at all", "bad_xml", ""),
        ("<html><body>502</body></html>", "not_cap", "html"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "xml_doctype", ""),
        (f'<!DOCTYPE alert [<!ENTITY x "红色">]>{cap()}', "xml_doctype", ""),
        (cap(scope=""), "cap_incomplete", "scope"),
        (cap(infos=""), "cap_incomplete", "info"),
        (cap(infos=info(event="", urgency="")), "cap_incomplete", "info.event info.urgency"),
        (cap(status="Perhaps"), "cap_incomplete", "status=Perhaps"),
        (cap(infos=info(headline="风", severity="Bad")), "bad_severity", "bad"),
    ],
)
def test_what_is_no_warning_is_put_aside_with_its_reason(
    desk: Desk, raw: str, code: str, named: str
) -> None:
    (answer,) = desk.post_cap(raw)
    assert (answer.status, answer.code) == ("quarantined", code)
    assert named in answer.reason_zh
    assert desk.bodies("alert") == []


def test_a_million_laughs_are_refused_at_once(desk: Desk) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE alert [<!ENTITY l0 "ha">{entities}]><alert>&l11;</alert>'
    assert desk.post_cap(bomb)[0].code == "xml_doctype"
