"""The proxy of the nemesis spoils the way as it says, so that what survives it means something."""

import asyncio
import contextlib
import gc
import json
import socket
import ssl
import threading
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from console.app.login import trust
from console.bench.real.certificates import Authority
from console.bench.real.proxy import Proxy
from console.bench.real.way import FEED, MOST_CONNECTIONS, OF_CALLS, Way
from console.bench.real.weather import CUT, CUT_BACK, CUT_OUT, HALF_OPEN, LATE, REFUSED, SLOW, Trick
from console.runtime.clock import SystemClock
from console.sync.api_client import HubClient
from console.sync.trouble import HubTrouble
from tests.support.patience import PATIENCE, until


@dataclass
class Peer:
    """Answers calls and remembers them, as the hub would."""

    heard: list[str] = field(default_factory=list)
    came: threading.Condition = field(default_factory=threading.Condition)

    def wait(self, count: int) -> None:
        with self.came:
            assert self.came.wait_for(lambda: len(self.heard) >= count, PATIENCE)


@dataclass
class Stage:
    peer: Peer
    proxy: Proxy
    way: Way

    def call(self, body: str = "", seconds: float = PATIENCE) -> Any:
        """Call the hub; `seconds` is the patience with the answer alone."""
        url = f"{self.proxy.url(self.way)}/v1/operations"
        patience = httpx.Timeout(PATIENCE, read=seconds)
        return httpx.post(url, content=body, timeout=patience, trust_env=False).json()


