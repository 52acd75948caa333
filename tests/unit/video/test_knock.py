"""What an address says of itself when it is asked why there is no picture (A-17, H856)."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from console.video.knock import knock
from console.video.states import Reason


@contextmanager
def answering(line: str) -> Iterator[int]:
    """A server that answers every request with one status line; yields its port."""

    class Answer(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(1000)
            self.request.sendall(f"{line}\r\n\r\n".encode())

    with socketserver.TCPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield int(server.server_address[1])
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("HTTP/1.1 200 OK", Reason.NONE),
        ("HTTP/1.1 401 Unauthorized", Reason.UNAUTHORIZED),
        ("HTTP/1.1 404 Not Found", Reason.NOT_FOUND),
        ("HTTP/1.1 429 Too Many Requests", Reason.NO_SESSION),
        ("HTTP/1.1 500 Internal Server Error", Reason.NO_SESSION),
        ("HTTP/1.1 503 Service Unavailable", Reason.NO_SESSION),
        ("RTSP/1.0 453 Not Enough Bandwidth", Reason.NO_SESSION),
        ("RTSP/1.0 486 Busy Here", Reason.NO_SESSION),
    ],
)
def test_a_recorder_that_is_full_is_told_from_one_that_does_not_know_the_camera(
    line: str, reason: Reason
) -> None:
    with answering(line) as port:
        assert knock(f"{line[:4].lower()}://127.0.0.1:{port}/cam") is reason
