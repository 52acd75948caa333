"""When a playlist may be played: once it was seen to move, or says that it is of now (H966)."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from console.runtime.clock import ManualClock
from console.video import playlist
from console.video.playlist import is_playlist, until_it_moves
from console.video.states import Reason

LIMIT = 20.0


def pieces(
    first: int, count: int = 3, target: int = 2, more: str = "", sequence: bool = True
) -> str:
    head = f"#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:{target}\n"
    head += f"#EXT-X-MEDIA-SEQUENCE:{first}\n" if sequence else ""
    listed = "".join(
        f"#EXTINF:{target}.0,\n{number}.ts?token={{asked}}\n"
        for number in range(first, first + count)
    )
    return head + more + listed


class Server:
    """Serves what a test wrote; what it is asked, and by whom, is kept."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.asked: list[str] = []
        self.logins: list[str] = []
        self.challenge = ""
        outer = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.answer(self)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        threading.Thread(target=self.server.serve_forever, args=(0.01,)).start()

    def url(self, path: str, login: str = "") -> str:
        return f"http://{login}127.0.0.1:{self.server.server_port}{path}"

    def answer(self, call: BaseHTTPRequestHandler) -> None:
        self.asked.append(call.path)
        login = call.headers["Authorization"] or ""
        self.logins.append(login)
        text = self.texts.get(call.path.partition("?")[0])
        if self.challenge and not login:
            call.send_response(401)
            call.send_header("WWW-Authenticate", self.challenge)
        else:
            call.send_response(404 if text is None else 200)
        call.end_headers()
        told = (text or "").replace("{asked}", str(len(self.asked)))
        call.wfile.write(told.encode())


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture(autouse=True)
def quick(monkeypatch: Any) -> None:
    monkeypatch.setattr(playlist, "PAUSE", 0.0)


class Wait:
    """What is done at each look that found nothing new; a second passes with each."""

    def __init__(self, then: Callable[[], None] = lambda: None, after: int = 0) -> None:
        self.clock, self.looks = ManualClock(), 0
        self._then, self._after = then, after

    def __call__(self) -> bool:
        self.looks += 1
        self.clock.jump(1.0)
        if self.looks == self._after:
            self._then()
        return True

    def at(self, url: str) -> Reason:
        return until_it_moves(url, LIMIT, self.clock, self)


def test_h966_one_that_stands_is_not_played(server: Server) -> None:
    server.texts["/c.m3u8"] = pieces(40)
    wait = Wait()
    assert wait.at(server.url("/c.m3u8")) is Reason.STALE
    assert wait.clock.monotonic() >= 4, "two pieces of two seconds are waited for"


def test_one_that_moves_is_played(server: Server) -> None:
    server.texts["/c.m3u8"] = pieces(40)
    wait = Wait(lambda: server.texts.update({"/c.m3u8": pieces(41)}), after=2)
    assert wait.at(server.url("/c.m3u8")) is Reason.NONE
    assert wait.looks == 2


def test_one_that_only_grows_moves_too(server: Server) -> None:
    server.texts["/c.m3u8"] = pieces(0, 3, sequence=False)
    wait = Wait(lambda: server.texts.update({"/c.m3u8": pieces(0, 4, sequence=False)}), after=2)
    assert wait.at(server.url("/c.m3u8")) is Reason.NONE


@pytest.mark.parametrize("number", ["1e999", "nan", "-1e999", "9" * 5000, "②"])
def test_a_number_that_is_none_is_no_reason_to_believe_it(server: Server, number: str) -> None:
    server.texts["/c.m3u8"] = (
        f"#EXTM3U\n#EXT-X-TARGETDURATION:{number}\n#EXT-X-MEDIA-SEQUENCE:{number}\n"
        f"#EXTINF:{number},\n1.ts\n"
    )
    wait = Wait()
    assert wait.at(server.url("/c.m3u8")) is Reason.STALE
    assert wait.clock.monotonic() <= 15


def test_a_slow_packager_is_waited_for(server: Server) -> None:
    """Pieces of ten seconds: the next one may come after ten seconds and more."""
    server.texts["/c.m3u8"] = pieces(40, target=10)
    wait = Wait(lambda: server.texts.update({"/c.m3u8": pieces(41, target=10)}), after=12)
    assert wait.at(server.url("/c.m3u8")) is Reason.NONE


