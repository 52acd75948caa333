"""What was found online (网络舆情) is told to the posts that may read it, and to nobody else."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from console.app.sight import settle_sight
from console.commands.identity import Identity
from console.contract.operation import ActTime, Operation
from console.domain.alert import ONLINE_TITLE
from console.models.collections import COLLECTIONS
from console.runtime.clock import SystemClock, to_text
from console.runtime.ids import IdSource
from tests.support.hub import Hub, alert, running_hub
from tests.unit.sync.desk import Desk
from tests.unit.sync.real_hub import real_fold

SECRET = "短视频平台出现“桥洞车被淹”视频"
LEADER, ONLINE, OFFICER = "linlan", "zhao", "zhou"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    folder = tmp_path_factory.mktemp("sight") / "data"
    people = [(LEADER, "leader"), (ONLINE, "opinion"), (OFFICER, "officer")]
    with running_hub(folder, *people) as running:
        yield running


_number = iter(range(1, 1000))


def found_online(hub: Hub) -> str:
    told = alert(next(_number), title=SECRET, channel="network", severity="yellow")
    return str(hub.post_alerts([told])[0]["alert"])


def flooded(hub: Hub) -> str:
    return str(hub.post_alerts([alert(next(_number))])[0]["alert"])


def everything_told(client: httpx.Client, since: str) -> str:
    """What all calls that tell of records tell this person."""
    calls = [
        f"/v1/changes?after={since}&wait=0",
        f"/v1/changes?after={since}&scope=open&newest=9999",
        f"/v1/changes?after={since}&newest=9999&groups=0",
        "/v1/snapshot?scope=open",
        "/v1/snapshot?scope=history",
        "/v1/alerts?limit=500",
        "/v1/alerts?channel=network",
        "/v1/checks",
        "/v1/log",
        "/v1/incidents",
        "/v1/quarantine?all=1",
    ]
    answers = [client.get(call, headers={"Accept": "application/json"}) for call in calls]
    assert all(answer.status_code == 200 for answer in answers), answers
    return "\n".join(answer.text for answer in answers)


def start(hub: Hub) -> str:
    with hub.client() as client:
        return f"{client.get('/v1/health').json()['epoch']}:0"


def operation(hub: Hub, account: str, kind: str, *ids: str, **args: Any) -> Operation:
    clock = SystemClock()
    return Operation(
        op=IdSource(clock)(), kind=kind, lane=f"alert/{ids[-1]}",
        targets=[f"alert/{id}" for id in ids], args=args, grant=hub.login(account),
        actor=account, seat="seat-1", act_time=ActTime(device=to_text(clock.now()), doubt=1.0),
    )  # fmt: skip


def send(hub: Hub, account: str, made: Operation) -> dict[str, Any]:
    body = {"seat": "seat-1", "operations": [msgspec.to_builtins(made)]}
    with hub.client(hub.login(account)) as client:
        answer = client.post("/v1/operations", json=body)
    return dict(answer.json()["answers"][0])


def test_no_call_tells_of_it_without_the_right_and_all_do_with_it(hub: Hub) -> None:
    since, id = start(hub), found_online(hub)
    for account in (LEADER, ONLINE):
        with hub.client(hub.login(account)) as client:
            assert everything_told(client, since).count(SECRET) == 5, account
            assert client.get(f"/v1/alerts/{id}").json()["body"]["title"] == SECRET
            assert id in client.get("/v1/digest?scope=open").text
    with hub.client(hub.login(OFFICER)) as client:
        told = everything_told(client, since)
        assert SECRET not in told
        assert id not in told
        assert client.get(f"/v1/alerts/{id}").status_code == 404
        assert id not in client.get("/v1/digest?scope=open").text
        page = client.get(f"/v1/changes?after={since}&wait=0").json()
        assert page["covers"]["to_seq"] >= 1, "what is left out is proven to be nothing missed"


def test_a_message_that_could_not_be_taken_is_hidden_like_the_others(hub: Hub) -> None:
    told = alert(next(_number), title=SECRET, channel="network", severity="purple")
    id = hub.post_alerts([told])[0]["quarantine"]
    for account, sees in ((LEADER, True), (OFFICER, False)):
        with hub.client(hub.login(account)) as client:
            items = client.get("/v1/quarantine").json()["items"]
        assert (id in [item["id"] for item in items]) is sees


def test_a_long_feed_skips_it_and_goes_on(hub: Hub) -> None:
    since = start(hub)
    hidden, seen = found_online(hub), flooded(hub)
    with (
        hub.client(hub.login(OFFICER)) as client,
        client.stream("GET", f"/v1/changes?after={since}") as stream,
    ):
        told = ""
        for part in stream.iter_text():
            told += part
            if seen in told:
                break
    assert hidden not in told


def test_who_may_not_read_it_may_not_act_on_it(hub: Hub) -> None:
    id = found_online(hub)
    args = {"alert_id": id, "episode": 1, "severity_seen": "yellow"}
    answer = send(hub, OFFICER, operation(hub, OFFICER, "alert.acknowledge", id, **args))
    assert (answer["status"], answer["code"]) == ("refused", "no_right")
    answer = send(hub, ONLINE, operation(hub, ONLINE, "alert.acknowledge", id, **args))
    assert answer["status"] == "applied"


def test_merged_into_what_all_see_it_is_named_by_no_word_of_it(hub: Hub) -> None:
    since, hidden, seen = start(hub), found_online(hub), flooded(hub)
    merge = operation(hub, LEADER, "alert.merge", hidden, seen, alert_id=hidden, into=seen)
    assert send(hub, LEADER, merge)["status"] == "applied"
    with hub.client(hub.login(OFFICER)) as client:
        assert SECRET not in everything_told(client, since)
        body = client.get(f"/v1/alerts/{seen}").json()["body"]
    assert body["count"] == 2
    assert body["joined"][0]["title"] == ONLINE_TITLE


def test_nothing_that_all_see_goes_into_what_only_some_see(hub: Hub) -> None:
    hidden, seen = found_online(hub), flooded(hub)
    merge = operation(hub, LEADER, "alert.merge", seen, hidden, alert_id=seen, into=hidden)
    answer = send(hub, LEADER, merge)
    assert (answer["status"], answer["code"]) == ("refused", "into_restricted")


async def test_a_seat_holds_what_the_person_may_read_whoever_sat_there_before(
    hub: Hub, tmp_path: Path
) -> None:
    hidden, seen = found_online(hub), flooded(hub)
    transport = httpx.AsyncHTTPTransport()
    desk = Desk(tmp_path, SystemClock(), transport, hub.url, real_fold, COLLECTIONS)

    def sit(account: str) -> None:
        token = hub.login(account, "seat-3")
        settle_sight(desk.journal, desk.cache, Identity.of(token))
        desk.session.client.grant = token

    def has(id: str) -> bool:
        return desk.cache.get("alert", id) is not None

    sit(LEADER)
    async with desk:
        await desk.until(lambda: has(hidden) and has(seen))
        assert desk.cache.search("短视频")
        sit(OFFICER)
        assert has(seen), "what all see stays on screen"
        assert not has(hidden), "it is gone before anything is shown, hub or no hub"
        assert not desk.cache.search("短视频")
        later = found_online(hub)
        after = flooded(hub)
        await desk.until(lambda: has(after))
        assert not has(hidden)
        assert not has(later)
        sit(ONLINE)
        await desk.until(lambda: has(hidden) and has(later))
    told = json.dumps([each.code for each in desk.ears.notices])
    assert "store" not in told, "nothing failed, and nobody is told so"
