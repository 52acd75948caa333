"""The hub's calls over real sockets, as contract.md words them for seats and sources."""

import gzip
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from httpx_sse import connect_sse
from openapi_spec_validator import validate

from console.contract.change import Change, ChangePage, Covers, SnapshotHead, SnapshotRecord
from console.contract.operation import ActTime, AnswerBatch, Operation
from console.contract.problem import MEDIA_TYPE, Problem
from console.hub.api.calls import CALLS
from console.runtime.clock import SystemClock, to_text
from console.runtime.ids import IdSource
from resources import path
from tests.support.hub import PASSWORD, TOKEN, Hub, add_person, alert, run_word, running_hub


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    folder = tmp_path_factory.mktemp("hub") / "data"
    lines = [
        {"kind": "camera", "id": "C1", "body": {"id": "C1", "name": "桥下", "place": {"town": "T1"},
         "urls": ["rtsp://127.0.0.1:1/c1"], "main_urls": ["rtsp://127.0.0.1:1/c1/main"]}},
        {"kind": "camera", "id": "C2", "body": {"id": "C2", "name": "院内", "place": {},
         "urls": ["rtsp://127.0.0.1:1/c2"], "is_restricted": True}},
        {"kind": "camera", "id": "C3", "body": {"id": "C3", "name": "无址", "place": {}}},
        *({"kind": "org", "id": f"G{n}", "body": {"id": f"G{n}", "name": f"网格 {n}"}}
          for n in range(2500)),
    ]  # fmt: skip
    file = folder.parent / "reference.ndjson"
    file.write_bytes(b"\n".join(msgspec.json.encode(line) for line in lines))
    run_word("import", str(file), "--data", str(folder))
    people = [("linlan", "leader"), ("zhou", "officer"), ("wei", "bureau"), ("gone", "officer")]
    people.append(("anzhuang", "installer"))
    with running_hub(folder, *people) as running:
        yield running


@pytest.fixture(scope="module")
def grant(hub: Hub) -> str:
    return hub.login()


@pytest.fixture
def seat(hub: Hub, grant: str) -> Iterator[httpx.Client]:
    with hub.client(grant) as client:
        yield client


_number = iter(range(1, 1_000_000))


def fresh(count: int = 1, **fields: Any) -> list[dict[str, Any]]:
    return [alert(next(_number), **fields) for _ in range(count)]


def cursor(seat: httpx.Client) -> str:
    health = seat.get("/v1/health").json()
    return f"{health['epoch']}:{health['seq']}"


def problem(answer: httpx.Response) -> Problem:
    assert answer.headers["content-type"] == MEDIA_TYPE
    told = msgspec.json.decode(answer.content, type=Problem)
    assert told.status == answer.status_code
    assert told.zh
    assert told.en
    return told


def test_health_and_time_answer_anybody(hub: Hub) -> None:
    with hub.client() as nobody:
        health = nobody.get("/v1/health").json()
        assert health["status"] == "ok"
        assert health["backup_covers"] is None
        assert health["disk_free"] > 0
        assert health["records"]["org"] == 2500
        assert nobody.get("/v1/time").json()["source"] == "system"


@pytest.mark.alone
def test_a_posted_alert_is_on_the_feed_within_a_tenth_of_a_second(
    hub: Hub, seat: httpx.Client
) -> None:
    after = cursor(seat)
    with connect_sse(seat, "GET", "/v1/changes", params={"after": after, "scope": "open"}) as feed:
        assert feed.response.headers["content-type"].startswith("text/event-stream")
        assert "content-encoding" not in feed.response.headers
        events = feed.iter_sse()
        first = next(events)
        assert (first.event, first.id) == ("covers", after)
        posted = time.monotonic()
        hub.post_alerts(fresh(3))
        seen = [next(events) for _ in range(4)]
        assert time.monotonic() - posted < 2.0
    changes = [msgspec.json.decode(e.data, type=Change) for e in seen[:3]]
    covers = msgspec.json.decode(seen[3].data, type=Covers)
    start = int(after.rpartition(":")[2])
    assert [c.seq for c in changes] == [start + 1, start + 2, start + 3]
    assert seen[2].id == f"{covers.epoch}:{changes[2].seq}"
    assert (covers.from_seq, covers.to_seq) == (start, start + 3)
    assert changes[0].body is not None
    assert changes[0].body["severity"] == "orange"
    assert changes[0].at