@pytest.fixture
def stage() -> Iterator[Stage]:
    peer = Peer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            words = self.rfile.read(int(self.headers["Content-Length"])).decode()
            with peer.came:
                peer.heard.append(words)
                peer.came.notify_all()
            answer = json.dumps({"heard": words}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for word in (b"one", b"two", b""):
                self.wfile.write(b"%x\r\n%s\r\n" % (len(word), word))

        def log_message(self, *_: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            return  # the proxy resets connections

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        with Proxy(("127.0.0.1", server.server_port)) as proxy:
            yield Stage(peer, proxy, proxy.open())
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_clear_it_passes_calls_and_streams(stage: Stage) -> None:
    assert stage.call("a") == {"heard": "a"}
    with httpx.Client(base_url=stage.proxy.url(stage.way), trust_env=False) as client:
        assert [client.post("/x", content=f"{n}").json()["heard"] for n in range(3)] == list("012")
        assert client.get("/feed").text == "onetwo"
    assert stage.call("b" * 2_000_000)["heard"] == "b" * 2_000_000


def test_cut_nothing_passes_and_what_waited_arrives_after_it(stage: Stage) -> None:
    stage.proxy.turn(stage.way, CUT)
    with pytest.raises(httpx.TimeoutException):
        stage.call("late", 0.2)
    assert stage.peer.heard == []
    stage.proxy.clear(stage.way)
    stage.peer.wait(1)
    assert stage.call("next") == {"heard": "next"}


def test_one_way_cuts_are_of_one_way(stage: Stage) -> None:
    stage.proxy.turn(stage.way, CUT_BACK)
    with pytest.raises(httpx.TimeoutException):
        stage.call("arrives", 0.2)
    stage.peer.wait(1)
    stage.proxy.turn(stage.way, CUT_OUT)
    with pytest.raises(httpx.TimeoutException):
        stage.call("does not", 0.2)
    assert stage.peer.heard == ["arrives"]


def test_half_open_swallows_for_ever_and_refused_says_so_at_once(stage: Stage) -> None:
    stage.proxy.turn(stage.way, HALF_OPEN)
    with pytest.raises(httpx.TimeoutException):
        stage.call("x", 0.2)
    stage.proxy.turn(stage.way, REFUSED)
    with pytest.raises(httpx.TransportError):
        stage.call("y")
    stage.proxy.clear(stage.way)
    assert stage.call("z") == {"heard": "z"}
    assert stage.peer.heard == ["z"]


def test_slow_and_late(stage: Stage) -> None:
    stage.proxy.turn(stage.way, SLOW)
    begun = time.monotonic()
    assert stage.call("x" * 400)["heard"]
    assert time.monotonic() - begun > 0.8  # some 900 bytes and more at 1 kB/s
    stage.proxy.turn(stage.way, LATE)
    begun = time.monotonic()
    assert stage.call("y") == {"heard": "y"}
    assert time.monotonic() - begun >= 2 * LATE.delay


def test_tricks_hit_one_call_of_their_kind(stage: Stage) -> None:
    way, proxy = stage.way, stage.proxy
    way.straggles = 3.0
    proxy.play(way, Trick.DROP_REPLY)
    with pytest.raises(httpx.TransportError):
        stage.call("done and not told")
    proxy.play(way, Trick.RESET_IN_REPLY)
    with pytest.raises(httpx.TransportError):
        stage.call("told by half")
    proxy.play(way, Trick.REPEAT)
    assert stage.call("twice") == {"heard": "twice"}
    proxy.play(way, Trick.STRAGGLER)
    with pytest.raises(httpx.TransportError):
        stage.call("first said")
    assert stage.call("said later") == {"heard": "said later"}
    stage.peer.wait(6)
    assert stage.peer.heard == [
        "done and not told", "told by half", "twice", "twice", "said later", "first said",
    ]  # fmt: skip
    assert way.met == dict.fromkeys(OF_CALLS, 1)
    proxy.play(way, Trick.DROP_REPLY, "/v1/login")
    assert stage.call("another path") == {"heard": "another path"}


@pytest.mark.parametrize(
    ("trick", "told"),
    [(Trick.DOUBLE_PART, "oneonetwo"), (Trick.SWAP_PARTS, "twoone")],
)
def test_parts_of_a_feed_come_twice_or_in_another_order(
    stage: Stage, trick: Trick, told: str
) -> None:
    stage.proxy.play(stage.way, trick, FEED)
    url = f"{stage.proxy.url(stage.way)}{FEED}"
    with httpx.stream("GET", url, timeout=PATIENCE, trust_env=False) as answer:
        assert answer.read().decode() == told


def test_more_connections_than_it_bears_are_refused(stage: Stage) -> None:
    stage.proxy.turn(stage.way, HALF_OPEN)

    address = ("127.0.0.1", stage.way.port)
    with contextlib.ExitStack() as stack:
        for _ in range(MOST_CONNECTIONS):
            stack.enter_context(socket.create_connection(address, PATIENCE))
        with pytest.raises(ConnectionResetError):
            one_more = stack.enter_context(socket.create_connection(address, PATIENCE))
            one_more.recv(1)


def test_the_seat_is_shown_the_certificate_the_hub_has(tmp_path: Path) -> None:
    """One of the hall passes; one that is over, of another host or another authority does not."""
    hall, other = Authority(tmp_path, "hall"), Authority(tmp_path, "other")
    certificate = hall.sign("hub")
    wrong = [
        hall.sign("old", days=-1),
        hall.sign("elsewhere", host="10.0.0.9"),
        other.sign("stranger"),
    ]

    trust = ssl.create_default_context(cafile=str(hall.file))
    with Proxy(("127.0.0.1", 9), certificate) as proxy:
        way = proxy.open()
        with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
            httpx.get(proxy.url(way), verify=trust, trust_env=False)  # trusted; no hub behind it
        for each in wrong:
            proxy.show(each)
            with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
                httpx.get(proxy.url(way), verify=trust, trust_env=False)


async def test_a_seat_says_what_is_wrong_with_the_certificate(tmp_path: Path) -> None:
    """Another authority, one that is over, one of another address: each has its own words."""
    hall, other = Authority(tmp_path, "hall"), Authority(tmp_path, "other")
    wrong = {
        "tls_stranger": other.sign("stranger"),
        "tls_expired": hall.sign("over", days=-1),
        "tls_other_host": hall.sign("elsewhere", host="10.9.9.9"),
    }
    said = {}
    with Proxy(("127.0.0.1", 9), hall.sign("hub")) as proxy:
        way = proxy.open()
        for code, each in wrong.items():
            proxy.show(each)
            client = HubClient(proxy.url(way), None, SystemClock(), trust(str(hall.file)))
            with pytest.raises(HubTrouble) as trouble:
                await client.health()
            await client.close()
            said[code] = (trouble.value.code, trouble.value.was_answered, trouble.value.zh)
    assert {code: told[0] for code, told in said.items()} == {code: code for code in wrong}
    assert not any(told[1] for told in said.values()), "it is 断网值守 and no shaky link"
    assert "不是本单位签发" in said["tls_stranger"][2] and "过期" in said["tls_expired"][2]


def test_a_handshake_under_way_at_the_end_leaves_no_connection(tmp_path: Path) -> None:
    """Two evenings failed by a transport that nobody closed: no way knew of it yet."""
    certificate = Authority(tmp_path, "hall").sign("hub")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", ResourceWarning)
        with Proxy(("127.0.0.1", 9), certificate) as proxy:
            way = proxy.open()
            plug = socket.create_connection(("127.0.0.1", way.port))
            until(lambda: asyncio.all_tasks(proxy._loop), "the connection is accepted")
        gc.collect()
        with plug:
            assert plug.recv(1) == b"", "whoever waits for the handshake is told"
    assert [str(each.message) for each in told] == []