def test_a_recording_is_played_at_once(server: Server) -> None:
    server.texts["/c.m3u8"] = pieces(0) + "#EXT-X-ENDLIST\n"
    wait = Wait()
    assert (wait.at(server.url("/c.m3u8")), wait.looks) == (Reason.NONE, 0)


@pytest.mark.parametrize(
    ("time", "is_now"),
    [
        ("2026-07-09T20:19:54+08:00", True),
        ("2026-07-09T12:19:54.000Z", True),
        ("2026-07-08T20:19:54+08:00", False),
        ("2026-07-09T20:19:54", False),
        ("once", False),
    ],
)
def test_one_that_says_it_is_of_now_is_believed_and_yesterdays_is_not(
    server: Server, time: str, is_now: bool
) -> None:
    """The clock of the hall stands at 20:20:00; six seconds of pieces follow the time."""
    server.texts["/c.m3u8"] = pieces(40, more=f"#EXT-X-PROGRAM-DATE-TIME:{time}\n")
    wait = Wait()
    assert wait.at(server.url("/c.m3u8")) is (Reason.NONE if is_now else Reason.STALE)
    assert (wait.looks == 0) is is_now


def test_its_time_may_stand_before_or_behind_the_length_of_its_piece(server: Server) -> None:
    """FFmpeg writes it behind; the last piece ends at 20:20:00 all the same."""
    time = "#EXT-X-PROGRAM-DATE-TIME:2026-07-09T20:19:50.000+0800"
    server.texts["/c.m3u8"] = f"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10.0,\n{time}\n1.ts\n"
    wait = Wait()
    wait.clock.jump(15.0)
    assert (wait.at(server.url("/c.m3u8")), wait.looks) == (Reason.NONE, 0)


def test_a_list_of_playlists_is_followed_to_the_first_one(server: Server) -> None:
    server.texts["/live/c.m3u8"] = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nsub/720.m3u8?s=1\n"
    server.texts["/live/sub/720.m3u8"] = pieces(40)
    assert Wait().at(server.url("/live/c.m3u8")) is Reason.STALE
    assert server.asked.count("/live/c.m3u8") == 1, "each asking may begin a session"


def test_one_without_pieces_has_not_moved(server: Server) -> None:
    server.texts["/c.m3u8"] = pieces(0, 0)
    assert Wait().at(server.url("/c.m3u8")) is Reason.STALE


def test_what_is_no_playlist_is_left_to_the_engine(server: Server) -> None:
    server.texts["/c.m3u8"] = "noise"
    assert Wait().at(server.url("/c.m3u8")) is Reason.NONE


def test_whoever_no_longer_wants_it_ends_the_looking(server: Server) -> None:
    server.texts["/c.m3u8"] = pieces(40)
    asked: list[bool] = []

    def stands() -> bool:
        asked.append(True)
        return len(asked) < 2

    until_it_moves(server.url("/c.m3u8"), LIMIT, ManualClock(), stands)
    assert len(asked) == 2


@pytest.mark.parametrize(
    "challenge", ['Basic realm="r"', 'Digest realm="r", nonce="n", qop="auth"']
)
def test_the_login_of_an_address_is_shown_when_it_is_asked_for(
    server: Server, challenge: str
) -> None:
    server.challenge, server.texts["/c.m3u8"] = challenge, pieces(0) + "#EXT-X-ENDLIST\n"
    assert Wait().at(server.url("/c.m3u8", "hall:a%40b@")) is Reason.NONE
    assert server.logins[0] == "" and server.logins[-1].split()[0] == challenge.split()[0]
    assert Wait().at(server.url("/c.m3u8")) is Reason.UNAUTHORIZED


def test_a_server_that_gives_none_says_why(server: Server, free_port: int) -> None:
    assert Wait().at(server.url("/gone.m3u8")) is Reason.NOT_FOUND
    assert Wait().at(f"http://127.0.0.1:{free_port}/c.m3u8") is Reason.REFUSED
    server.texts["/c.m3u8"] = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nfile:///etc/hostname\n"
    assert Wait().at(server.url("/c.m3u8")) is Reason.NO_ANSWER


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://vms.example/live/c1.m3u8?token=a.b", True),
        ("https://vms.example/live/C1.M3U8", True),
        ("http://vms.example/live/c1.ts", False),
        ("file:///records/c1.m3u8", False),
    ],
)
def test_playlists_of_servers_are_looked_at(url: str, told: bool) -> None:
    assert is_playlist(url) is told