def test_last_event_id_goes_on_where_the_feed_broke_off(hub: Hub, seat: httpx.Client) -> None:
    after = cursor(seat)
    hub.post_alerts(fresh(5))
    headers = {"Last-Event-ID": after}
    with connect_sse(seat, "GET", "/v1/changes", headers=headers) as feed:
        events = feed.iter_sse()
        kinds = [next(events).event for _ in range(7)]
    assert kinds == ["covers", *["change"] * 5, "covers"]


def test_a_filtered_feed_still_proves_that_it_is_whole(hub: Hub, seat: httpx.Client) -> None:
    after = cursor(seat)
    hub.post_alerts(fresh(4))
    page = seat.get(
        "/v1/changes", params={"after": after, "scope": "reference", "wait": "0"}
    ).content
    told = msgspec.json.decode(page, type=ChangePage)
    assert told.changes == []
    assert told.covers.to_seq == told.covers.from_seq + 4


def test_the_long_poll_waits_and_answers_as_soon_as_there_is_something(
    hub: Hub, seat: httpx.Client
) -> None:
    after = cursor(seat)
    poster = threading.Timer(0.3, lambda: hub.post_alerts(fresh()))
    began = time.monotonic()
    poster.start()
    answer = seat.get("/v1/changes", params={"after": after, "wait": "25", "scope": "open"})
    took = time.monotonic() - began
    poster.join()
    assert 0.2 < took < 10
    assert len(msgspec.json.decode(answer.content, type=ChangePage).changes) == 1
    empty = seat.get("/v1/changes", params={"after": cursor(seat), "wait": "0.2"})
    assert empty.json()["changes"] == []


def test_a_long_catch_up_comes_from_the_table_in_order(hub: Hub, seat: httpx.Client) -> None:
    epoch, _, last = cursor(seat).rpartition(":")
    after, seen = 0, []
    while after < int(last):
        answer = seat.get("/v1/changes", params={"after": f"{epoch}:{after}", "wait": "0"})
        page = msgspec.json.decode(answer.content, type=ChangePage)
        seen += [c.seq for c in page.changes]
        after = page.covers.to_seq
    assert seen[: int(last)] == list(range(1, int(last) + 1))
    assert len(seen) > 2500


def test_a_seat_that_was_away_gets_last_states_and_the_proof_that_they_are_all(
    hub: Hub, seat: httpx.Client
) -> None:
    after = cursor(seat)
    epoch, _, seq = after.rpartition(":")
    first, again = fresh(), fresh()
    again[0]["key"] = first[0]["key"] = "twice"
    for some in (first, again, fresh()):
        hub.post_alerts(some)
    until = int(seq) + 3
    answer = seat.get("/v1/changes", params={"after": after, "newest": str(until)})
    page = msgspec.json.decode(answer.content, type=ChangePage)
    assert [c.seq for c in page.changes] == [until - 1, until]
    assert (page.covers.from_seq, page.covers.to_seq) == (int(seq), until)
    past = seat.get("/v1/changes", params={"after": f"{epoch}:{until + 9}", "newest": "1"})
    assert past.status_code == 410
    assert seat.get("/v1/changes", params={"after": after, "newest": "all"}).status_code == 400


@pytest.mark.parametrize("which", ["another epoch", "ahead of the hub"])
def test_a_cursor_of_another_life_gets_410_with_the_epoch_of_now(
    seat: httpx.Client, which: str
) -> None:
    epoch, _, seq = cursor(seat).rpartition(":")
    after = f"01OTHER:{seq}" if which == "another epoch" else f"{epoch}:{int(seq) + 5_000}"
    for wish in ({"after": after}, {"after": after, "wait": "1"}):
        answer = seat.get("/v1/changes", params=wish)
        assert answer.status_code == 410
        told = problem(answer)
        assert (told.code, told.epoch) == ("other_epoch", epoch)


def test_the_snapshot_and_what_follows_it_are_everything(hub: Hub, seat: httpx.Client) -> None:
    hub.post_alerts(fresh(20))
    answer = seat.get("/v1/snapshot", params={"scope": "open"})
    assert answer.headers["content-encoding"] == "gzip"
    head, *lines = answer.content.splitlines()
    told = msgspec.json.decode(head, type=SnapshotHead)
    records = [msgspec.json.decode(line, type=SnapshotRecord) for line in lines]
    assert answer.headers["x-cursor"] == f"{told.epoch}:{told.seq}"
    assert [(r.kind, r.id) for r in records] == sorted((r.kind, r.id) for r in records)
    hub.post_alerts(fresh(2))
    page = seat.get("/v1/changes", params={"after": f"{told.epoch}:{told.seq}", "wait": "0"})
    assert len(page.json()["changes"]) == 2


def test_a_snapshot_goes_on_where_it_was_cut_off_as_it_stood(hub: Hub, seat: httpx.Client) -> None:
    hub.post_alerts(fresh(20))
    whole = seat.get("/v1/snapshot", params={"scope": "open"})
    head, *lines = whole.content.splitlines()
    middle = msgspec.json.decode(lines[len(lines) // 2], type=SnapshotRecord)
    hub.post_alerts(fresh(5))
    rest = seat.get(
        "/v1/snapshot",
        params={"scope": "open", "at": whole.headers["x-cursor"], "after": f"alert,{middle.id}"},
    )
    assert rest.content.splitlines() == [head, *lines[len(lines) // 2 + 1 :]]


def test_reference_is_known_by_its_content(seat: httpx.Client) -> None:
    first = seat.get("/v1/snapshot", params={"scope": "reference"})
    assert len(first.content.splitlines()) == 1 + 2503
    tag = first.headers["etag"]
    again = seat.get("/v1/snapshot", params={"scope": "reference"}, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == tag
    assert ":" in again.headers["x-cursor"]


def test_another_process_may_import_while_the_hub_serves(
    hub: Hub, seat: httpx.Client, tmp_path: Path
) -> None:
    tag = seat.get("/v1/snapshot", params={"scope": "reference"}).headers["etag"]
    after = cursor(seat)
    file = tmp_path / "more.ndjson"
    file.write_text('{"kind":"place","id":"P1","body":{"id":"P1","name":"下立交"}}\n')
    run_word("import", str(file), "--data", str(hub.folder))
    answer = seat.get("/v1/changes", params={"after": after, "wait": "10"})
    (change,) = msgspec.json.decode(answer.content, type=ChangePage).changes
    assert (change.kind, change.id) == ("place", "P1")
    hub.post_alerts(fresh(1))
    assert cursor(seat).endswith(f":{change.seq + 1}")
    now = seat.get("/v1/snapshot", params={"scope": "reference"}).headers["etag"]
    assert now != tag


def test_plain_reads_page_filter_and_know_their_etag(hub: Hub, seat: httpx.Client) -> None:
    hub.post_alerts(fresh(7, severity="red"))
    seen: list[str] = []
    after = ""
    while True:
        wish = {"after": after, "limit": "3", "severity": "red", "open": "true"}
        page = seat.get("/v1/alerts", params=wish).json()
        seen += [item["id"] for item in page["items"]]
        assert all(item["body"]["severity"] == "red" for item in page["items"])
        after = page["next"]
        if not after:
            break
    assert len(seen) == len(set(seen)) >= 7
    one = seat.get(f"/v1/alert/{seen[0]}")
    assert msgspec.json.decode(one.content, type=SnapshotRecord).id == seen[0]
    tag = {"If-None-Match": one.headers["etag"]}
    assert seat.get(f"/v1/alert/{seen[0]}", headers=tag).status_code == 304
    assert problem(seat.get("/v1/alert/none")).code == "not_found"
    assert problem(seat.get("/v1/unicorns")).code == "no_such_call"


def test_operations_are_decided_in_order_and_settle_before_the_feed_passes(
    hub: Hub, seat: httpx.Client, grant: str
) -> None:
    (made,) = hub.post_alerts(fresh())
    after = cursor(seat)
    clock = SystemClock()
    operation = Operation(
        op=IdSource(clock)(), kind="alert.acknowledge", lane=f"alert/{made['alert']}",
        targets=[f"alert/{made['alert']}"], grant=grant, actor="linlan", seat="seat-1",
        args={"alert_id": made["alert"], "episode": 1, "severity_seen": "orange"},
        act_time=ActTime(device=to_text(clock.now())),
    )  # fmt: skip
    body = {"seat": "seat-1", "operations": [operation]}
    for wanted in ("applied", "repeated"):
        answer = seat.post("/v1/operations", content=gzip.compress(msgspec.json.encode(body)),
                           headers={"Content-Encoding": "gzip"})  # fmt: skip
        (told,) = msgspec.json.decode(answer.content, type=AnswerBatch).answers
        assert told.status == wanted
    page = seat.get("/v1/changes", params={"after": after, "wait": "1"}).json()
    assert told.settled_at == f"{page['covers']['epoch']}:{page['covers']['to_seq']}"


def test_operations_need_a_login_and_stay_within_their_limits(hub: Hub, seat: httpx.Client) -> None:
    with hub.client() as nobody:
        assert problem(nobody.post("/v1/operations", content=b"{}")).status == 401
    many = {"seat": "s", "operations": [1] * 501}
    assert problem(seat.post("/v1/operations", json=many)).code == "too_many_items"
    large = {"seat": "s" * 1_000_001, "operations": []}
    assert problem(seat.post("/v1/operations", json=large)).code == "too_large"


def test_a_lease_on_a_camera(hub: Hub, seat: httpx.Client) -> None:
    lease = seat.post("/v1/cameras/C1/play", json={"profile": "sub"}).json()
    assert lease["urls"] == ["rtsp://127.0.0.1:1/c1"]
    assert lease["may_cache"] is True
    main = seat.post("/v1/cameras/C1/play", json={"profile": "main"}).json()
    assert (main["profile"], main["urls"]) == ("main", ["rtsp://127.0.0.1:1/c1/main"])
    older = seat.post("/v1/cameras/C2/play", json={"profile": "main"}).json()
    assert older["profile"] == "sub", "a camera without a main stream gives what it has"
    assert lease["until"] > to_text(SystemClock().now())
    assert seat.post("/v1/cameras/C2/play", json={}).json()["may_cache"] is False
    assert problem(seat.post("/v1/cameras/C3/play", json={})).code == "no_address"
    assert problem(seat.post("/v1/cameras/C9/play", json={})).code == "not_found"
    with hub.client(hub.login("zhou")) as officer:
        assert problem(officer.post("/v1/cameras/C2/play", json={})).code == "restricted"
    with hub.client(hub.login("wei")) as bureau:
        assert problem(bureau.post("/v1/cameras/C1/play", json={})).code == "no_right"


def test_who_one_is_and_who_one_is_not(hub: Hub, seat: httpx.Client) -> None:
    told = seat.get("/v1/whoami").json()
    assert (told["person"], told["seat"], told["role"]) == ("linlan", "seat-1", "leader")
    with hub.client("nonsense") as nobody:
        for path in ("/v1/whoami", "/v1/changes", "/v1/snapshot", "/v1/alerts", "/v1/quarantine"):
            assert problem(nobody.get(path)).code == "unauthorized"
        assert problem(nobody.post("/v1/ingest/alerts", json=[])).code == "unauthorized"
    with hub.client(TOKEN) as source:
        assert source.get("/v1/alerts").status_code == 401


def test_five_wrong_passwords_make_the_account_wait(hub: Hub) -> None:
    add_person(hub.folder, "hasty")
    wrong = {"account": "hasty", "password": "no", "seat": "s"}
    with hub.client() as client:
        codes = [problem(client.post("/v1/login", json=wrong)).code for _ in range(6)]
        assert codes == ["wrong_password"] * 5 + ["too_many_tries"]
        right = {**wrong, "password": PASSWORD}
        assert problem(client.post("/v1/login", json=right)).status == 429
        unknown = {**wrong, "account": "nobody-of-that-name"}
        assert problem(client.post("/v1/login", json=unknown)).code == "wrong_password"


def test_a_disabled_account_is_out_at_once_and_its_feed_is_revoked(hub: Hub) -> None:
    grant = hub.login("gone")
    with hub.client(grant) as client:
        with connect_sse(client, "GET", "/v1/changes") as feed:
            events = feed.iter_sse()
            assert next(events).event == "covers"
            run_word("user", "disable", "gone", "--data", str(hub.folder))
            hub_events = [event.event for event in events]
        assert hub_events[-1] == "revoked"
        assert problem(client.get("/v1/whoami")).code == "account_disabled"
    body = {"account": "gone", "password": PASSWORD, "seat": "s"}
    with hub.client() as client:
        assert problem(client.post("/v1/login", json=body)).code == "account_disabled"


def test_quarantine_is_listed_and_can_be_tried_again(hub: Hub, seat: httpx.Client) -> None:
    (answer,) = hub.post_alerts([{"title": "无等级"}])
    listed = seat.get("/v1/quarantine", params={"limit": "1"}).json()["items"]
    assert listed[0]["id"] == answer["quarantine"]
    again = seat.post(f"/v1/quarantine/{answer['quarantine']}/retry").json()
    assert again["code"] == "bad_severity"
    assert problem(seat.post("/v1/quarantine/none/retry")).status == 404


def test_who_handles_alerts_sets_a_message_aside_for_good_and_nobody_else(
    hub: Hub, seat: httpx.Client
) -> None:
    (answer,) = hub.post_alerts(fresh(severity="purple"))
    call = f"/v1/quarantine/{answer['quarantine']}/dismiss"
    with hub.client(hub.login("wei")) as bureau:
        assert problem(bureau.post(call)).status == 403
    assert seat.post(call).json()["resolved"] == "dismissed"
    assert problem(seat.post(call)).status == 409
    ids = [item["id"] for item in seat.get("/v1/quarantine").json()["items"]]
    assert answer["quarantine"] not in ids
    kept = seat.get("/v1/quarantine", params={"all": "1"}).json()["items"]
    assert answer["quarantine"] in [item["id"] for item in kept], "its bytes stay"


def test_a_body_that_is_too_large_is_refused_and_its_head_kept(
    hub: Hub, seat: httpx.Client
) -> None:
    with hub.client(TOKEN) as source:
        large = b'[{"title":"' + b"x" * 2_100_000
        assert problem(source.post("/v1/ingest/alerts", content=large)).code == "too_large"
        bomb = gzip.compress(bytes(50_000_000))
        headers = {"Content-Encoding": "gzip"}
        answer = source.post("/v1/ingest/alerts", content=bomb, headers=headers)
        assert problem(answer).code == "too_large"
        assert problem(source.post("/v1/ingest/alerts", content=b"{")).code == "bad_json"
    sizes = [item["size"] for item in seat.get("/v1/quarantine").json()["items"][:3]]
    assert sizes == [1, 2_000_000, 2_000_000]


def test_cap_and_heartbeat_come_in_by_their_own_calls(hub: Hub, seat: httpx.Client) -> None:
    with hub.client(TOKEN) as source:
        answer = source.post("/v1/ingest/cap", content=b"<nothing/>")
        assert answer.json()["answers"][0]["code"] == "not_cap"
        beat = {"feed": "hotline", "name": "12345 热线", "alive": False}
        assert source.post("/v1/ingest/heartbeat", json=beat).json()["effect"] == "updated"
    assert seat.get("/v1/feed/hotline").json()["body"]["is_alive"] is False


def test_the_document_is_valid_openapi_and_names_every_route(hub: Hub) -> None:
    with hub.client() as nobody:
        document = nobody.get("/v1/openapi.json").json()
    validate(document)
    told = {(m.upper(), path) for path, item in document["paths"].items() for m in item}
    assert told == {(call.method, call.path) for call in CALLS}
    printed = run_word("openapi").stdout
    assert msgspec.json.decode(printed) == document


def test_a_look_at_a_desk_is_for_leaders_and_leaves_nothing_behind(hub: Hub) -> None:
    """A-13: neither a record nor a change comes of it; the forms are those of the document."""
    with (
        hub.client(hub.login("linlan", "seat-8")) as leader,
        hub.client(hub.login("zhou", "seat-9")) as desk,
    ):
        before = desk.get("/v1/health").json()["seq"]
        assert desk.get("/v1/looks").json()["looks"] == []
        refused = desk.post("/v1/looks", json={"seat": "seat-8"})
        look = leader.post("/v1/looks", json={"seat": "seat-9"})
        assert problem(refused).code == "no_right"
        id = look.json()["id"]
        assert desk.get("/v1/looks").json()["looks"][0]["id"] == id
        assert desk.put("/v1/looks", json={"page": "duty", "text": "x" * 201}).status_code == 400
        assert desk.put("/v1/looks", json={"page": "log"}).status_code == 200
        assert leader.get(f"/v1/looks/{id}").json()["state"]["page"] == "log"
        assert leader.get(f"/v1/looks/{id}?known=x").status_code == 400
        assert desk.delete(f"/v1/looks/{id}").status_code == 200
        assert problem(leader.get(f"/v1/looks/{id}")).code == "look_over"
        assert desk.get("/v1/health").json()["seq"] == before


def test_working_days_are_loaded_whole_or_not_at_all_and_by_who_may(
    hub: Hub, seat: httpx.Client
) -> None:
    """H467: by call as by word; every bad row is named with its line."""
    call, table = "/v1/calendar/load", {"content-type": "text/csv"}
    good = "年份,日期,截至,类型,名称,依据\n2031,2031-10-01,2031-10-07,休,国庆节,演示〔2030〕1号\n"
    assert seat.post(call, content=good.encode(), headers=table).status_code == 403
    with hub.client(hub.login("anzhuang")) as installer:
        bad = good + "2031,2031-11-31,,休,,\n"
        refused = installer.post(call, content=bad.encode(), headers=table)
        assert (refused.status_code, refused.json()["code"]) == (400, "bad_calendar")
        assert "calendar.csv:3" in refused.json()["detail"]
        assert seat.get("/v1/calendar/2031").status_code == 404
        told = [installer.post(call, content=good.encode(), headers=table) for _ in range(2)]
        raw = path("demo/calendar.toml").read_bytes()
        assert installer.post(call, content=raw).json()["changed"] == ["2026"]
    assert [answer.json()["changed"] for answer in told] == [["2031"], []]
    assert len(seat.get("/v1/calendar/2031").json()["body"]["loads"]) == 1
